// Generated from the Rust types in src/wire/. Do not edit.

/**
 * Settings of an advisor.
 */
export interface AdvisorParameters extends UnknownFields {
    /**
     * The model to ask. Default: what the tool call says, or else the request's model.
     */
    model?: string;
    /**
     * Tells several advisors apart: 1 to 64 letters, digits, spaces, `_` and `-`. One of them may have none.
     */
    name?: string;
    /**
     * The advisor's system prompt.
     */
    instructions?: string;
    /**
     * Whether the advisor sees the whole conversation, and not only the question. Default: false.
     */
    forward_transcript?: boolean;
    /**
     * Stream the advice. Has no effect in chat completions.
     */
    stream?: boolean;
    /**
     * How much the advisor thinks.
     */
    reasoning?: ServerToolReasoning;
    /**
     * The advisor's temperature.
     */
    temperature?: number;
    /**
     * Tokens the advisor may write, reasoning included.
     */
    max_completion_tokens?: number;
}

/**
 * Asks a stronger model for advice. Several of them can be given, with names.
 */
export interface AdvisorTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: AdvisorParameters;
}

/**
 * What the plugin `alignment` found. Beta: its form may change.
 */
export interface Alignment extends UnknownFields {
    /**
     * One record for each message that was checked, in order.
     */
    calls: AlignmentCall[];
}

/**
 * What the plugin `alignment` found in one message.
 */
export interface AlignmentCall extends UnknownFields {
    /**
     * The record's number, from 1; a second try goes on counting.
     */
    call?: number;
    /**
     * What became of the message.
     */
    outcome?: AlignmentOutcome;
    /**
     * One record for each rule, in the order of the request.
     */
    rules?: AlignmentRule[];
    /**
     * Why there is no result.
     */
    reason?: AlignmentFailure;
}

/**
 * Why a message could not be checked.
 *
 * - `"cut"`: It was cut off.
 * - `"evaluator_error"`: The evaluator failed.
 * - `"malformed_answer"`: The evaluator's answer could not be read.
 * - `"time_limit"`: It took too long.
 */
export type AlignmentFailure =
    | "cut"
    | "evaluator_error"
    | "malformed_answer"
    | "time_limit"
    | (string & {});

/**
 * What happens to an answer that breaks a rule.
 *
 * - `"enforce"`: It is held back and tried again, and in the end an error.
 * - `"audit"`: It is reported and returned.
 */
export type AlignmentMode =
    | "enforce"
    | "audit"
    | (string & {});

/**
 * What became of a message that was checked.
 *
 * - `"allowed"`: It breaks no rule.
 * - `"blocked"`: It breaks a rule.
 * - `"unavailable"`: It could not be checked.
 */
export type AlignmentOutcome =
    | "allowed"
    | "blocked"
    | "unavailable"
    | (string & {});

/**
 * Checks answers against rules of your own. Beta.
 */
export interface AlignmentPlugin extends UnknownFields {
    /**
     * The rules: what an answer must do, or must not do.
     */
    rules: string[];
    /**
     * Tell the model the rules. Default: true.
     */
    instruct?: boolean;
    /**
     * How often a blocked answer is tried again. Default: 1.
     */
    max_retries?: number;
    /**
     * What happens to an answer that breaks a rule. Default: `"enforce"`.
     */
    mode?: AlignmentMode;
    /**
     * The probability from which on a rule counts as broken. Default: 0.7.
     */
    threshold?: number;
}

/**
 * What the plugin `alignment` found for one rule.
 */
export interface AlignmentRule extends UnknownFields {
    /**
     * Whether the rule is broken.
     */
    broken?: boolean;
    /**
     * The probability that it is.
     */
    probability?: number;
}

/**
 * A source of an answer, or a file it was parsed from.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "url_citation"`: A web page.
 * - `type: "file"`: A parsed file; sent back, it saves parsing the file again.
 * - `type: "file_annotation"`: A place in a file, in an older form.
 */
export type Annotation =
    | ({ type: "url_citation" } & UrlCitationAnnotation)
    | ({ type: "file" } & FileAnnotation)
    | ({ type: "file_annotation" } & LegacyFileAnnotation)
;

/**
 * What went wrong.
 */
export interface ApiError extends UnknownFields {
    /**
     * The HTTP status, as a rule, also in a stream. Missing when `http_status` is there.
     */
    code?: ErrorCode;
    /**
     * What went wrong, in words.
     */
    message: string;
    /**
     * More about it.
     */
    metadata?: Nullable<ErrorMetadata>;
    /**
     * The kind of the error, the same for all providers.
     */
    error_type?: ErrorType;
    /**
     * The HTTP status, in errors of availability.
     */
    http_status?: number;
    /**
     * Why no endpoint could serve the request.
     */
    availability?: Availability;
    /**
     * The name of the error's class, such as `"ZodError"`, on some routes.
     */
    name?: string;
}

/**
 * A plugin known by its name only; its settings are open.
 */
export interface ArmorPlugin extends OpenFields {}

/**
 * The indices of Artificial Analysis.
 */
export interface ArtificialAnalysisScores extends UnknownFields {
    /**
     * General.
     */
    intelligence_index: Nullable<number>;
    /**
     * Coding.
     */
    coding_index: Nullable<number>;
    /**
     * Work with tools.
     */
    agentic_index: Nullable<number>;
}

/**
 * What the model said, sent back to it.
 *
 * The message of an answer can be sent back as it is; when it used tools, its `reasoning_details` have to be sent
 * back unmodified and in order.
 */
export interface AssistantMessage extends UnknownFields {
    /**
     * The text, or parts; may be null beside tool calls.
     */
    content?: Nullable<MessageContent>;
    /**
     * A name, to tell several authors apart.
     */
    name?: string;
    /**
     * Why the model refused to answer.
     */
    refusal?: Nullable<string>;
    /**
     * The reasoning as plain text.
     */
    reasoning?: Nullable<string>;
    /**
     * The same as `reasoning`, by the name other APIs use.
     */
    reasoning_content?: Nullable<string>;
    /**
     * The reasoning as the provider gave it, for it to go on from.
     */
    reasoning_details?: ReasoningDetail[];
    /**
     * The tools the model called.
     */
    tool_calls?: ToolCall[];
    /**
     * Images the model made.
     */
    images?: OutputImage[];
    /**
     * Sound the model made.
     */
    audio?: OutputAudio;
    /**
     * The model that said it; the auto router can stay with it (`pin_model`).
     */
    model?: string;
    /**
     * Sources and parsed files; sent back, they save parsing the same file again.
     */
    annotations?: Annotation[];
}

/**
 * Who speaks in an answer.
 */
export type AssistantRole = "assistant";

/**
 * The encoding of sound made by a model.
 *
 * - `"wav"`: WAV.
 * - `"mp3"`: MP3.
 * - `"flac"`: FLAC.
 * - `"opus"`: Opus.
 * - `"pcm16"`: Raw 16-bit samples, the form that can be streamed.
 */
export type AudioFormat =
    | "wav"
    | "mp3"
    | "flac"
    | "opus"
    | "pcm16"
    | (string & {});

/**
 * The sound a model should make. Needed when `modalities` has `"audio"`.
 */
export interface AudioOptions extends UnknownFields {
    /**
     * The voice's name; which ones exist depends on the model.
     */
    voice: string;
    /**
     * The encoding.
     */
    format: AudioFormat;
}

/**
 * A sound.
 */
export interface AudioPart extends UnknownFields {
    /**
     * The sound itself.
     */
    input_audio: InputAudio;
}

/**
 * The next version of the automatic router.
 */
export interface AutoBetaRouterPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * Models to choose from, such as `"anthropic/*"`; at most 1024 patterns.
     */
    allowed_models?: string[];
    /**
     * Models never to choose; at most 1024 patterns. Goes before `allowed_models`.
     */
    excluded_models?: string[];
    /**
     * How much the answer may cost, against other models for the same kind of task.
     */
    cost_tier?: CostTier;
    /**
     * From 0, the best, to 10, the cheapest.
     *
     * @deprecated Use `cost_tier`, which goes before it.
     */
    cost_quality_tradeoff?: number;
}

/**
 * Chooses a model for the task.
 */
export interface AutoRouterPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * Models to choose from, such as `"anthropic/*"`; at most 1024 patterns.
     */
    allowed_models?: string[];
    /**
     * Models never to choose; at most 1024 patterns. Goes before `allowed_models`.
     */
    excluded_models?: string[];
    /**
     * How much the answer may cost, against other models for the same kind of task.
     */
    cost_tier?: CostTier;
    /**
     * From 0, the best, to 10, the cheapest.
     *
     * @deprecated Use `cost_tier`, which goes before it.
     */
    cost_quality_tradeoff?: number;
    /**
     * Stay with the `model` of the last assistant message. Default: false.
     */
    pin_model?: boolean;
}

/**
 * Why no endpoint could serve a request.
 *
 * In Rust, an object with a field of another type than expected is kept whole in `extra`.
 */
export interface Availability extends UnknownFields {
    /**
     * The reason.
     */
    code?: AvailabilityCode;
    /**
     * Whether another try may succeed.
     */
    retryable?: boolean;
    /**
     * How long to wait, in seconds.
     */
    retry_after?: Nullable<number>;
    /**
     * The models asked for.
     */
    requested_models?: string[];
    /**
     * The providers concerned.
     */
    affected_providers?: string[];
    /**
     * What ruled the endpoints out.
     */
    excluded_by?: unknown;
    /**
     * Models to try instead.
     */
    fallback_models?: string[];
    /**
     * The condition that no endpoint met.
     */
    constraint?: unknown;
    /**
     * Where to read more.
     */
    docs_url?: string;
}

/**
 * The reason why no endpoint could serve a request.
 *
 * - `"model_not_found"`: There is no such model.
 * - `"wrong_endpoint"`: The model belongs to another route.
 * - `"no_endpoints"`: The model has no endpoints.
 * - `"model_deprecated"`: The model is gone.
 * - `"model_unavailable_upstream"`: The provider no longer has the model.
 * - `"capacity_exhausted"`: All endpoints are full. Another try may succeed.
 * - `"temporarily_unavailable"`: All endpoints are down. Another try may succeed.
 * - `"region_restricted"`: Not in this region.
 * - `"privacy_restricted"`: Not with these privacy settings.
 * - `"constraint_filtered"`: Not with these provider preferences.
 * - `"free_variant_ended"`: The free variant has ended.
 */
export type AvailabilityCode =
    | "model_not_found"
    | "wrong_endpoint"
    | "no_endpoints"
    | "model_deprecated"
    | "model_unavailable_upstream"
    | "capacity_exhausted"
    | "temporarily_unavailable"
    | "region_restricted"
    | "privacy_restricted"
    | "constraint_filtered"
    | "free_variant_ended"
    | (string & {});

/**
 * Who runs shell commands.
 *
 * - `"auto"`: The default; the same as `native`.
 * - `"native"`: The caller, who gets a tool call.
 * - `"openrouter"`: OpenRouter, in a container.
 */
export type BashEngine =
    | "auto"
    | "native"
    | "openrouter"
    | (string & {});

/**
 * The container in which shell commands run.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "container_auto"`: A new container.
 * - `type: "container_reference"`: A container used before.
 */
export type BashEnvironment =
    | ({ type: "container_auto" } & ContainerAuto)
    | ({ type: "container_reference" } & ContainerReference)
;

/**
 * Settings of the shell.
 */
export interface BashParameters extends UnknownFields {
    /**
     * Who runs the commands. Default: `"auto"`.
     */
    engine?: BashEngine;
    /**
     * The container.
     */
    environment?: BashEnvironment;
    /**
     * How long the container stays after its last command, in seconds. Default: 900; at most 2,592,000.
     */
    sleep_after_seconds?: number;
}

/**
 * Runs shell commands in a container.
 */
export interface BashTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: BashParameters;
}

/**
 * A cache breakpoint in Anthropic's style: everything up to and including the marked block can be reused.
 *
 * On a whole request it turns on automatic caching, with the breakpoint on the last block that can be cached.
 */
export interface CacheControl extends UnknownFields {
    /**
     * Always `"ephemeral"`.
     */
    type: CacheControlType;
    /**
     * Lifetime of the cached prefix. Default: `"5m"`.
     */
    ttl?: CacheTtl;
}

/**
 * The kind of a cache breakpoint.
 */
export type CacheControlType = "ephemeral";

/**
 * How long a cached prefix lives.
 *
 * - `"5m"`: Five minutes, the default.
 * - `"1h"`: One hour; writing it costs more.
 */
export type CacheTtl =
    | "5m"
    | "1h"
    | (string & {});

/**
 * A piece of a streamed answer.
 */
