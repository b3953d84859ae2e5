// @ts-check
// The models: what can be asked for, and how GET /models shows it.
import { realModels } from "./scenarios/real-models.js";
import { scenarios } from "./scenarios/index.js";

const ALL = [...realModels, ...scenarios];
const VARIANTS = /:(free|extended|thinking|online|nitro|floor|exacto)$/;
const USUAL_PARAMETERS = ["max_tokens", "seed", "stop", "temperature", "top_p"];
const PRICING = { prompt: "0.000001", completion: "0.000005" };

/**
 * @param {unknown} id as a request names it: a variant or preset may follow
 * @returns {{ scenario: import("./types.js").Scenario, parameter: string } | undefined}
 */
export function findModel(id) {
  if (typeof id !== "string") return undefined;
  const plain = id.replace(/@preset\/[\w-]+$/, "").replace(VARIANTS, "") || "openrouter/auto";
  for (const scenario of ALL) {
    const parameter = scenario.pattern?.exec(plain)?.[1];
    if (parameter !== undefined || scenario.id === plain) {
      return { scenario: { pricing: PRICING, ...scenario }, parameter: parameter ?? "" };
    }
  }
  return undefined;
}

export function countModels() {
  return ALL.length;
}

export function listModels() {
  return { data: ALL.map(describe), links: { next: null }, total_count: ALL.length };
}

/** @param {import("./types.js").Scenario} model */
function describe({
  id,
  canonicalSlug = id,
  name,
  description,
  input = ["text"],
  output = ["text"],
  parameters = [],
  pricing = PRICING,
}) {
  return {
    id,
    canonical_slug: canonicalSlug,
    hugging_face_id: "",
    name: id.startsWith("standin/") ? `Stand-in: ${name}` : name,
    created: 1_767_225_600,
    description,
    context_length: 131_072,
    architecture: {
      modality: `${input.join("+")}->${output.join("+")}`,
      input_modalities: input,
      output_modalities: output,
      tokenizer: "Other",
      instruct_type: null,
    },
    pricing,
    top_provider: { context_length: 131_072, max_completion_tokens: 16_384, is_moderated: false },
    per_request_limits: null,
    supported_parameters: [...new Set([...parameters, ...USUAL_PARAMETERS])].sort(),
    default_parameters: { temperature: null, top_p: null, frequency_penalty: null },
    supported_voices: null,
    knowledge_cutoff: null,
    expiration_date: null,
    links: { details: `/api/v1/models/${canonicalSlug}/endpoints` },
  };
}
