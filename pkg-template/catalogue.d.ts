import type { CallOptions } from "./index.js";
import type { InputModality, Model, ModelList, OutputModality, SupportedParameter, Usage } from "./types.js";

/** The models there are: `GET /models`. */
export interface Models {
  /**
   * Asks for the list of models. It is public: no key is needed, and one is sent only if there is one. Rejects with an
   * {@link OpenRouterError}, and with nothing else but what a hook threw.
   *
   * @example
   * const { data } = await openrouter.models.list();
   * const withTools = data.filter((model) => supports(model, "tools"));
   */
  list(options?: ModelsOptions): Promise<ModelList>;
}

/** The options of a call, and which models are wanted. */
export interface ModelsOptions extends CallOptions {
  /** What the list is to be narrowed down to, in the API's own words. */
  query?: ModelQuery;
}

/** What a list of models can be narrowed down to. A list of values goes as one, with commas. */
export interface ModelQuery {
  /** Words in the name or slug. */
  q?: string;
  /** Models for a purpose. */
  category?:
    | "programming"
    | "roleplay"
    | "marketing"
    | "marketing/seo"
    | "technology"
    | "science"
    | "translation"
    | "legal"
    | "finance"
    | "health"
    | "trivia"
    | "academia"
    | (string & {});
  /** Models that know these parameters. */
  supported_parameters?: SupportedParameter | SupportedParameter[];
  /** Models that these can go into. */
  input_modalities?: InputModality | InputModality[];
  /**
   * Models that these come out of, or `"all"`.
   *
   * @default "text"
   */
  output_modalities?: OutputModality | OutputModality[];
  /** The least context, in tokens. */
  context?: number;
  /** The least price of a million prompt tokens, in US dollars. */
  min_price?: number;
  /** The highest price of a million prompt tokens, in US dollars. */
  max_price?: number;
  /** In which order. */
  sort?:
    | "most-popular"
    | "newest"
    | "top-weekly"
    | "pricing-low-to-high"
    | "pricing-high-to-low"
    | "context-high-to-low"
    | "throughput-high-to-low"
    | "latency-low-to-high"
    | "intelligence-high-to-low"
    | "coding-high-to-low"
    | "agentic-high-to-low"
    | "design-arena-elo-high-to-low"
    | (string & {});
  /** How many to leave out at the beginning. */
  offset?: number;
  /** How many at most, up to 1000. Without `offset` and `limit`, all of them come. */
  limit?: number;
  /** The API has more of these. */
  [parameter: string]: string | number | boolean | (string | number)[] | undefined;
}

/**
 * What can be asked of a model: a parameter that it knows, such as `"tools"`, `"structured_outputs"` or `"reasoning"`, or
 * what goes into it and comes out of it, such as `"image_input"`.
 */
export type Feature =
  | SupportedParameter
  | "text_input"
  | "image_input"
  | "file_input"
  | "audio_input"
  | "video_input"
  | "text_output"
  | "image_output"
  | "audio_output"
  | "video_output"
  | (string & {});

/** Whether a model says that it knows a parameter, or takes or makes something. */
export function supports(
  model: Pick<Model, "supported_parameters" | "architecture">,
  feature: Feature,
): boolean;

/**
 * What a request costs by a model's list prices, in US dollars: its tokens, those from and to the cache, of reasoning and
 * of sound at their own prices; the request; web searches; the prices that hold for long prompts and at some times of day;
 * and the discount. `undefined` for a router, whose price is that of the model it chooses.
 *
 * What was really paid is `usage.cost`. The two differ if another provider than the first one answered, and by what a
 * usage does not tell: images with a price apiece, and the hour that a cache was asked to last.
 *
 * @param usage an answer's, or `{ prompt_tokens, completion_tokens }` as they are expected
 * @param options.at when, for prices that depend on the time of day; now if left out
 */
export function estimateCost(
  model: Pick<Model, "pricing">,
  usage: Pick<Usage, "prompt_tokens"> & Partial<Usage>,
  options?: { at?: Date },
): number | undefined;

/**
 * How many tokens a model can still take in and write, after so many: `undefined` if the model does not say how many it
 * can work with.
 *
 * @param used the usage of a conversation's last answer, which counts the whole conversation; or a number of tokens
 */
export function contextLeft(
  model: Pick<Model, "context_length"> & Partial<Pick<Model, "top_provider">>,
  used: Pick<Usage, "total_tokens"> | number,
): number | undefined;