export interface ChatChunk extends UnknownFields {
    /**
     * The answer's id, the same in all of its chunks.
     */
    id: string;
    /**
     * Always `"chat.completion.chunk"`.
     */
    object: ChatChunkObject;
    /**
     * When it was made, in Unix seconds.
     */
    created: number;
    /**
     * The model that answers; can be more exact than the one asked for.
     */
    model: string;
    /**
     * The provider that serves it. Not in the vendor's schema, but always sent.
     */
    provider: string;
    /**
     * The provider's mark of its configuration.
     */
    system_fingerprint?: Nullable<string>;
    /**
     * The service tier that served it; on the chunk with the usage.
     */
    service_tier?: Nullable<ServiceTier>;
    /**
     * The pieces; one as a rule, none on some chunks with only usage, debug output or an error.
     */
    choices: ChatChunkChoice[];
    /**
     * What the answer took and cost; on the last chunk.
     */
    usage?: Usage;
    /**
     * What went wrong, in mid-stream.
     */
    error?: ApiError;
    /**
     * What was sent to the provider, if `debug` asked for it; on the first chunks.
     */
    debug?: ChunkDebug;
    /**
     * How the answer was routed, if the header `X-OpenRouter-Metadata: enabled` asked for that; on the last chunk.
     */
    openrouter_metadata?: OpenRouterMetadata;
    /**
     * Sources as bare addresses, in an older form; see the delta's `annotations`.
     */
    citations?: string[];
    /**
     * What the plugin `alignment` found. Beta.
     */
    alignment?: Alignment;
    /**
     * What the provider's safeguards found.
     */
    safeguard_results?: Record<string, unknown>[];
}

/**
 * A piece of one of the choices.
 */
export interface ChatChunkChoice extends UnknownFields {
    /**
     * Which choice this is a piece of.
     */
    index: number;
    /**
     * The piece.
     */
    delta: ChatDelta;
    /**
     * Why the answer ended; null until then. The chunk with the usage can repeat it.
     */
    finish_reason: Nullable<FinishReason>;
    /**
     * Why the answer ended, in the provider's words. Not in the vendor's schema, but always sent.
     */
    native_finish_reason: Nullable<string>;
    /**
     * The probabilities of the piece's tokens, if `logprobs` asked for them.
     */
    logprobs?: Nullable<Logprobs>;
    /**
     * What went wrong, if `finish_reason` is `"error"`.
     */
    error?: ApiError;
}

/**
 * What a piece of a streamed answer calls itself.
 */
export type ChatChunkObject = "chat.completion.chunk";

/**
 * A whole answer.
 */
export interface ChatCompletion extends UnknownFields {
    /**
     * The answer's id, such as `"gen-…"`; `GET /generation` knows it.
     */
    id: string;
    /**
     * Always `"chat.completion"`.
     */
    object: ChatCompletionObject;
    /**
     * When it was made, in Unix seconds.
     */
    created: number;
    /**
     * The model that answered; can be more exact than the one asked for.
     */
    model: string;
    /**
     * The provider that served it. Not in the vendor's schema, but always sent.
     */
    provider: string;
    /**
     * The provider's mark of its configuration.
     */
    system_fingerprint?: Nullable<string>;
    /**
     * The service tier that served it.
     */
    service_tier?: Nullable<ServiceTier>;
    /**
     * The answer itself; one choice as a rule.
     */
    choices: ChatCompletionChoice[];
    /**
     * What it took and cost.
     */
    usage?: Usage;
    /**
     * Sources as bare addresses, in an older form; see the message's `annotations`.
     */
    citations?: string[];
    /**
     * How it was routed, if the header `X-OpenRouter-Metadata: enabled` asked for that.
     */
    openrouter_metadata?: OpenRouterMetadata;
    /**
     * What the plugin `alignment` found. Beta.
     */
    alignment?: Alignment;
    /**
     * What the provider's safeguards found.
     */
    safeguard_results?: Record<string, unknown>[];
}

/**
 * One of an answer's choices.
 */
export interface ChatCompletionChoice extends UnknownFields {
    /**
     * Position among the choices.
     */
    index: number;
    /**
     * The answer.
     */
    message: ChatCompletionMessage;
    /**
     * Why it ended.
     */
    finish_reason: Nullable<FinishReason>;
    /**
     * Why it ended, in the provider's words. Not in the vendor's schema, but always sent.
     */
    native_finish_reason: Nullable<string>;
    /**
     * The probabilities of its tokens, if `logprobs` asked for them.
     */
    logprobs: Nullable<Logprobs>;
    /**
     * What went wrong, if `finish_reason` is `"error"`.
     */
    error?: ApiError;
}

/**
 * What the model said. To go on with the conversation, send it back as it is.
 */
export interface ChatCompletionMessage extends UnknownFields {
    /**
     * Always `"assistant"`.
     */
    role: AssistantRole;
    /**
     * The text; null beside tool calls. The vendor's schema allows for a list of parts too, which no answer has
     * had so far; Rust reads it.
     */
    content: Nullable<string>;
    /**
     * Why the model refused to answer.
     */
    refusal: Nullable<string>;
    /**
     * The reasoning as plain text.
     */
    reasoning?: Nullable<string>;
    /**
     * The reasoning as the provider gave it; send it back unmodified and in order.
     */
    reasoning_details?: ReasoningDetail[];
    /**
     * The functions the model calls.
     */
    tool_calls?: ToolCall[];
    /**
     * Images the model made.
     */
    images?: OutputImage[];
    /**
     * Sound the model made.
     */
    audio?: OutputAudio;
    /**
     * Sources and parsed files.
     */
    annotations?: Annotation[];
}

/**
 * What a whole answer calls itself.
 */
export type ChatCompletionObject = "chat.completion";

/**
 * What a chunk adds to an answer.
 */
export interface ChatDelta extends UnknownFields {
    /**
     * Always `"assistant"`, in every chunk.
     */
    role: AssistantRole;
    /**
     * The next text; `""` or null if there is none.
     */
    content: Nullable<string>;
    /**
     * The next reasoning as plain text.
     */
    reasoning?: Nullable<string>;
    /**
     * The next reasoning as the provider gave it. Pieces with the same `type` and `index` belong together.
     */
    reasoning_details?: ReasoningDetail[];
    /**
     * Pieces of tool calls. Those with the same `index` belong together.
     */
    tool_calls?: ToolCallDelta[];
    /**
     * The next text of a refusal.
     */
    refusal?: Nullable<string>;
    /**
     * Images, each of them whole; one with an `index` seen before is a repetition.
     */
    images?: OutputImage[];
    /**
     * The next piece of sound.
     */
    audio?: OutputAudio;
    /**
     * Sources and parsed files.
     */
    annotations?: Annotation[];
}

/**
 * One message of a conversation.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `role: "system"`: Instructions for the whole conversation.
 * - `role: "developer"`: Instructions for the whole conversation, by the name newer OpenAI models use.
 * - `role: "user"`: What the user says.
 * - `role: "assistant"`: What the model said, sent back to it.
 * - `role: "tool"`: What a tool returned.
 */
export type ChatMessage =
    | ({ role: "system" } & SystemMessage)
    | ({ role: "developer" } & DeveloperMessage)
    | ({ role: "user" } & UserMessage)
    | ({ role: "assistant" } & AssistantMessage)
    | ({ role: "tool" } & ToolMessage)
;

/**
 * A chat completion to ask for.
 *
 * Only `messages` is required. A parameter that is left out is the provider's to choose; one that the provider does
 * not know is dropped, unless `provider.require_parameters` is set.
 */
export interface ChatRequest extends UnknownFields {
    /**
     * The conversation so far; at least one message.
     */
    messages: ChatMessage[];
    /**
     * The model: `"author/model"`, also with a suffix such as `:free`, `:nitro`, `:floor`, `:online` or `:exacto`,
     * `"~author/family-latest"`, `"openrouter/auto"`, or `"@preset/name"`. Default: the account's.
     */
    model?: string;
    /**
     * Models to fall back on, in order.
     */
    models?: string[];
    /**
     * Which providers may serve the request, and in which order.
     */
    provider?: Nullable<ProviderPreferences>;
    /**
     * What OpenRouter does before and after the model.
     */
    plugins?: Plugin[];
    /**
     * What is ranked together when the request names several models.
     *
     * @deprecated Use `provider.sort.partition`: `"fallback"` is `"model"` there, `"sort"` is `"none"`.
     */
    route?: Nullable<Route>;
    /**
     * Changes to the prompt, such as `"middle-out"`.
     *
     * @deprecated Use the plugin `context-compression`.
     */
    transforms?: string[];
    /**
     * Whether the answer tells its usage.
     *
     * @deprecated Has no effect: it always does.
     */
    usage?: UsageOptions;
    /**
     * Whether the answer is a stream. Default: false.
     */
    stream?: Nullable<boolean>;
    /**
     * Settings of the stream.
     */
    stream_options?: Nullable<StreamOptions>;
    /**
     * The most tokens to write; at least 1, and some providers want at least 16.
     *
     * @deprecated Use `max_completion_tokens`.
     */
    max_tokens?: Nullable<number>;
    /**
     * The most tokens to write, reasoning included; at least 1.
     */
    max_completion_tokens?: Nullable<number>;
    /**
     * How daring the choice of words is, 0 to 2. Usual default: 1.
     */
    temperature?: Nullable<number>;
    /**
     * Choose among the likeliest tokens that together have this probability, 0 to 1. Usual default: 1.
     */
    top_p?: Nullable<number>;
    /**
     * Choose among so many of the likeliest tokens; 1 is always the likeliest, 0 is no limit.
     */
    top_k?: Nullable<number>;
    /**
     * Choose among tokens that are likely enough next to the likeliest one, 0 to 1. Default: 0, no limit.
     */
    top_a?: Nullable<number>;
    /**
     * Leave out tokens below this share of the likeliest one's probability, 0 to 1. Default: 0, no limit.
     */
    min_p?: Nullable<number>;
    /**
     * Makes a token less likely the more often it has been written, −2 to 2. Default: 0.
     */
    frequency_penalty?: Nullable<number>;
    /**
     * Makes a token less likely once it has been written, −2 to 2. Default: 0.
     */
    presence_penalty?: Nullable<number>;
    /**
     * Makes tokens of the prompt and answer less likely, above 0 to 2. Default: 1, no penalty.
     */
    repetition_penalty?: Nullable<number>;
    /**
     * Asks for the same answer to the same request, as far as the provider can. ±(2⁵³ − 1).
     */
    seed?: Nullable<number>;
    /**
     * Where to stop writing.
     */
    stop?: Nullable<StopSequences>;
    /**
     * Makes tokens, by id, likelier or less likely, −100 to 100.
     */
    logit_bias?: Nullable<Record<string, number>>;
    /**
     * Return the probabilities of the tokens.
     */
    logprobs?: Nullable<boolean>;
    /**
     * Return so many of the likeliest tokens for each place, 0 to 20. Needs `logprobs`.
     */
    top_logprobs?: Nullable<number>;
    /**
     * Tools the model can use.
     */
    tools?: Tool[];
    /**
     * Whether it has to use one, and which.
     */
    tool_choice?: ToolChoice;
    /**
     * Whether it may call several functions at once. Default: true.
     */
    parallel_tool_calls?: Nullable<boolean>;
    /**
     * The form the answer has to have.
     */
    response_format?: ResponseFormat;
    /**
     * Asks for providers that keep to `response_format` exactly.
     */
    structured_outputs?: boolean;
    /**
     * How much to think, and how much of that to show.
     */
    reasoning?: ReasoningOptions;
    /**
     * The same as `reasoning.effort`; both have to agree.
     */
    reasoning_effort?: Nullable<ReasoningEffort>;
    /**
     * Whether reasoning is in the answer.
     *
     * @deprecated Use `reasoning`: true is `{}`, false is `{ exclude: true }`.
     */
    include_reasoning?: boolean;
    /**
     * How long the answer should be. Default: `"medium"`.
     */
    verbosity?: Verbosity;
    /**
     * What the answer consists of.
     */
    modalities?: Modality[];
    /**
     * Settings of images in the answer, such as `aspect_ratio: "16:9"`, `quality` or `size`; which ones exist depends
     * on the model.
     */
    image_config?: Record<string, string | number | unknown[]>;
    /**
     * Settings of sound in the answer.
     */
    audio?: AudioOptions;
    /**
     * What the answer will be for the most part, if that is known; makes it faster.
     */
    prediction?: Nullable<Prediction>;
    /**
     * Requests with the same key share a prompt cache.
     */
    prompt_cache_key?: Nullable<string>;
    /**
     * Prompt caching in OpenAI's style.
     */
    prompt_cache_options?: Nullable<PromptCacheOptions>;
    /**
     * Automatic prompt caching in Anthropic's style.
     */
    cache_control?: CacheControl;
    /**
     * Notes on the request; at most 16, keys up to 64 and values up to 512 characters.
     */
    metadata?: Record<string, string>;
    /**
     * The end user's id, the same every time; a hash or pseudonym will do. Keeps one user's abuse from blocking all.
     */
    user?: string;
    /**
     * Joins requests: they go to the same provider, for its cache, and are shown together. At most 256 characters.
     */
    session_id?: string;
    /**
     * How fast and at what price the request is served.
     */
    service_tier?: Nullable<ServiceTier>;
    /**
     * Labels for observability.
     */
    trace?: TraceOptions;
    /**
     * What to show for debugging. Not for production.
     */
    debug?: DebugOptions;
    /**
     * Ends the loop of tools that OpenRouter runs. At least one condition; goes before `max_tool_calls`.
     */
    stop_server_tools_when?: StopCondition[];
    /**
     * Calls of tools that OpenRouter runs. Default and highest: 30.
     */
    max_tool_calls?: number;
    /**
     * The slug of a preset, whose settings the request takes over.
     */
    preset?: string;
    /**
     * Web search in OpenAI's older notation.
     */
    web_search_options?: WebSearchOptions;
    /**
     * How tools with `defer_loading` are found.
     */
    deferred_tools?: DeferredTools;
}

/**
 * What was sent to the provider.
 */
export interface ChunkDebug extends UnknownFields {
    /**
     * The body of the request to the provider. One chunk for each provider that was tried.
     */
    echo_upstream_body?: Record<string, unknown>;
}

/**
 * What kinds of tokens were written.
 */
export interface CompletionTokensDetails extends UnknownFields {
    /**
     * Reasoning.
     */
    reasoning_tokens?: Nullable<number>;
    /**
     * Sound.
     */
    audio_tokens?: Nullable<number>;
    /**
     * Images. Not in the vendor's schema, but sent.
     */
    image_tokens?: Nullable<number>;
    /**
     * Taken over from the prediction.
     */
    accepted_prediction_tokens?: Nullable<number>;
    /**
     * Predicted in vain.
     */
    rejected_prediction_tokens?: Nullable<number>;
}

/**
 * A change of settings within a conversation.
 */
export interface ConfigurationUpdate extends UnknownFields {
    /**
     * The new reasoning settings.
     */
    reasoning?: ReasoningUpdate;
}

/**
 * A new container.
 */
export interface ContainerAuto extends UnknownFields {}

/**
 * A container used before.
 */
export interface ContainerReference extends UnknownFields {
    /**
     * The container's id: 1 to 20 letters, digits, `_` and `-`.
     */
    container_id: string;
}

/**
 * One part of a message's content.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "text"`: Text.
 * - `type: "image_url"`: An image, for models that see.
 * - `type: "input_audio"`: A sound, for models that hear.
 * - `type: "video_url"`: A video.
 * - `type: "input_video"`: A video, in the older form.
 * - `type: "file"`: A document, such as a PDF.
 */
export type ContentPart =
    | ({ type: "text" } & TextPart)
    | ({ type: "image_url" } & ImagePart)
    | ({ type: "input_audio" } & AudioPart)
    | ({ type: "video_url" } & VideoPart)
    | ({ type: "input_video" } & LegacyVideoPart)
    | ({ type: "file" } & FilePart)
;

/**
 * How a conversation is shortened.
 *
 * - `"middle-out"`: From its middle.
 */
export type ContextCompressionEngine =
    | "middle-out"
    | (string & {});

/**
 * Shortens conversations that are too long for the model.
 */
export interface ContextCompressionPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * How. Default: `"middle-out"`.
     */
    engine?: ContextCompressionEngine;
}

/**
 * What the provider charged, in US dollars.
 */
export interface CostDetails extends UnknownFields {
    /**
     * Altogether.
     */
    upstream_inference_cost?: Nullable<number>;
    /**
     * For the tokens read.
     */
    upstream_inference_prompt_cost?: Nullable<number>;
    /**
     * For the tokens written.
     */
    upstream_inference_completions_cost?: Nullable<number>;
    /**
     * For the tools that OpenRouter ran.
     */
    server_tool_cost?: Nullable<number>;
}

/**
 * How much an answer may cost, against other models for the same kind of task.
 *
 * - `"low"`: The cheapest fifth.
 * - `"medium"`: The second fifth.
 * - `"high"`: The third fifth.
 * - `"xhigh"`: The fourth fifth.
 * - `"max"`: The most expensive fifth.
 */
export type CostTier =
    | "low"
    | "medium"
    | "high"
    | "xhigh"
    | "max"
    | (string & {});

/**
 * Whether providers that store prompts are allowed.
 *
 * - `"deny"`: Not allowed.
 * - `"allow"`: Allowed.
 */
export type DataCollection =
    | "deny"
    | "allow"
    | (string & {});

/**
 * Settings of the clock.
 */
export interface DatetimeParameters extends UnknownFields {
    /**
     * IANA time zone, such as `"Europe/Berlin"`. Default: UTC.
     */
    timezone?: string;
}

/**
 * Tells the date and time.
 */
export interface DatetimeTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: DatetimeParameters;
}

/**
 * What to show for debugging.
 */
export interface DebugOptions extends UnknownFields {
    /**
     * Show what was sent to the provider, in the first chunk of the stream. Only for streams.
     */
    echo_upstream_body?: boolean;
}

/**
 * What a model takes for parameters that a request leaves out.
 */
export interface DefaultParameters extends UnknownFields {
    /**
     * How daring the choice of words is.
     */
    temperature?: Nullable<number>;
    /**
     * Choose among the likeliest tokens that together have this probability.
     */
    top_p?: Nullable<number>;
    /**
     * Choose among so many of the likeliest tokens.
     */
    top_k?: Nullable<number>;
    /**
     * Makes a token less likely the more often it has been written.
     */
    frequency_penalty?: Nullable<number>;
    /**
     * Makes a token less likely once it has been written.
     */
    presence_penalty?: Nullable<number>;
    /**
     * Makes tokens of the prompt and answer less likely.
     */
    repetition_penalty?: Nullable<number>;
}

/**
 * A search by a tool of the caller's.
 */
export interface DeferredCustomSearch extends UnknownFields {
    /**
     * Tools to find.
     */
    max_results?: number;
    /**
     * The key of the tool's result under which the names of the found tools stand.
     */
    result_key?: string;
    /**
     * The tool that searches.
     */
    tool_id?: string;
}

/**
 * A search that OpenRouter does.
 */
export interface DeferredSearch extends UnknownFields {
    /**
     * Tools to find.
     */
    max_results?: number;
}

/**
 * How deferred tools are searched.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "bm25"`: By rank of matching words.
 * - `type: "regex"`: By regular expression.
 * - `type: "custom"`: By a tool of the caller's.
 */
export type DeferredToolSearch =
    | ({ type: "bm25" } & DeferredSearch)
    | ({ type: "regex" } & DeferredSearch)
    | ({ type: "custom" } & DeferredCustomSearch)
;

/**
 * How tools with `defer_loading` are found. Version 1 of a protocol; needs the reasoning of earlier answers sent
 * back unmodified, and the same tools in every request of a conversation.
 */
export interface DeferredTools extends UnknownFields {
    /**
     * Who serves it.
     */
    profile: DeferredToolsProfile;
    /**
     * The protocol's version.
     */
    protocol: DeferredToolsProtocol;
    /**
     * How tools are searched.
     */
    search: DeferredToolSearch;
    /**
     * Where arguments are checked against the tool's schema.
     */
    validation: DeferredToolsValidation;
}

/**
 * Who serves deferred tools.
 */
export type DeferredToolsProfile = "portable";

/**
 * The version of the protocol for deferred tools.
 */
export type DeferredToolsProtocol = "v1";

/**
 * Where the arguments of deferred tools are checked.
 */
export type DeferredToolsValidation = "runtime";

/**
 * A ranking of Design Arena.
 */
export interface DesignArenaScore extends UnknownFields {
    /**
     * The arena, such as `"models"`.
     */
    arena: string;
    /**
     * The category, such as `"website"`.
     */
    category: string;
    /**
     * Elo rating.
     */
    elo: number;
    /**
     * Matches won, in percent.
     */
    win_rate: number;
    /**
     * Rank among OpenRouter's models, from 1.
     */
    rank: number;
}

/**
 * Instructions for the whole conversation, by the name newer OpenAI models use.
 */
export interface DeveloperMessage extends UnknownFields {
    /**
     * The instructions.
     */
    content: TextContent;
    /**
     * A name, to tell several authors apart.
     */
    name?: string;
    /**
     * Changes the settings from this point of the conversation on, and keeps the cached prompt before it.
     */
    configuration_update?: Nullable<ConfigurationUpdate>;
}

/**
 * An endpoint: a model at a provider.
 */
export interface EndpointInfo extends UnknownFields {
    /**
     * The provider's name.
     */
    provider: string;
    /**
     * The model.
     */
    model: string;
    /**
     * Whether it was chosen.
     */
    selected: boolean;
}

/**
 * The endpoints there were for a request.
 */
export interface EndpointsMetadata extends UnknownFields {
    /**
     * How many.
     */
    total: number;
    /**
     * Which.
     */
    available: EndpointInfo[];
}

/**
 * An error's code: an HTTP status, or a name such as `"server_error"`.
 */
export type ErrorCode = number | string;

/**
 * The body of an answer that is an error.
 */
export interface ErrorEnvelope extends UnknownFields {
    /**
     * What went wrong.
     */
    error: ApiError;
    /**
     * The account's id.
     */
    user_id?: Nullable<string>;
    /**
     * How the request was routed, if the header `X-OpenRouter-Metadata: enabled` asked for that.
     */
    openrouter_metadata?: Nullable<OpenRouterMetadata>;
    /**
     * False, on some routes.
     */
    success?: boolean;
}

/**
 * More about an error. Which fields there are depends on the error.
 *
 * In Rust, an object with a field of another type than expected is kept whole in `extra`, so that it never keeps the
 * error itself from being read.
 */
export interface ErrorMetadata extends OpenFields {
    /**
     * The kind of the error, the same for all providers.
     */
    error_type?: ErrorType;
    /**
     * The provider that failed.
     */
    provider_name?: Nullable<string>;
    /**
     * The provider's own code.
     */
    provider_code?: Nullable<ErrorCode>;
    /**
     * The provider's own code, in some errors of rate.
     */
    provider_error_code?: Nullable<ErrorCode>;
    /**
     * What the provider said.
     */
    raw?: unknown;
    /**
     * Whether a provider key of your own was used.
     */
    is_byok?: boolean;
    /**
     * Errors of the providers that were tried before.
     */
    previous_errors?: PreviousError[];
    /**
     * Whose limit was hit: the account's, the key's, the provider's.
     */
    limit_source?: string;
    /**
     * What to do about it.
     */
    remedy_hint?: string;
    /**
     * How long to wait, in seconds.
     */
    retry_after_seconds?: Nullable<number>;
    /**
     * How long to wait, as the provider said.
     */
    retry_after_seconds_raw?: unknown;
    /**
     * Headers that a browser does not show: `Retry-After`, or `X-RateLimit-Limit`, `-Remaining` and `-Reset` (in Unix
     * milliseconds).
     */
    headers?: Record<string, unknown>;
    /**
     * Why moderation forbids the prompt.
     */
    reasons?: string[];
    /**
     * What of the prompt it forbids, at most 100 characters.
     */
    flagged_input?: string;
    /**
     * The model that was asked.
     */
    model_slug?: string;
    /**
     * What of a guardrail matched.
     */
    patterns?: unknown[];
    /**
     * How the endpoints became fewer, step by step.
     */
    routing_funnel?: RoutingFunnelStep[];
    /**
     * The step that left none.
     */
    failed_routing_step?: Nullable<string>;
}

/**
 * The kind of an error, the same for all providers.
 *
 * - `"context_length_exceeded"`: The conversation is too long for the model.
 * - `"max_tokens_exceeded"`: More tokens asked for than the model can write.
 * - `"token_limit_exceeded"`: The token limit was hit.
 * - `"string_too_long"`: A text is too long.
 * - `"authentication"`: The key is missing or wrong.
 * - `"permission_denied"`: The key may not do this.
 * - `"payment_required"`: Not enough credits.
 * - `"rate_limit_exceeded"`: Too many requests.
 * - `"provider_overloaded"`: The provider has too much to do.
 * - `"provider_unavailable"`: The provider is down.
 * - `"invalid_request"`: The request is wrong.
 * - `"invalid_prompt"`: The prompt is wrong.
 * - `"not_found"`: There is no such thing.
 * - `"precondition_failed"`: A condition is not met.
 * - `"payload_too_large"`: The request is too large.
 * - `"unprocessable"`: The request can't be worked on.
 * - `"content_policy_violation"`: A content rule forbids it.
 * - `"refusal"`: The model refused.
 * - `"invalid_image"`: An image can't be read.
 * - `"image_too_large"`: An image is too large.
 * - `"image_too_small"`: An image is too small.
 * - `"unsupported_image_format"`: An image's format is not supported.
 * - `"image_not_found"`: There is no such image.
 * - `"image_download_failed"`: An image could not be downloaded.
 * - `"server"`: Something broke at OpenRouter.
 * - `"timeout"`: It took too long.
 * - `"unmapped"`: A kind that has no name.
 */
export type ErrorType =
    | "context_length_exceeded"
    | "max_tokens_exceeded"
    | "token_limit_exceeded"
    | "string_too_long"
    | "authentication"
    | "permission_denied"
    | "payment_required"
    | "rate_limit_exceeded"
    | "provider_overloaded"
    | "provider_unavailable"
    | "invalid_request"
    | "invalid_prompt"
    | "not_found"
    | "precondition_failed"
    | "payload_too_large"
    | "unprocessable"
    | "content_policy_violation"
    | "refusal"
    | "invalid_image"
    | "image_too_large"
    | "image_too_small"
    | "unsupported_image_format"
    | "image_not_found"
    | "image_download_failed"
    | "server"
    | "timeout"
    | "unmapped"
    | (string & {});

/**
 * A parsed file.
 */
export interface FileAnnotation extends UnknownFields {
    /**
     * The file.
     */
    file: ParsedFile;
}

/**
 * A document: its bytes, its address, or its id.
 */
export interface FileData extends UnknownFields {
    /**
     * File name, with its ending.
     */
    filename?: string;
    /**
     * A `data:` URL that holds the document itself, or an `https:` URL of it.
     */
    file_data?: string;
    /**
     * The id of a document uploaded before.
     */
    file_id?: string;
}

/**
 * Reads documents for models that can't.
 */
export interface FileParserPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * Settings for PDF.
     */
    pdf?: PdfOptions;
}

/**
 * A document.
 */
export interface FilePart extends UnknownFields {
    /**
     * The document.
     */
    file: FileData;
}

/**
 * A place in a file.
 */
export interface FileQuote extends UnknownFields {
    /**
     * The file's id.
     */
    file_id: string;
    /**
     * What is written there.
     */
    quote: string;
}

/**
 * Settings of the workspace's files; there are none yet.
 */
export interface FilesParameters extends UnknownFields {}

/**
 * Reads and writes the files of the workspace.
 */
export interface FilesTool extends UnknownFields {
    /**
     * Settings; there are none yet.
     */
    parameters?: FilesParameters;
}

/**
 * Why an answer ended.
 *
 * - `"tool_calls"`: The model calls functions.
 * - `"stop"`: The model was done, or came to a stop sequence.
 * - `"length"`: The token limit.
 * - `"content_filter"`: A content rule.
 * - `"error"`: An error.
 */
export type FinishReason =
    | "tool_calls"
    | "stop"
    | "length"
    | "content_filter"
    | "error"
    | (string & {});

/**
 * When the model ends for this reason.
 */
export interface FinishReasonIs extends UnknownFields {
    /**
     * The finish reason, such as `"length"`; not empty.
     */
    reason: string;
}

/**
 * What to call, with what.
 */
export interface FunctionCall extends UnknownFields {
    /**
     * The function's name.
     */
    name: string;
    /**
     * The arguments as JSON text, written by the model: it can be invalid, cut off, empty, or missing.
     */
    arguments?: string;
}

/**
 * A piece of a function call in a stream.
 */
export interface FunctionCallDelta extends UnknownFields {
    /**
     * The function's name; in the first piece only.
     */
    name?: string;
    /**
     * The next characters of the arguments' JSON text.
     */
    arguments?: string;
}

/**
 * A function: its name, purpose and arguments.
 */
export interface FunctionDefinition extends UnknownFields {
    /**
     * Letters, digits, `_` and `-`; at most 64 characters.
     */
    name: string;
    /**
     * What it does and when to call it, for the model to read.
     */
    description?: string;
    /**
     * A JSON Schema of the arguments.
     */
    parameters?: Record<string, unknown>;
    /**
     * Whether the arguments have to follow the schema exactly.
     */
    strict?: Nullable<boolean>;
    /**
     * Leave the tool out of the prompt until a search finds it; see `deferred_tools`.
     */
    defer_loading?: boolean;
}

/**
 * A function by its name.
 */
export interface FunctionName extends UnknownFields {
    /**
     * The name.
     */
    name: string;
}

/**
 * A function that the caller runs.
 */
export interface FunctionTool extends UnknownFields {
    /**
     * The function.
     */
    function: FunctionDefinition;
    /**
     * A cache breakpoint after this tool.
     */
    cache_control?: CacheControl;
    /**
     * Leave the tool out of the prompt until a search finds it; see `deferred_tools`.
     */
    defer_loading?: boolean;
}

/**
 * The kind of a tool that the caller runs.
 */
export type FunctionType = "function";

/**
 * A server tool for a panel of models.
 */
export interface FusionNestedTool extends UnknownFields {
    /**
     * The tool's kind.
     */
    type: ServerToolType;
    /**
     * Its settings.
     */
    parameters?: Record<string, unknown>;
}

/**
 * Settings of a panel of models.
 */
export interface FusionParameters extends UnknownFields {
    /**
     * The models on the panel, 1 to 8.
     */
    analysis_models?: string[];
    /**
     * The model that sums up. Default: the request's model.
     */
    model?: string;
    /**
     * Server tools the panel may use, at most 8. Default: web search and web fetch; empty: none.
     */
    tools?: FusionNestedTool[];
    /**
     * Steps with tools for each model, 1 to 16. Default: 4.
     */
    max_tool_calls?: number;
    /**
     * Tokens each model may write, reasoning included. Default: 16,000.
     */
    max_completion_tokens?: number;
    /**
     * How much each model thinks.
     */
    reasoning?: ServerToolReasoning;
    /**
     * The temperature of the panel; the summing up is always at 0.
     */
    temperature?: number;
    /**
     * Prompt caching for the calls inside.
     */
    cache_control?: CacheControl;
}

/**
 * Asks several models, and joins what they say.
 */
export interface FusionPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * The models to ask, 1 to 8.
     */
    analysis_models?: string[];
    /**
     * The model that compares and joins what they say.
     */
    model?: string;
    /**
     * A ready choice of models; `analysis_models` and `model` go before it.
     */
    preset?: FusionPreset;
    /**
     * Server tools the models may use, at most 8. Default: web search and web fetch; empty: none.
     */
    tools?: FusionNestedTool[];
    /**
     * Steps with tools for each model, 1 to 16. Default: 4.
     */
    max_tool_calls?: number;
}

/**
 * A ready choice of models.
 *
 * - `"general-high"`: The best.
 * - `"general-budget"`: The cheapest.
 * - `"general-fast"`: The fastest.
 */
export type FusionPreset =
    | "general-high"
    | "general-budget"
    | "general-fast"
    | (string & {});

/**
 * Asks a panel of models, and sums up what they say.
 */
export interface FusionTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: FusionParameters;
}

/**
 * Text after a grammar.
 */
export interface GrammarFormat extends UnknownFields {
    /**
     * The grammar.
     */
    grammar: string;
}

/**
 * After a call of this tool.
 */
export interface HasToolCall extends UnknownFields {
    /**
     * The tool's name; not empty.
     */
    tool_name: string;
}

/**
 * The resolution at which a model looks at an image.
 *
 * - `"auto"`: The model's own choice.
 * - `"low"`: Small and cheap.
 * - `"high"`: Large.
 * - `"original"`: As sent.
 */
export type ImageDetail =
    | "auto"
    | "low"
    | "high"
    | "original"
    | (string & {});

/**
 * Settings of making images: `model`, and every key of a request's `image_config`.
 */
export interface ImageGenerationParameters extends OpenFields {
    /**
     * The model that makes them. Default: `"openai/gpt-5-image"`.
     */
    model?: string;
}

/**
 * Makes images.
 */
export interface ImageGenerationTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: ImageGenerationParameters;
}

/**
 * An image.
 */
export interface ImagePart extends UnknownFields {
    /**
     * Where the image is.
     */
    image_url: ImageUrl;
}

/**
 * Where an image is, and how closely to look at it.
 */
export interface ImageUrl extends UnknownFields {
    /**
     * An `https:` URL, or a `data:image/…;base64,` URL that holds the image itself.
     */
    url: string;
    /**
     * The resolution at which the model looks at the image.
     */
    detail?: ImageDetail;
}

/**
 * A sound, in the request itself.
 */
export interface InputAudio extends UnknownFields {
    /**
     * The bytes in base64, without a `data:` prefix.
     */
    data: string;
    /**
     * The encoding, such as `"wav"` or `"mp3"`; which ones are accepted depends on the provider.
     */
    format: string;
}

/**
 * What can go into a model.
 *
 * - `"text"`: Text.
 * - `"image"`: Images.
 * - `"file"`: Documents.
 * - `"audio"`: Sound.
 * - `"video"`: Video.
 */
export type InputModality =
    | "text"
    | "image"
    | "file"
    | "audio"
    | "video"
    | (string & {});

/**
 * Chooses a model from a pool by cost.
 */
export interface JevRouterPlugin extends UnknownFields {
    /**
     * Models to choose from, such as `"anthropic/*"`; at most 1024 patterns.
     */
    models?: string[];
    /**
     * The same as `models`; both count together.
     */
    allowed_models?: string[];
    /**
     * Models never to choose; at most 1024 patterns. Goes before `models`.
     */
    excluded_models?: string[];
    /**
     * `"low"`, `"medium"`, `"high"`, or a tier that the operator made.
     */
    cost_tier?: string;
}

/**
 * Any JSON object.
 */
export interface JsonObjectFormat extends UnknownFields {}

/**
 * A schema with its name.
 */
export interface JsonSchema extends UnknownFields {
    /**
     * Letters, digits, `_` and `-`; at most 64 characters.
     */
    name: string;
    /**
     * What the answer is, for the model to read.
     */
    description?: string;
    /**
     * The JSON Schema itself.
     */
    schema?: Record<string, unknown>;
    /**
     * Whether the answer has to follow the schema exactly.
     */
    strict?: Nullable<boolean>;
}

/**
 * JSON after a schema.
 */
export interface JsonSchemaFormat extends UnknownFields {
    /**
     * The schema.
     */
    json_schema: JsonSchema;
}

/**
 * A place in a file, in an older form.
 */
export interface LegacyFileAnnotation extends UnknownFields {
    /**
     * The place.
     */
    file_annotation: FileQuote;
}

/**
 * A video, in the older form.
 *
 * @deprecated Send a part of type `video_url`.
 */
export interface LegacyVideoPart extends UnknownFields {
    /**
     * Where the video is.
     */
    video_url: VideoUrl;
}

/**
 * The probabilities of the tokens of an answer.
 */
export interface Logprobs extends UnknownFields {
    /**
     * The tokens of the text.
     */
    content: Nullable<TokenLogprob[]>;
    /**
     * The tokens of the refusal.
     */
    refusal?: Nullable<TokenLogprob[]>;
}

/**
 * After so much money, over all steps together.
 */
export interface MaxCost extends UnknownFields {
    /**
     * The amount, in US dollars.
     */
    max_cost_in_dollars: number;
}

/**
 * The highest prices to accept, in US dollars.
 */
export interface MaxPrice extends UnknownFields {
    /**
     * For a million prompt tokens.
     */
    prompt?: Price;
    /**
     * For a million completion tokens.
     */
    completion?: Price;
    /**
     * For an image.
     */
    image?: Price;
    /**
     * For audio.
     */
    audio?: Price;
    /**
     * For a request.
     */
    request?: Price;
}

/**
 * After so many tokens, over all steps together.
 */
export interface MaxTokensUsed extends UnknownFields {
    /**
     * The number of tokens.
     */
    max_tokens: number;
}

/**
 * The content of a message: a text, or a list of parts.
 */
export type MessageContent = string | ContentPart[];

/**
 * What an answer can consist of.
 *
 * - `"text"`: Text.
 * - `"image"`: Images.
 * - `"audio"`: Sound; needs `audio`.
 */
export type Modality =
    | "text"
    | "image"
    | "audio"
    | (string & {});

/**
 * A model.
 */
export interface Model extends UnknownFields {
    /**
     * The slug, as `model` in a request wants it.
     */
    id: string;
    /**
     * The exact slug, with the version; answers name it.
     */
    canonical_slug: string;
    /**
     * Name to show.
     */
    name: string;
    /**
     * When it was added, in Unix seconds.
     */
    created: number;
    /**
     * What it is.
     */
    description?: string;
    /**
     * Tokens it can work with, prompt and answer together.
     */
    context_length: Nullable<number>;
    /**
     * Its name at Hugging Face.
     */
    hugging_face_id?: Nullable<string>;
    /**
     * Up to when it has knowledge, `YYYY-MM-DD`.
     */
    knowledge_cutoff?: Nullable<string>;
    /**
     * From when on it may be gone, `YYYY-MM-DD`.
     */
    expiration_date?: Nullable<string>;
    /**
     * What goes in and out.
     */
    architecture: ModelArchitecture;
    /**
     * What it costs.
     */
    pricing: ModelPricing;
    /**
     * Its first provider.
     */
    top_provider: TopProvider;
    /**
     * Limits for each request.
     */
    per_request_limits: Nullable<PerRequestLimits>;
    /**
     * Parameters of a request that it knows.
     */
    supported_parameters: SupportedParameter[];
    /**
     * What it takes for parameters that a request leaves out.
     */
    default_parameters: Nullable<DefaultParameters>;
    /**
     * Voices it can speak with; null for models that don't.
     */
    supported_voices?: Nullable<string[]>;
    /**
     * How it thinks; missing for models that don't.
     */
    reasoning?: Nullable<ModelReasoning>;
    /**
     * How it does in benchmarks.
     */
    benchmarks?: ModelBenchmarks;
    /**
     * The model behind a `~…-latest` name.
     */
    alias_target?: Nullable<ModelAliasTarget>;
    /**
     * Where to read more.
     */
    links?: ModelLinks;
}

/**
 * The model behind a `~…-latest` name.
 */
export interface ModelAliasTarget extends UnknownFields {
    /**
     * Its `id`.
     */
    slug: string;
    /**
     * Its name to show.
     */
    name: string;
}

/**
 * What goes into a model, and what comes out.
 */
export interface ModelArchitecture extends UnknownFields {
    /**
     * Both in one, such as `"text+image->text"`.
     */
    modality: Nullable<string>;
    /**
     * What goes in.
     */
    input_modalities: InputModality[];
    /**
     * What comes out.
     */
    output_modalities: OutputModality[];
    /**
     * Family of the tokenizer, such as `"Claude"`.
     */
    tokenizer?: string;
    /**
     * The form of its prompts, such as `"chatml"`.
     */
    instruct_type?: Nullable<string>;
}

/**
 * How a model does in benchmarks.
 */
export interface ModelBenchmarks extends UnknownFields {
    /**
     * The indices of Artificial Analysis.
     */
    artificial_analysis?: Nullable<ArtificialAnalysisScores>;
    /**
     * The rankings of Design Arena.
     */
    design_arena: DesignArenaScore[];
}

/**
 * Where to read more about a model.
 */
export interface ModelLinks extends UnknownFields {
    /**
     * The path of its endpoints' list.
     */
    details: string;
}

/**
 * A list of models.
 */
export interface ModelList extends UnknownFields {
    /**
     * The models.
     */
    data: Model[];
    /**
     * The way to the next page; missing in older answers.
     */
    links?: ModelListLinks;
    /**
     * How many models there are altogether.
     */
    total_count?: number;
}

/**
 * The way to the next page of a list.
 */
export interface ModelListLinks extends UnknownFields {
    /**
     * The next page's address; null on the last page.
     */
    next?: Nullable<string>;
}

/**
 * What a model costs, in US dollars, as decimal strings. A router's prices are `"-1"`.
 */
export interface ModelPricing extends UnknownFields {
    /**
     * A prompt token.
     */
    prompt: string;
    /**
     * A completion token.
     */
    completion: string;
    /**
     * A request.
     */
    request?: string;
    /**
     * An image in the prompt.
     */
    image?: string;
    /**
     * A token of an image in the prompt.
     */
    image_token?: string;
    /**
     * An image in the answer.
     */
    image_output?: string;
    /**
     * A token of sound in the prompt.
     */
    audio?: string;
    /**
     * A token of sound in the answer.
     */
    audio_output?: string;
    /**
     * A token of sound from the cache.
     */
    input_audio_cache?: string;
    /**
     * A web search.
     */
    web_search?: string;
    /**
     * A reasoning token.
     */
    internal_reasoning?: string;
    /**
     * A token read from the prompt cache.
     */
    input_cache_read?: string;
    /**
     * A token written to the prompt cache, for its shortest lifetime.
     */
    input_cache_write?: string;
    /**
     * A token written to the prompt cache, for an hour.
     */
    input_cache_write_1h?: string;
    /**
     * The share that is taken off, 0 to 1.
     */
    discount?: number;
    /**
     * Prices that hold under conditions; of those that apply, later ones win.
     */
    overrides?: PricingOverride[];
}

/**
 * How a model thinks.
 */
export interface ModelReasoning extends UnknownFields {
    /**
     * Whether thinking can't be turned off.
     */
    mandatory: boolean;
    /**
     * Whether it thinks when the request does not say.
     */
    default_enabled?: boolean;
    /**
     * How much it thinks when the request does not say.
     */
    default_effort?: Nullable<ReasoningEffort>;
    /**
     * The efforts it knows, the highest first; null if all.
     */
    supported_efforts?: Nullable<ReasoningEffort[]>;
    /**
     * Whether it knows `reasoning.max_tokens`.
     */
    supports_max_tokens?: boolean;
}

/**
 * Checks the prompt against content rules.
 */
export interface ModerationPlugin extends UnknownFields {}

/**
 * The model has to call this function.
 */
export interface NamedToolChoice extends UnknownFields {
    /**
     * Always `"function"`.
     */
    type: FunctionType;
    /**
     * The function.
     */
    function: FunctionName;
}

/**
 * A value that the API may also give, or accept, as an explicit `null`.
 */
export type Nullable<T> = T | null;

/**
 * An object whose further field names are free.
 */
export interface OpenFields {
    [name: string]: unknown;
}

/**
 * How an answer was routed.
 */
export interface OpenRouterMetadata extends UnknownFields {
    /**
     * The model asked for.
     */
    requested: string;
    /**
     * How the model was chosen.
     */
    strategy: RoutingStrategy;
    /**
     * The region that served it.
     */
    region: Nullable<string>;
    /**
     * The routing in one line.
     */
    summary: string;
    /**
     * Which attempt succeeded, from 1.
     */
    attempt: number;
    /**
     * Whether a provider key of your own was used.
     */
    is_byok: boolean;
    /**
     * The endpoints there were.
     */
    endpoints: EndpointsMetadata;
    /**
     * What the router went by.
     */
    params?: RouterParams;
    /**
     * The attempts, in order.
     */
    attempts?: RouterAttempt[];
    /**
     * What was done before and after the model, in order.
     */
    pipeline?: PipelineStage[];
    /**
     * How long the answer took.
     */
    generation_time?: Nullable<number>;
}

/**
 * Sound made by the model, or a reference to it. In a stream it comes in pieces.
 */
export interface OutputAudio extends UnknownFields {
    /**
     * The sound's id.
     */
    id?: string;
    /**
     * The bytes in base64.
     */
    data?: string;
    /**
     * When the provider forgets the sound, in Unix seconds.
     */
    expires_at?: number;
    /**
     * What is said in it.
     */
    transcript?: string;
}

/**
 * An image made by the model.
 */
export interface OutputImage extends UnknownFields {
    /**
     * Always `"image_url"`. Not in the vendor's schema, but sent.
     */
    type?: OutputImageType;
    /**
     * The image itself, as a `data:` URL.
     */
    image_url: ImageUrl;
    /**
     * Position among the images. In a stream the same image can be sent twice; this tells.
     */
    index?: number;
}

/**
 * The kind of an image in an answer.
 */
export type OutputImageType = "image_url";

/**
 * What can come out of a model.
 *
 * - `"text"`: Text.
 * - `"image"`: Images.
 * - `"embeddings"`: Embeddings.
 * - `"audio"`: Sound.
 * - `"video"`: Video.
 * - `"rerank"`: An order of documents.
 * - `"speech"`: Speech from text.
 * - `"transcription"`: Text from speech.
 * - `"decisions"`: Decisions.
 */
export type OutputModality =
    | "text"
    | "image"
    | "embeddings"
    | "audio"
    | "video"
    | "rerank"
    | "speech"
    | "transcription"
    | "decisions"
    | (string & {});

/**
 * Chooses a model by price and coding skill.
 */
export interface ParetoRouterPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * The highest price for a million prompt tokens, in US dollars; at least 0. Goes before `min_coding_score`.
     */
    max_price?: number;
    /**
     * The lowest coding skill, 0 to 1. Default: the highest tier, as with 0.66.
     */
    min_coding_score?: number;
    /**
     * What counts as the price. Default: `"prompt"`.
     */
    price_source?: PriceSource;
}

/**
 * A parsed file.
 */
export interface ParsedFile extends UnknownFields {
    /**
     * Tells the file from others.
     */
    hash: string;
    /**
     * File name.
     */
    name?: string;
    /**
     * What is in it: text and images.
     */
    content: ContentPart[];
}

/**
 * Who reads PDF.
 *
 * - `"mistral-ocr"`: Mistral, by optical character recognition.
 * - `"native"`: The model itself.
 * - `"cloudflare-ai"`: Cloudflare.
 * - `"pdf-text"`: Deprecated: the same as `cloudflare-ai` now.
 */
export type PdfEngine =
    | "mistral-ocr"
    | "native"
    | "cloudflare-ai"
    | "pdf-text"
    | (string & {});

/**
 * How PDF is read.
 */
export interface PdfOptions extends UnknownFields {
    /**
     * Who reads it.
     */
    engine?: PdfEngine;
}

/**
 * Limits for each request.
 */
export interface PerRequestLimits extends UnknownFields {
    /**
     * Tokens read.
     */
    prompt_tokens: number;
    /**
     * Tokens written.
     */
    completion_tokens: number;
}

/**
 * Limits for several percentiles. All of them have to be met.
 */
export interface PercentileThresholds extends UnknownFields {
    /**
     * For half of the requests.
     */
    p50?: Nullable<number>;
    /**
     * For three quarters of the requests.
     */
    p75?: Nullable<number>;
    /**
     * For nine tenths of the requests.
     */
    p90?: Nullable<number>;
    /**
     * For 99 of 100 requests.
     */
    p99?: Nullable<number>;
}

/**
 * A limit for the median, or limits for several percentiles.
 */
export type PerformanceThreshold = number | PercentileThresholds;

/**
 * Something done before or after the model.
 */
export interface PipelineStage extends UnknownFields {
    /**
     * Its kind.
     */
    type: PipelineStageType;
    /**
     * Its name; several can be of one kind.
     */
    name: string;
    /**
     * What it did, in one line.
     */
    summary?: string;
    /**
     * What it found.
     */
    data?: Record<string, unknown>;
    /**
     * What it cost, in US dollars.
     */
    cost_usd?: Nullable<number>;
    /**
     * The guardrail's id.
     */
    guardrail_id?: string;
    /**
     * Where the guardrail is set.
     */
    guardrail_scope?: string;
}

/**
 * The kind of something done before or after the model.
 *
 * - `"guardrail"`: A guardrail.
 * - `"plugin"`: A plugin.
 * - `"server_tools"`: Tools that OpenRouter ran.
 * - `"response_healing"`: Repair of JSON.
 * - `"context_compression"`: Shortening of the conversation.
 */
export type PipelineStageType =
    | "guardrail"
    | "plugin"
    | "server_tools"
    | "response_healing"
    | "context_compression"
    | (string & {});

/**
 * Something OpenRouter does before or after the model.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `id: "auto-router"`: Chooses a model for the task; for the model `openrouter/auto`.
 * - `id: "auto-beta-router"`: The next version of `auto-router`.
 * - `id: "moderation"`: Checks the prompt against content rules.
 * - `id: "web"`: Searches the web before the model answers.
 * - `id: "web-fetch"`: Lets the model read web pages.
 * - `id: "file-parser"`: Reads documents for models that can't.
 * - `id: "response-healing"`: Repairs JSON in answers.
 * - `id: "context-compression"`: Shortens conversations that are too long for the model.
 * - `id: "pareto-router"`: Chooses a model by price and coding skill.
 * - `id: "fusion"`: Asks several models, and joins what they say.
 * - `id: "alignment"`: Checks answers against rules of your own. Beta.
 * - `id: "armor"`: Known by its name only.
 * - `id: "jev-router"`: Chooses a model from a pool by cost.
 * - `id: "switchyard-router"`: Chooses between an efficient and a capable model.
 */
export type Plugin =
    | ({ id: "auto-router" } & AutoRouterPlugin)
    | ({ id: "auto-beta-router" } & AutoBetaRouterPlugin)
    | ({ id: "moderation" } & ModerationPlugin)
    | ({ id: "web" } & WebPlugin)
    | ({ id: "web-fetch" } & WebFetchPlugin)
    | ({ id: "file-parser" } & FileParserPlugin)
    | ({ id: "response-healing" } & ResponseHealingPlugin)
    | ({ id: "context-compression" } & ContextCompressionPlugin)
    | ({ id: "pareto-router" } & ParetoRouterPlugin)
    | ({ id: "fusion" } & FusionPlugin)
    | ({ id: "alignment" } & AlignmentPlugin)
    | ({ id: "armor" } & ArmorPlugin)
    | ({ id: "jev-router" } & JevRouterPlugin)
    | ({ id: "switchyard-router" } & SwitchyardRouterPlugin)
;

/**
 * What the answer will be for the most part, such as a file of which little changes.
 */
export interface Prediction extends UnknownFields {
    /**
     * Always `"content"`.
     */
    type: PredictionType;
    /**
     * The text.
     */
    content: PredictionContent;
}

/**
 * The text of a prediction: one text, or parts.
 */
export type PredictionContent = string | PredictionPart[];

/**
 * One part of a prediction.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "text"`: Text.
 */
export type PredictionPart =
    | ({ type: "text" } & PredictionText)
;

/**
 * A piece of a prediction's text.
 */
export interface PredictionText extends UnknownFields {
    /**
     * The text.
     */
    text: string;
}

/**
 * The kind of a prediction.
 */
export type PredictionType = "content";

/**
 * An error of a provider that was tried before.
 */
export interface PreviousError extends UnknownFields {
    /**
     * Its code.
     */
    code?: ErrorCode;
    /**
     * What went wrong, in words.
     */
    message?: string;
}

/**
 * A price in US dollars: a decimal string, or a number.
 */
export type Price = string | number;

/**
 * What counts as a model's price.
 *
 * - `"prompt"`: The list price.
 * - `"weighted_avg"`: What is paid on average.
 */
export type PriceSource =
    | "prompt"
    | "weighted_avg"
    | (string & {});

/**
 * Prices that hold when all of the entry's conditions are met; those it lacks stay as they are.
 */
export interface PricingOverride extends UnknownFields {
    /**
     * Condition: more prompt tokens than this.
     */
    min_prompt_tokens?: number;
    /**
     * Condition: from this time of day on, in UTC, as a number HHMM: 1030 is half past ten.
     */
    utc_start?: number;
    /**
     * Condition: until this time of day, in UTC, as a number HHMM.
     */
    utc_end?: number;
    /**
     * A prompt token.
     */
    prompt?: string;
    /**
     * A completion token.
     */
    completion?: string;
    /**
     * A token of sound in the prompt.
     */
    audio?: string;
    /**
     * A token of sound from the cache.
     */
    input_audio_cache?: string;
    /**
     * A token read from the prompt cache.
     */
    input_cache_read?: string;
    /**
     * A token written to the prompt cache, for its shortest lifetime.
     */
    input_cache_write?: string;
    /**
     * A token written to the prompt cache, for an hour.
     */
    input_cache_write_1h?: string;
}

/**
 * A cache breakpoint in OpenAI's style. For providers of the other style it is converted.
 */
export interface PromptCacheBreakpoint extends UnknownFields {
    /**
     * Always `"explicit"`.
     */
    mode: PromptCacheMode;
    /**
     * Lifetime of the cached prefix.
     */
    ttl?: Nullable<string>;
}

/**
 * Who places the cache breakpoints.
 */
export type PromptCacheMode = "explicit";

/**
 * Prompt caching in OpenAI's style, for a whole request.
 */
export interface PromptCacheOptions extends UnknownFields {
    /**
     * `"explicit"`: only blocks marked with `prompt_cache_breakpoint` are cached.
     */
    mode: PromptCacheMode;
    /**
     * Lifetime of the cached prefixes.
     */
    ttl?: Nullable<string>;
}

/**
 * What kinds of tokens were read.
 */
export interface PromptTokensDetails extends UnknownFields {
    /**
     * Read from the prompt cache.
     */
    cached_tokens?: Nullable<number>;
    /**
     * Written to the prompt cache.
     */
    cache_write_tokens?: Nullable<number>;
    /**
     * Sound.
     */
    audio_tokens?: Nullable<number>;
    /**
     * Video.
     */
    video_tokens?: Nullable<number>;
}

/**
 * Which providers may serve a request, and in which order they are tried.
 *
 * Providers are named by slug (`"anthropic"`) or by name (`"Anthropic"`).
 */
export interface ProviderPreferences extends UnknownFields {
    /**
     * Try other providers when the chosen ones fail. Default: true.
     */
    allow_fallbacks?: Nullable<boolean>;
    /**
     * Use only providers that support every parameter of the request; otherwise a provider ignores what it does not
     * know. Default: false.
     */
    require_parameters?: Nullable<boolean>;
    /**
     * Whether providers that store prompts, and may train on them, are allowed. Default: `"allow"`.
     */
    data_collection?: Nullable<DataCollection>;
    /**
     * Use only endpoints that keep no data at all. Default: false.
     */
    zdr?: Nullable<boolean>;
    /**
     * Use only models whose authors allow distillation of the output.
     */
    enforce_distillable_text?: Nullable<boolean>;
    /**
     * Providers to try first, in this order.
     */
    order?: Nullable<string[]>;
    /**
     * The only providers to use, together with those allowed in the account's settings.
     */
    only?: Nullable<string[]>;
    /**
     * Providers never to use, together with those ignored in the account's settings.
     */
    ignore?: Nullable<string[]>;
    /**
     * The only precisions to accept.
     */
    quantizations?: Nullable<Quantization[]>;
    /**
     * What to rank providers by. Turns off load balancing.
     */
    sort?: Nullable<ProviderSort>;
    /**
     * The highest prices to accept.
     */
    max_price?: Nullable<MaxPrice>;
    /**
     * Prefer endpoints at or above this throughput, in tokens a second; the others come last.
     */
    preferred_min_throughput?: Nullable<PerformanceThreshold>;
    /**
     * Prefer endpoints at or below this latency, in seconds; the others come last.
     */
    preferred_max_latency?: Nullable<PerformanceThreshold>;
    /**
     * Options passed on to single providers, by the provider's slug.
     */
    options?: Record<string, unknown>;
}

/**
 * What to rank providers by: one measure, or a measure with a partition.
 */
export type ProviderSort = ProviderSortKey | ProviderSortConfig;

/**
 * A measure to rank providers by, with a partition.
 */
export interface ProviderSortConfig extends UnknownFields {
    /**
     * The measure.
     */
    by?: Nullable<ProviderSortKey>;
    /**
     * What is ranked together. Default: `"model"`.
     */
    partition?: Nullable<ProviderSortPartition>;
}

/**
 * A measure to rank providers by.
 *
 * - `"price"`: The cheapest first.
 * - `"throughput"`: The most tokens a second first.
 * - `"latency"`: The shortest wait first.
 * - `"exacto"`: The most accurate tool calls first.
 */
export type ProviderSortKey =
    | "price"
    | "throughput"
    | "latency"
    | "exacto"
    | (string & {});

/**
 * What is ranked together when a request names several models.
 *
 * - `"model"`: The providers of each model; the second model stays a fallback.
 * - `"none"`: All providers of all models.
 */
export type ProviderSortPartition =
    | "model"
    | "none"
    | (string & {});

/**
 * Python code.
 */
export interface PythonFormat extends UnknownFields {}

/**
 * The precision of a model's weights.
 *
 * - `"int4"`: 4-bit integers.
 * - `"int8"`: 8-bit integers.
 * - `"fp4"`: 4-bit floating point.
 * - `"mxfp4"`: 4-bit floating point, in blocks with a shared scale (MX).
 * - `"nvfp4"`: 4-bit floating point, in NVIDIA's form.
 * - `"fp6"`: 6-bit floating point.
 * - `"fp8"`: 8-bit floating point.
 * - `"mxfp8"`: 8-bit floating point, in blocks with a shared scale (MX).
 * - `"fp16"`: 16-bit floating point.
 * - `"bf16"`: 16-bit brain floating point.
 * - `"fp32"`: 32-bit floating point.
 * - `"unknown"`: Not known.
 */
export type Quantization =
    | "int4"
    | "int8"
    | "fp4"
    | "mxfp4"
    | "nvfp4"
    | "fp6"
    | "fp8"
    | "mxfp8"
    | "fp16"
    | "bf16"
    | "fp32"
    | "unknown"
    | (string & {});

/**
 * A block of reasoning, as the provider gave it. Sent back, it has to be unmodified and in order.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "reasoning.text"`: Reasoning as it was thought.
 * - `type: "reasoning.summary"`: A summary of hidden reasoning.
 * - `type: "reasoning.encrypted"`: Hidden reasoning, readable only for the provider.
 * - `type: "reasoning.server_tool_call"`: A tool that OpenRouter ran while the model was thinking.
 */
export type ReasoningDetail =
    | ({ type: "reasoning.text" } & ReasoningText)
    | ({ type: "reasoning.summary" } & ReasoningSummaryText)
    | ({ type: "reasoning.encrypted" } & ReasoningEncrypted)
    | ({ type: "reasoning.server_tool_call" } & ReasoningServerToolCall)
;

/**
 * How much a model should think. Each step is a share of the token limit.
 *
 * - `"max"`: The most there is, about 95 % of the token limit.
 * - `"xhigh"`: About 95 % of the token limit.
 * - `"high"`: About 80 % of the token limit.
 * - `"medium"`: About half of the token limit.
 * - `"low"`: About 20 % of the token limit.
 * - `"minimal"`: About 10 % of the token limit.
 * - `"none"`: None.
 */
export type ReasoningEffort =
    | "max"
    | "xhigh"
    | "high"
    | "medium"
    | "low"
    | "minimal"
    | "none"
    | (string & {});

/**
 * Hidden reasoning, readable only for the provider.
 */
export interface ReasoningEncrypted extends UnknownFields {
    /**
     * The reasoning, encrypted.
     */
    data: string;
    /**
     * The block's id.
     */
    id?: Nullable<string>;
    /**
     * Whose reasoning it is, and in which form.
     */
    format?: Nullable<ReasoningFormat>;
    /**
     * Position among the blocks.
     */
    index?: number;
}

/**
 * Whose reasoning it is, and in which form.
 *
 * - `"unknown"`: Not known.
 * - `"openai-responses-v1"`: OpenAI.
 * - `"azure-openai-responses-v1"`: OpenAI on Azure.
 * - `"bedrock-openai-responses-v1"`: OpenAI on Bedrock.
 * - `"bedrock-xai-responses-v1"`: xAI on Bedrock.
 * - `"xai-responses-v1"`: xAI.
 * - `"meta-responses-v1"`: Meta.
 * - `"anthropic-claude-v1"`: Anthropic.
 * - `"google-gemini-v1"`: Google.
 */
export type ReasoningFormat =
    | "unknown"
    | "openai-responses-v1"
    | "azure-openai-responses-v1"
    | "bedrock-openai-responses-v1"
    | "bedrock-xai-responses-v1"
    | "xai-responses-v1"
    | "meta-responses-v1"
    | "anthropic-claude-v1"
    | "google-gemini-v1"
    | (string & {});

/**
 * How much a model should think, and how much of that it should show.
 */
export interface ReasoningOptions extends UnknownFields {
    /**
     * How much to think. Give this or `max_tokens`.
     */
    effort?: Nullable<ReasoningEffort>;
    /**
     * How long the summaries are, for providers that give only those.
     */
    summary?: Nullable<ReasoningSummary>;
    /**
     * How much to think, in tokens. Give this or `effort`.
     */
    max_tokens?: Nullable<number>;
    /**
     * Think, but leave the reasoning out of the answer. Default: false.
     */
    exclude?: boolean;
    /**
     * Turns thinking on, at the model's own measure, or off.
     */
    enabled?: boolean;
}

/**
 * A tool that OpenRouter ran while the model was thinking.
 */
export interface ReasoningServerToolCall extends UnknownFields {
    /**
     * The tool's name.
     */
    tool_name: string;
    /**
     * Its arguments as JSON text.
     */
    arguments: string;
    /**
     * What it returned.
     */
    result: string;
    /**
     * The call's id.
     */
    tool_call_id?: Nullable<string>;
    /**
     * The block's id.
     */
    id?: Nullable<string>;
    /**
     * Whose reasoning it is, and in which form.
     */
    format?: Nullable<ReasoningFormat>;
    /**
     * Position among the blocks.
     */
    index?: number;
}

/**
 * How long the summaries of hidden reasoning are.
 *
 * - `"auto"`: The provider's choice.
 * - `"concise"`: Short.
 * - `"detailed"`: Long.
 */
export type ReasoningSummary =
    | "auto"
    | "concise"
    | "detailed"
    | (string & {});

/**
 * A summary of hidden reasoning.
 */
export interface ReasoningSummaryText extends UnknownFields {
    /**
     * The summary.
     */
    summary: string;
    /**
     * The block's id.
     */
    id?: Nullable<string>;
    /**
     * Whose reasoning it is, and in which form.
     */
    format?: Nullable<ReasoningFormat>;
    /**
     * Position among the blocks.
     */
    index?: number;
}

/**
 * Reasoning as it was thought.
 *
 * In a stream, a piece with only a `signature` closes the block with the same `index`. In Rust the optional fields
 * keep apart what was absent (`None`) and what was null (`Some(None)`), as the block is sent back unmodified.
 */
export interface ReasoningText extends UnknownFields {
    /**
     * The reasoning.
     */
    text?: Nullable<string>;
    /**
     * The provider's proof that the block is its own.
     */
    signature?: Nullable<string>;
    /**
     * The block's id.
     */
    id?: Nullable<string>;
    /**
     * Whose reasoning it is, and in which form.
     */
    format?: Nullable<ReasoningFormat>;
    /**
     * Position among the blocks.
     */
    index?: number;
}

/**
 * A change of reasoning settings within a conversation.
 */
export interface ReasoningUpdate extends UnknownFields {
    /**
     * The new effort.
     */
    effort?: ReasoningEffort;
}

/**
 * The form an answer has to have.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "text"`: Free text, the default.
 * - `type: "json_object"`: Any JSON object; the prompt has to ask for it too.
 * - `type: "json_schema"`: JSON after a schema.
 * - `type: "grammar"`: Text after a grammar.
 * - `type: "python"`: Python code.
 */
export type ResponseFormat =
    | ({ type: "text" } & TextFormat)
    | ({ type: "json_object" } & JsonObjectFormat)
    | ({ type: "json_schema" } & JsonSchemaFormat)
    | ({ type: "grammar" } & GrammarFormat)
    | ({ type: "python" } & PythonFormat)
;

/**
 * Repairs JSON in answers.
 */
export interface ResponseHealingPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
}

/**
 * What is ranked together when a request names several models.
 *
 * - `"fallback"`: The providers of each model; the other models are fallbacks.
 * - `"sort"`: All providers of all models.
 */
export type Route =
    | "fallback"
    | "sort"
    | (string & {});

/**
 * An attempt at a provider.
 */
export interface RouterAttempt extends UnknownFields {
    /**
     * The provider's name.
     */
    provider: string;
    /**
     * The model.
     */
    model: string;
    /**
     * The HTTP status.
     */
    status: number;
}

/**
 * What a router went by.
 */
export interface RouterParams extends OpenFields {
    /**
     * The group of model versions.
     */
    version_group?: string;
    /**
     * The lowest quality.
     */
    quality_floor?: number;
    /**
     * The lowest throughput.
     */
    throughput_floor?: number;
}

/**
 * How many endpoints a step of routing left.
 */
export interface RoutingFunnelStep extends UnknownFields {
    /**
     * The step.
     */
    step?: string;
    /**
     * The endpoints it left.
     */
    endpoint_count?: number;
}

/**
 * How a model was chosen.
 *
 * - `"direct"`: As asked for.
 * - `"auto"`: By the automatic router.
 * - `"free"`: Among the free models.
 * - `"latest"`: The latest of a family.
 * - `"alias"`: By another name of the model.
 * - `"fallback"`: As a fallback.
 * - `"pareto"`: By price and skill.
 * - `"bodybuilder"`: By the router `bodybuilder`.
 * - `"fusion"`: Several models together.
 */
export type RoutingStrategy =
    | "direct"
    | "auto"
    | "free"
    | "latest"
    | "alias"
    | "fallback"
    | "pareto"
    | "bodybuilder"
    | "fusion"
    | (string & {});

/**
 * How much text each search result brings.
 *
 * - `"low"`: Little; with Exa 5,000 characters.
 * - `"medium"`: Some; with Exa 15,000 characters.
 * - `"high"`: Much; with Exa 30,000 characters.
 */
export type SearchContextSize =
    | "low"
    | "medium"
    | "high"
    | (string & {});

/**
 * Settings of a search for models.
 */
export interface SearchModelsParameters extends UnknownFields {
    /**
     * Models to return. Default: 5; at most 20.
     */
    max_results?: number;
}

/**
 * Searches OpenRouter's models. Experimental.
 */
export interface SearchModelsTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: SearchModelsParameters;
}

/**
 * The model has to use this server tool.
 */
export interface ServerToolChoice extends UnknownFields {
    /**
     * The tool's kind, such as `"openrouter:web_search"`.
     */
    type: ServerToolType;
}

/**
 * How much a model behind a server tool thinks.
 */
export interface ServerToolReasoning extends UnknownFields {
    /**
     * How much to think.
     */
    effort?: ReasoningEffort;
    /**
     * How much to think, in tokens.
     */
    max_tokens?: number;
}

/**
 * The kind of a tool that OpenRouter runs.
 *
 * - `"openrouter:web_search"`: Searches the web.
 * - `"openrouter:web_fetch"`: Reads a web page or PDF.
 * - `"openrouter:datetime"`: Tells the date and time.
 * - `"openrouter:image_generation"`: Makes images.
 * - `"openrouter:bash"`: Runs shell commands in a container.
 * - `"openrouter:files"`: Reads and writes the files of the workspace.
 * - `"openrouter:advisor"`: Asks a stronger model for advice.
 * - `"openrouter:subagent"`: Hands a task to a smaller model.
 * - `"openrouter:fusion"`: Asks a panel of models, and sums up what they say.
 * - `"openrouter:experimental__search_models"`: Searches OpenRouter's models.
 * - `"web_search"`: Searches the web, in OpenAI's notation.
 * - `"web_search_preview"`: Searches the web, in OpenAI's notation.
 * - `"web_search_preview_2025_03_11"`: Searches the web, in OpenAI's notation.
 * - `"web_search_2025_08_26"`: Searches the web, in OpenAI's notation.
 */
export type ServerToolType =
    | "openrouter:web_search"
    | "openrouter:web_fetch"
    | "openrouter:datetime"
    | "openrouter:image_generation"
    | "openrouter:bash"
    | "openrouter:files"
    | "openrouter:advisor"
    | "openrouter:subagent"
    | "openrouter:fusion"
    | "openrouter:experimental__search_models"
    | "web_search"
    | "web_search_preview"
    | "web_search_preview_2025_03_11"
    | "web_search_2025_08_26"
    | (string & {});

/**
 * What the tools did that OpenRouter or the provider ran.
 */
export interface ServerToolUse extends UnknownFields {
    /**
     * Web searches. Some are counted in `tool_calls_requested` too, so the two don't add up.
     */
    web_search_requests?: Nullable<number>;
    /**
     * Calls the model asked for.
     */
    tool_calls_requested?: Nullable<number>;
    /**
     * Calls that were run and gave a result.
     */
    tool_calls_executed?: Nullable<number>;
}

/**
 * How fast and at what price a request is served.
 *
 * - `"auto"`: The provider's choice.
 * - `"default"`: The ordinary way.
 * - `"fast"`: The same as `priority`.
 * - `"flex"`: Cheaper and slower.
 * - `"priority"`: Faster and dearer.
 * - `"scale"`: From capacity bought beforehand.
 * - `"ultrafast"`: Faster still.
 */
export type ServiceTier =
    | "auto"
    | "default"
    | "fast"
    | "flex"
    | "priority"
    | "scale"
    | "ultrafast"
    | (string & {});

/**
 * After so many steps.
 */
export interface StepCountIs extends UnknownFields {
    /**
     * The number of steps.
     */
    step_count: number;
}

/**
 * A condition that ends the loop of tools that OpenRouter runs. The first one that is met counts.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "step_count_is"`: After so many steps.
 * - `type: "has_tool_call"`: After a call of this tool.
 * - `type: "max_tokens_used"`: After so many tokens.
 * - `type: "max_cost"`: After so much money.
 * - `type: "finish_reason_is"`: When the model ends for this reason.
 */
export type StopCondition =
    | ({ type: "step_count_is" } & StepCountIs)
    | ({ type: "has_tool_call" } & HasToolCall)
    | ({ type: "max_tokens_used" } & MaxTokensUsed)
    | ({ type: "max_cost" } & MaxCost)
    | ({ type: "finish_reason_is" } & FinishReasonIs)
;

/**
 * A text at which the model stops, or up to four of them.
 */
export type StopSequences = string | string[];

/**
 * Settings of a stream.
 */
export interface StreamOptions extends UnknownFields {
    /**
     * Whether the stream ends with its usage.
     *
     * @deprecated Has no effect: it always does.
     */
    include_usage?: boolean;
}

/**
 * A server tool for a subagent.
 */
export interface SubagentNestedTool extends OpenFields {
    /**
     * The tool's kind.
     */
    type: ServerToolType;
    /**
     * Its settings.
     */
    parameters?: Record<string, unknown>;
}

/**
 * Settings of a subagent.
 */
export interface SubagentParameters extends UnknownFields {
    /**
     * The model that does the work. Default: the request's model.
     */
    model?: string;
    /**
     * Tells several subagents apart: 1 to 64 letters, digits, spaces, `_` and `-`. One of them may have none.
     */
    name?: string;
    /**
     * The subagent's system prompt.
     */
    instructions?: string;
    /**
     * The tools it may use: server tools, but no subagent.
     */
    tools?: SubagentNestedTool[];
    /**
     * Steps with tools, 1 to 25.
     */
    max_tool_calls?: number;
    /**
     * How much the subagent thinks.
     */
    reasoning?: ServerToolReasoning;
    /**
     * The subagent's temperature.
     */
    temperature?: number;
    /**
     * Tokens the subagent may write, reasoning included.
     */
    max_completion_tokens?: number;
    /**
     * Give it all of the request's functions. Experimental; chat completions reject it.
     */
    inherit_functions?: boolean;
    /**
     * Give it the request's functions with these names. Experimental; chat completions reject it.
     */
    inherited_function_names?: string[];
}

/**
 * Hands a task to a smaller model. Several of them can be given, with names.
 */
export interface SubagentTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: SubagentParameters;
}

/**
 * A parameter of a request, as models list it.
 *
 * - `"temperature"`: See `temperature` of a request.
 * - `"top_p"`: See `top_p` of a request.
 * - `"top_k"`: See `top_k` of a request.
 * - `"min_p"`: See `min_p` of a request.
 * - `"top_a"`: See `top_a` of a request.
 * - `"frequency_penalty"`: See `frequency_penalty` of a request.
 * - `"presence_penalty"`: See `presence_penalty` of a request.
 * - `"repetition_penalty"`: See `repetition_penalty` of a request.
 * - `"max_tokens"`: See `max_tokens` of a request.
 * - `"max_completion_tokens"`: See `max_completion_tokens` of a request.
 * - `"logit_bias"`: See `logit_bias` of a request.
 * - `"logprobs"`: See `logprobs` of a request.
 * - `"top_logprobs"`: See `top_logprobs` of a request.
 * - `"prediction"`: See `prediction` of a request.
 * - `"seed"`: See `seed` of a request.
 * - `"response_format"`: See `response_format` of a request.
 * - `"structured_outputs"`: A `response_format` that is kept to exactly.
 * - `"stop"`: See `stop` of a request.
 * - `"tools"`: See `tools` of a request.
 * - `"tool_choice"`: See `tool_choice` of a request.
 * - `"parallel_tool_calls"`: See `parallel_tool_calls` of a request.
 * - `"include_reasoning"`: Reasoning in the answer.
 * - `"reasoning"`: See `reasoning` of a request.
 * - `"reasoning_effort"`: See `reasoning_effort` of a request.
 * - `"web_search_options"`: See `web_search_options` of a request.
 * - `"verbosity"`: See `verbosity` of a request.
 */
export type SupportedParameter =
    | "temperature"
    | "top_p"
    | "top_k"
    | "min_p"
    | "top_a"
    | "frequency_penalty"
    | "presence_penalty"
    | "repetition_penalty"
    | "max_tokens"
    | "max_completion_tokens"
    | "logit_bias"
    | "logprobs"
    | "top_logprobs"
    | "prediction"
    | "seed"
    | "response_format"
    | "structured_outputs"
    | "stop"
    | "tools"
    | "tool_choice"
    | "parallel_tool_calls"
    | "include_reasoning"
    | "reasoning"
    | "reasoning_effort"
    | "web_search_options"
    | "verbosity"
    | (string & {});

/**
 * How to choose between an efficient and a capable model.
 *
 * - `"capability"`: A judge says how hard the task is.
 * - `"stage"`: By how the tools went so far, and a judge where that is not clear.
 * - `"auto"`: By how the tools went so far.
 * - `"random"`: By chance.
 * - `"composite"`: As the user's last turn was judged, checked again by how the tools went.
 * - `"passthrough"`: No choice: in OpenRouter's own order.
 */
export type SwitchyardAlgorithm =
    | "capability"
    | "stage"
    | "auto"
    | "random"
    | "composite"
    | "passthrough"
    | (string & {});

/**
 * Chooses between an efficient and a capable model.
 */
export interface SwitchyardRouterPlugin extends UnknownFields {
    /**
     * How to choose. Default: `"stage"`.
     */
    algorithm?: SwitchyardAlgorithm;
    /**
     * The model that judges the task, for the algorithms that ask one.
     */
    judge_model?: string;
}

/**
 * Instructions for the whole conversation.
 */
export interface SystemMessage extends UnknownFields {
    /**
     * The instructions.
     */
    content: TextContent;
    /**
     * A name, to tell several authors apart.
     */
    name?: string;
    /**
     * Changes the settings from this point of the conversation on, and keeps the cached prompt before it.
     */
    configuration_update?: Nullable<ConfigurationUpdate>;
}

/**
 * The content of a system or developer message: a text, or a list of text parts.
 */
export type TextContent = string | TextContentPart[];

/**
 * One part of the content of a system or developer message.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "text"`: Text.
 */
export type TextContentPart =
    | ({ type: "text" } & TextPart)
;

/**
 * Free text.
 */
export interface TextFormat extends UnknownFields {}

/**
 * A piece of text.
 */
export interface TextPart extends UnknownFields {
    /**
     * The text.
     */
    text: string;
    /**
     * A cache breakpoint after this part, in Anthropic's style.
     */
    cache_control?: CacheControl;
    /**
     * A cache breakpoint after this part, in OpenAI's style.
     */
    prompt_cache_breakpoint?: Nullable<PromptCacheBreakpoint>;
}

/**
 * A token, and what else could have stood in its place.
 */
export interface TokenLogprob extends UnknownFields {
    /**
     * The token.
     */
    token: string;
    /**
     * The natural logarithm of its probability.
     */
    logprob: number;
    /**
     * Its UTF-8 bytes; a character can be spread over several tokens.
     */
    bytes: Nullable<number[]>;
    /**
     * The likeliest tokens for the place; as many as `top_logprobs` asked for.
     */
    top_logprobs: TopLogprob[];
}

/**
 * A tool the model can use.
 *
 * A `function` is run by the caller. Everything else OpenRouter runs itself: the answer shows no tool call for
 * it, only its results.
 *
 * Kinds that this version does not know can occur too, but have no type here.
 *
 * - `type: "function"`: A function that the caller runs.
 * - `type: "openrouter:web_search"`: Searches the web.
 * - `type: "openrouter:web_fetch"`: Reads a web page or PDF.
 * - `type: "openrouter:datetime"`: Tells the date and time.
 * - `type: "openrouter:image_generation"`: Makes images.
 * - `type: "openrouter:bash"`: Runs shell commands in a container.
 * - `type: "openrouter:files"`: Reads and writes the files of the workspace.
 * - `type: "openrouter:advisor"`: Asks a stronger model for advice.
 * - `type: "openrouter:subagent"`: Hands a task to a smaller model.
 * - `type: "openrouter:fusion"`: Asks a panel of models, and sums up what they say.
 * - `type: "openrouter:experimental__search_models"`: Searches OpenRouter's models. Experimental.
 * - `type: "web_search"`: Searches the web, in OpenAI's notation.
 * - `type: "web_search_preview"`: Searches the web, in OpenAI's notation.
 * - `type: "web_search_preview_2025_03_11"`: Searches the web, in OpenAI's notation.
 * - `type: "web_search_2025_08_26"`: Searches the web, in OpenAI's notation.
 */
export type Tool =
    | ({ type: "function" } & FunctionTool)
    | ({ type: "openrouter:web_search" } & WebSearchTool)
    | ({ type: "openrouter:web_fetch" } & WebFetchTool)
    | ({ type: "openrouter:datetime" } & DatetimeTool)
    | ({ type: "openrouter:image_generation" } & ImageGenerationTool)
    | ({ type: "openrouter:bash" } & BashTool)
    | ({ type: "openrouter:files" } & FilesTool)
    | ({ type: "openrouter:advisor" } & AdvisorTool)
    | ({ type: "openrouter:subagent" } & SubagentTool)
    | ({ type: "openrouter:fusion" } & FusionTool)
    | ({ type: "openrouter:experimental__search_models" } & SearchModelsTool)
    | ({ type: "web_search" } & WebSearchShorthand)
    | ({ type: "web_search_preview" } & WebSearchShorthand)
    | ({ type: "web_search_preview_2025_03_11" } & WebSearchShorthand)
    | ({ type: "web_search_2025_08_26" } & WebSearchShorthand)
;

/**
 * A function call that the model asks for. Answer it with a message of role `tool`.
 */
export interface ToolCall extends UnknownFields {
    /**
     * The call's id, to be repeated in the answer.
     */
    id: string;
    /**
     * Always `"function"`.
     */
    type: FunctionType;
    /**
     * Position among the calls of the message. Not in the vendor's schema, but sent.
     */
    index?: number;
    /**
     * What to call, with what.
     */
    function: FunctionCall;
}

/**
 * A piece of a tool call in a stream. Pieces with the same `index` belong together.
 */
export interface ToolCallDelta extends UnknownFields {
    /**
     * Which call this is a piece of.
     */
    index: number;
    /**
     * The call's id; in its first piece only.
     */
    id?: string;
    /**
     * Always `"function"`; in the first piece, and sometimes in all.
     */
    type?: FunctionType;
    /**
     * The piece itself.
     */
    function?: FunctionCallDelta;
}

/**
 * Whether the model has to use a tool, and which.
 */
export type ToolChoice = ToolChoiceMode | NamedToolChoice | ServerToolChoice;

/**
 * Whether the model has to use a tool.
 *
 * - `"none"`: It must not.
 * - `"auto"`: It may. The default.
 * - `"required"`: It has to.
 */
export type ToolChoiceMode =
    | "none"
    | "auto"
    | "required"
    | (string & {});

/**
 * What a tool returned.
 */
export interface ToolMessage extends UnknownFields {
    /**
     * The result: text, or parts.
     */
    content: MessageContent;
    /**
     * The `id` of the tool call that this answers.
     */
    tool_call_id: string;
    /**
     * The tool's name.
     */
    name?: string;
}

/**
 * A token that could have stood in a place.
 */
export interface TopLogprob extends UnknownFields {
    /**
     * The token.
     */
    token: string;
    /**
     * The natural logarithm of its probability.
     */
    logprob: number;
    /**
     * Its UTF-8 bytes.
     */
    bytes: Nullable<number[]>;
}

/**
 * A model's first provider.
 */
export interface TopProvider extends UnknownFields {
    /**
     * Tokens it can work with.
     */
    context_length?: Nullable<number>;
    /**
     * Tokens it can write.
     */
    max_completion_tokens?: Nullable<number>;
    /**
     * Whether it checks prompts against content rules.
     */
    is_moderated: boolean;
}

/**
 * Labels for observability. The named ones have a meaning; others are passed on as they are.
 */
export interface TraceOptions extends OpenFields {
    /**
     * Joins requests into a trace.
     */
    trace_id?: string;
    /**
     * The trace's name.
     */
    trace_name?: string;
    /**
     * The name of the step that this request belongs to.
     */
    span_name?: string;
    /**
     * This request's name.
     */
    generation_name?: string;
    /**
     * The step above this one.
     */
    parent_span_id?: string;
}

/**
 * Fields that this version does not know pass through untouched, both ways.
 *
 * They have no type here, so that a misspelt name is a compile error. To send a newer field all the same:
 * `{ ...request, newer: 1 } as ChatRequest`.
 */
export interface UnknownFields {}

/**
 * A web page, and what of the answer comes from it.
 */
export interface UrlCitation extends UnknownFields {
    /**
     * Address.
     */
    url: string;
    /**
     * Title.
     */
    title: string;
    /**
     * Where in the text it begins. Can be 0 like `end_index`, when the place is not known.
     */
    start_index: number;
    /**
     * Where in the text it ends.
     */
    end_index: number;
    /**
     * What the page says.
     */
    content?: string;
}

/**
 * A web page as a source.
 */
export interface UrlCitationAnnotation extends UnknownFields {
    /**
     * The page.
     */
    url_citation: UrlCitation;
}

/**
 * What an answer took and cost. Comes with every answer; in a stream once, in its last chunk.
 */
export interface Usage extends UnknownFields {
    /**
     * Tokens read.
     */
    prompt_tokens: number;
    /**
     * Tokens written, reasoning included.
     */
    completion_tokens: number;
    /**
     * Both together.
     */
    total_tokens: number;
    /**
     * What OpenRouter charged, in US dollars.
     */
    cost?: Nullable<number>;
    /**
     * Whether a provider key of your own was used.
     */
    is_byok?: boolean;
    /**
     * What kinds of tokens were read.
     */
    prompt_tokens_details?: Nullable<PromptTokensDetails>;
    /**
     * What kinds of tokens were written.
     */
    completion_tokens_details?: Nullable<CompletionTokensDetails>;
    /**
     * What the provider charged.
     */
    cost_details?: Nullable<CostDetails>;
    /**
     * What the tools did that OpenRouter ran.
     */
    server_tool_use_details?: Nullable<ServerToolUse>;
    /**
     * An older name of `server_tool_use_details`.
     */
    server_tool_use?: Nullable<ServerToolUse>;
}

/**
 * Whether an answer tells its usage.
 *
 * @deprecated Has no effect: it always does.
 */
export interface UsageOptions extends UnknownFields {
    /**
     * Has no effect.
     */
    include?: boolean;
}

/**
 * Where the user is, roughly.
 */
export interface UserLocation extends UnknownFields {
    /**
     * Always `"approximate"`.
     */
    type?: Nullable<UserLocationType>;
    /**
     * City.
     */
    city?: Nullable<string>;
    /**
     * Country.
     */
    country?: Nullable<string>;
    /**
     * State or region.
     */
    region?: Nullable<string>;
    /**
     * IANA time zone, such as `"Europe/Berlin"`.
     */
    timezone?: Nullable<string>;
}

/**
 * How exact a user's location is.
 */
export type UserLocationType = "approximate";

/**
 * What the user says.
 */
export interface UserMessage extends UnknownFields {
    /**
     * Text, or parts with images, sound, video and files.
     */
    content: MessageContent;
    /**
     * A name, to tell several users apart.
     */
    name?: string;
}

/**
 * How long an answer should be.
 *
 * - `"low"`: Short.
 * - `"medium"`: Neither short nor long.
 * - `"high"`: Long.
 * - `"xhigh"`: Longer.
 * - `"max"`: As long as it takes.
 */
export type Verbosity =
    | "low"
    | "medium"
    | "high"
    | "xhigh"
    | "max"
    | (string & {});

/**
 * A video.
 */
export interface VideoPart extends UnknownFields {
    /**
     * Where the video is.
     */
    video_url: VideoUrl;
}

/**
 * How a video is looked at.
 *
 * - `"agentic"`: Agentic.
 * - `"static"`: Static.
 */
export type VideoProcessing =
    | "agentic"
    | "static"
    | (string & {});

/**
 * Where a video is, and how to look at it.
 */
export interface VideoUrl extends UnknownFields {
    /**
     * An `https:` URL, or a `data:` URL that holds the video itself.
     */
    url: string;
    /**
     * How the video is looked at.
     */
    processing?: VideoProcessing;
}

/**
 * Who fetches web pages.
 *
 * - `"auto"`: The provider if it can, else Exa.
 * - `"native"`: The provider.
 * - `"openrouter"`: OpenRouter, by a plain HTTP request.
 * - `"exa"`: Exa.
 * - `"parallel"`: Parallel.
 * - `"firecrawl"`: Firecrawl, with a key of your own.
 */
export type WebFetchEngine =
    | "auto"
    | "native"
    | "openrouter"
    | "exa"
    | "parallel"
    | "firecrawl"
    | (string & {});

/**
 * Settings of reading web pages.
 */
export interface WebFetchParameters extends UnknownFields {
    /**
     * Who fetches. Default: `"auto"`.
     */
    engine?: WebFetchEngine;
    /**
     * Pages for the whole request.
     */
    max_uses?: number;
    /**
     * Tokens for each page, roughly; what is beyond is cut off.
     */
    max_content_tokens?: number;
    /**
     * The only domains to read from.
     */
    allowed_domains?: string[];
    /**
     * Domains never to read from.
     */
    blocked_domains?: string[];
}

/**
 * Lets the model read web pages.
 */
export interface WebFetchPlugin extends UnknownFields {
    /**
     * Pages for the whole request.
     */
    max_uses?: number;
    /**
     * Tokens for each page, roughly; what is beyond is cut off.
     */
    max_content_tokens?: number;
    /**
     * The only domains to read from.
     */
    allowed_domains?: string[];
    /**
     * Domains never to read from.
     */
    blocked_domains?: string[];
}

/**
 * Reads a web page or PDF.
 */
export interface WebFetchTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: WebFetchParameters;
}

/**
 * Searches the web before the model answers.
 */
export interface WebPlugin extends UnknownFields {
    /**
     * False turns it off for this request. Default: true.
     */
    enabled?: boolean;
    /**
     * Results to search for.
     */
    max_results?: number;
    /**
     * The text that introduces the results to the model.
     */
    search_prompt?: string;
    /**
     * Who searches.
     */
    engine?: WebSearchEngine;
    /**
     * The only domains to accept, such as `"*.substack.com"` or `"openai.com/blog"`.
     */
    include_domains?: string[];
    /**
     * Domains to leave out, in the same notation.
     */
    exclude_domains?: string[];
    /**
     * Searches in one turn, for providers that search themselves.
     */
    max_uses?: number;
    /**
     * How thoroughly to search; which modes exist depends on the engine.
     */
    mode?: WebSearchMode;
    /**
     * Where the user is, roughly.
     */
    user_location?: Nullable<UserLocation>;
    /**
     * Settings of xAI's search in X.
     */
    x_search?: unknown;
}

/**
 * Who searches the web.
 *
 * - `"auto"`: The provider if it can, else Exa.
 * - `"native"`: The provider.
 * - `"exa"`: Exa.
 * - `"parallel"`: Parallel.
 * - `"firecrawl"`: Firecrawl, with a key of your own.
 * - `"perplexity"`: Perplexity.
 */
export type WebSearchEngine =
    | "auto"
    | "native"
    | "exa"
    | "parallel"
    | "firecrawl"
    | "perplexity"
    | (string & {});

/**
 * How thoroughly to search the web.
 *
 * - `"instant"`: Exa.
 * - `"fast"`: Exa, Parallel.
 * - `"auto"`: Exa; its default.
 * - `"deep-lite"`: Exa.
 * - `"deep"`: Exa.
 * - `"deep-reasoning"`: Exa.
 * - `"turbo"`: Parallel.
 * - `"basic"`: Parallel; its default.
 * - `"advanced"`: Parallel.
 */
export type WebSearchMode =
    | "instant"
    | "fast"
    | "auto"
    | "deep-lite"
    | "deep"
    | "deep-reasoning"
    | "turbo"
    | "basic"
    | "advanced"
    | (string & {});

/**
 * Web search in OpenAI's older notation.
 */
export interface WebSearchOptions extends UnknownFields {
    /**
     * How much text each result brings.
     */
    search_context_size?: SearchContextSize;
    /**
     * Where the user is, roughly.
     */
    user_location?: Record<string, unknown>;
}

/**
 * Settings of a web search.
 */
export interface WebSearchParameters extends UnknownFields {
    /**
     * Who searches. Default: `"auto"`.
     */
    engine?: WebSearchEngine;
    /**
     * Results for each search. Default: 5; Perplexity gives at most 20. Not for `"native"`.
     */
    max_results?: number;
    /**
     * Results for the whole request. Default: 50.
     */
    max_total_results?: number;
    /**
     * Searches for the whole request.
     */
    max_uses?: number;
    /**
     * Characters for each result (Exa, Parallel, Perplexity). Goes before `search_context_size`.
     */
    max_characters?: number;
    /**
     * How much text each result brings (Exa, Parallel, Perplexity).
     */
    search_context_size?: SearchContextSize;
    /**
     * How thoroughly to search; which modes exist depends on the engine.
     */
    mode?: WebSearchMode;
    /**
     * The only domains to accept. Not together with `excluded_domains`.
     */
    allowed_domains?: string[];
    /**
     * Domains to leave out. Not together with `allowed_domains`.
     */
    excluded_domains?: string[];
    /**
     * Where the user is, roughly.
     */
    user_location?: Nullable<UserLocation>;
    /**
     * Settings of xAI's search in X.
     */
    x_search?: unknown;
}

/**
 * Searches the web, in OpenAI's notation. The settings stand in the tool itself, in `parameters`, or in both.
 */
export interface WebSearchShorthand extends UnknownFields {
    /**
     * Settings, as in `openrouter:web_search`.
     */
    parameters?: WebSearchParameters;
    /**
     * Who searches. Default: `"auto"`.
     */
    engine?: WebSearchEngine;
    /**
     * Results for each search. Default: 5; Perplexity gives at most 20. Not for `"native"`.
     */
    max_results?: number;
    /**
     * Results for the whole request. Default: 50.
     */
    max_total_results?: number;
    /**
     * Searches for the whole request.
     */
    max_uses?: number;
    /**
     * Characters for each result (Exa, Parallel, Perplexity). Goes before `search_context_size`.
     */
    max_characters?: number;
    /**
     * How much text each result brings (Exa, Parallel, Perplexity).
     */
    search_context_size?: SearchContextSize;
    /**
     * How thoroughly to search; which modes exist depends on the engine.
     */
    mode?: WebSearchMode;
    /**
     * The only domains to accept. Not together with `excluded_domains`.
     */
    allowed_domains?: string[];
    /**
     * Domains to leave out. Not together with `allowed_domains`.
     */
    excluded_domains?: string[];
    /**
     * Where the user is, roughly.
     */
    user_location?: Nullable<UserLocation>;
    /**
     * Settings of xAI's search in X.
     */
    x_search?: unknown;
}

/**
 * Searches the web.
 */
export interface WebSearchTool extends UnknownFields {
    /**
     * Settings.
     */
    parameters?: WebSearchParameters;
}
