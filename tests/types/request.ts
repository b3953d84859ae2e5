// Every field of a request, area by area. What is missing here does not compile.
import type {
  AssistantMessage,
  ChatMessage,
  ChatRequest,
  ContentPart,
  Plugin,
  ProviderPreferences,
  ReasoningDetail,
  ResponseFormat,
  StopCondition,
  Tool,
  ToolChoice,
} from "openrouter-wasm";

const content = [
  {
    type: "text",
    text: "What is this?",
    cache_control: { type: "ephemeral", ttl: "1h" },
    prompt_cache_breakpoint: { mode: "explicit", ttl: null },
  },
  { type: "image_url", image_url: { url: "https://example.com/cat.png", detail: "original" } },
  { type: "input_audio", input_audio: { data: "AA==", format: "wav" } },
  { type: "video_url", video_url: { url: "https://example.com/cat.mp4", processing: "agentic" } },
  { type: "input_video", video_url: { url: "https://example.com/cat.mp4" } },
  { type: "file", file: { filename: "cat.pdf", file_data: "data:application/pdf;base64,AA==", file_id: "file-1" } },
] satisfies ContentPart[];

const reasoningDetails = [
  { type: "reasoning.text", text: "Hm", signature: null, id: null, format: "anthropic-claude-v1", index: 0 },
  { type: "reasoning.summary", summary: "Hm", id: "rs_1", format: null, index: 0 },
  { type: "reasoning.encrypted", data: "AA==", id: "rs_1", format: "openai-responses-v1", index: 1 },
  {
    type: "reasoning.server_tool_call",
    tool_name: "openrouter:fusion",
    arguments: "{}",
    result: "{}",
    tool_call_id: null,
    id: null,
    format: "unknown",
    index: 2,
  },
] satisfies ReasoningDetail[];

const assistant = {
  role: "assistant",
  content: null,
  name: "Cat expert",
  refusal: null,
  reasoning: "Hm",
  reasoning_content: "Hm",
  reasoning_details: reasoningDetails,
  tool_calls: [{ id: "call_1", type: "function", index: 0, function: { name: "pet", arguments: "{}" } }],
  images: [{ type: "image_url", image_url: { url: "data:image/png;base64,AA==" }, index: 0 }],
  audio: { id: "audio_1", data: "AA==", expires_at: 1_750_000_000, transcript: "Meow" },
  model: "openai/gpt-5",
  annotations: [
    {
      type: "url_citation",
      url_citation: { url: "https://example.com", title: "Cats", start_index: 0, end_index: 0, content: "Cats are" },
    },
    { type: "file", file: { hash: "abc", name: "cat.pdf", content: [{ type: "text", text: "Cats are" }] } },
    { type: "file_annotation", file_annotation: { file_id: "file-1", quote: "Cats are" } },
  ],
} satisfies ChatMessage;

const update = { reasoning: { effort: "low" } } as const;

const conversation = {
  messages: [
    { role: "system", content: "Be brief", name: "House rules", configuration_update: update },
    { role: "developer", content: [{ type: "text", text: "Be brief" }], name: "Me", configuration_update: null },
    { role: "user", content, name: "Ada" },
    assistant,
    { role: "tool", content: [{ type: "text", text: "Purr" }], tool_call_id: "call_1", name: "pet" },
    { role: "user", content: "And now?" },
  ],
} satisfies ChatRequest;

const provider = {
  allow_fallbacks: true,
  require_parameters: true,
  data_collection: "deny",
  zdr: true,
  enforce_distillable_text: false,
  order: ["anthropic", "Amazon Bedrock"],
  only: ["anthropic"],
  ignore: null,
  quantizations: ["fp8", "mxfp4"],
  sort: { by: "throughput", partition: "none" },
  max_price: { prompt: "1", completion: 2, image: "0.01", audio: 1, request: "0" },
  preferred_min_throughput: 50,
  preferred_max_latency: { p50: 1, p75: 2, p90: null, p99: 5 },
  options: { anthropic: { anything: [1] } },
} satisfies ProviderPreferences;

const userLocation = {
  type: "approximate",
  city: "Bonn",
  country: "DE",
  region: null,
  timezone: "Europe/Berlin",
} as const;

const plugins = [
  {
    id: "auto-router",
    enabled: true,
    allowed_models: ["anthropic/*"],
    excluded_models: ["openai/*"],
    cost_tier: "medium",
    cost_quality_tradeoff: 7,
    pin_model: true,
  },
  {
    id: "auto-beta-router",
    enabled: true,
    allowed_models: [],
    excluded_models: [],
    cost_tier: "max",
    cost_quality_tradeoff: 0,
  },
  { id: "moderation" },
  {
    id: "web",
    enabled: true,
    max_results: 5,
    search_prompt: "Use these",
    engine: "exa",
    include_domains: ["example.com"],
    exclude_domains: ["example.org"],
    max_uses: 3,
    mode: "deep-lite",
    user_location: userLocation,
    x_search: {},
  },
  { id: "web-fetch", max_uses: 3, max_content_tokens: 1000, allowed_domains: [], blocked_domains: [] },
  { id: "file-parser", enabled: true, pdf: { engine: "cloudflare-ai" } },
  { id: "response-healing", enabled: false },
  { id: "context-compression", enabled: true, engine: "middle-out" },
  { id: "pareto-router", enabled: true, max_price: 1.5, min_coding_score: 0.66, price_source: "weighted_avg" },
  {
    id: "fusion",
    enabled: true,
    analysis_models: ["openai/gpt-5"],
    model: "openai/gpt-5",
    preset: "general-high",
    tools: [{ type: "openrouter:web_search", parameters: { max_results: 1 } }],
    max_tool_calls: 4,
  },
  { id: "alignment", rules: ["Never bark"], instruct: true, max_retries: 1, mode: "audit", threshold: 0.7 },
  { id: "armor", whatever: true },
  { id: "jev-router", models: ["a/*"], allowed_models: ["b/*"], excluded_models: ["c/*"], cost_tier: "low" },
  { id: "switchyard-router", algorithm: "stage", judge_model: "openai/gpt-5" },
] satisfies Plugin[];

const routing = {
  model: "anthropic/claude-haiku-4.5:nitro",
  models: ["openai/gpt-5"],
  provider,
  plugins,
  route: "fallback",
  transforms: ["middle-out"],
  preset: "cats",
  service_tier: "flex",
  session_id: "session-1",
  user: "user-1",
  metadata: { color: "black" },
  trace: {
    trace_id: "1",
    trace_name: "cats",
    span_name: "petting",
    generation_name: "purr",
    parent_span_id: "0",
    own_label: { anything: true },
  },
  debug: { echo_upstream_body: true },
} satisfies Partial<ChatRequest>;

const sampling = {
  max_tokens: 100,
  max_completion_tokens: 100,
  temperature: 0.7,
  top_p: 0.9,
  top_k: 40,
  top_a: 0.1,
  min_p: 0.1,
  frequency_penalty: 0.5,
  presence_penalty: -0.5,
  repetition_penalty: 1.1,
  seed: 42,
  stop: ["\n", "."],
  logit_bias: { "50256": -100 },
  logprobs: true,
  top_logprobs: 5,
  verbosity: "low",
  prediction: { type: "content", content: [{ type: "text", text: "Meow" }] },
} satisfies Partial<ChatRequest>;

const search = {
  engine: "perplexity",
  max_results: 5,
  max_total_results: 50,
  max_uses: 3,
  max_characters: 1000,
  search_context_size: "low",
  mode: "fast",
  allowed_domains: ["example.com"],
  excluded_domains: ["example.org"],
  user_location: userLocation,
  x_search: {},
} as const;

const schema = { type: "object", properties: { cat: { type: "string" } }, required: ["cat"] };

const tools: Tool[] = [
  {
    type: "function",
    function: { name: "pet", description: "Pets a cat", parameters: schema, strict: true, defer_loading: true },
    cache_control: { type: "ephemeral" },
    defer_loading: true,
  },
  { type: "openrouter:web_search", parameters: { ...search, allowed_domains: ["a"], excluded_domains: ["b"] } },
  {
    type: "openrouter:web_fetch",
    parameters: {
      engine: "firecrawl",
      max_uses: 3,
      max_content_tokens: 1000,
      allowed_domains: [],
      blocked_domains: [],
    },
  },
  { type: "openrouter:datetime", parameters: { timezone: "Europe/Berlin" } },
  { type: "openrouter:image_generation", parameters: { model: "openai/gpt-5-image", aspect_ratio: "16:9" } },
  {
    type: "openrouter:bash",
    parameters: {
      engine: "openrouter",
      environment: { type: "container_reference", container_id: "cat-1" },
      sleep_after_seconds: 900,
    },
  },
  { type: "openrouter:bash", parameters: { environment: { type: "container_auto" } } },
  { type: "openrouter:files", parameters: {} },
  {
    type: "openrouter:advisor",
    parameters: {
      model: "openai/gpt-5",
      name: "Cat expert",
      instructions: "Be brief",
      forward_transcript: true,
      stream: true,
      reasoning: { effort: "high", max_tokens: 1000 },
      temperature: 0,
      max_completion_tokens: 1000,
    },
  },
  {
    type: "openrouter:subagent",
    parameters: {
      model: "openai/gpt-5-nano",
      name: "Kitten",
      instructions: "Be brief",
      tools: [{ type: "openrouter:web_search", parameters: {}, own: 1 }],
      max_tool_calls: 25,
      reasoning: { effort: "none" },
      temperature: 0,
      max_completion_tokens: 1000,
      inherit_functions: false,
      inherited_function_names: ["pet"],
    },
  },
  {
    type: "openrouter:fusion",
    parameters: {
      analysis_models: ["openai/gpt-5"],
      model: "openai/gpt-5",
      tools: [{ type: "openrouter:web_fetch", parameters: {} }],
      max_tool_calls: 4,
      max_completion_tokens: 16_000,
      reasoning: { max_tokens: 1000 },
      temperature: 0,
      cache_control: { type: "ephemeral", ttl: "5m" },
    },
  },
  { type: "openrouter:experimental__search_models", parameters: { max_results: 20 } },
  { type: "web_search", engine: "native", max_results: 5, parameters: { max_total_results: 50 } },
  { type: "web_search_preview", max_total_results: 50, max_uses: 3, max_characters: 1000 },
  { type: "web_search_preview_2025_03_11", search_context_size: "high", user_location: userLocation },
  { type: "web_search_2025_08_26", mode: "auto", allowed_domains: [], excluded_domains: [], x_search: {} },
];

const toolChoices: ToolChoice[] = [
  "none",
  "auto",
  "required",
  { type: "function", function: { name: "pet" } },
  { type: "openrouter:web_search" },
];

const stopConditions: StopCondition[] = [
  { type: "step_count_is", step_count: 5 },
  { type: "has_tool_call", tool_name: "pet" },
  { type: "max_tokens_used", max_tokens: 1000 },
  { type: "max_cost", max_cost_in_dollars: 0.5 },
  { type: "finish_reason_is", reason: "length" },
];

const toolUse = {
  tools,
  tool_choice: toolChoices[0],
  parallel_tool_calls: false,
  stop_server_tools_when: stopConditions,
  max_tool_calls: 30,
  web_search_options: { search_context_size: "low", user_location: { type: "approximate" } },
  deferred_tools: {
    profile: "portable",
    protocol: "v1",
    search: { type: "custom", max_results: 5, result_key: "tool_names", tool_id: "search_catalog" },
    validation: "runtime",
  },
} satisfies Partial<ChatRequest>;

const formats: ResponseFormat[] = [
  { type: "text" },
  { type: "json_object" },
  { type: "json_schema", json_schema: { name: "cat", description: "A cat", schema, strict: true } },
  { type: "grammar", grammar: "root ::= cat" },
  { type: "python" },
];

const output = {
  response_format: formats[0],
  structured_outputs: true,
  reasoning: { effort: "xhigh", summary: "detailed", max_tokens: 1000, exclude: false, enabled: true },
  reasoning_effort: "xhigh",
  include_reasoning: true,
  modalities: ["text", "image", "audio"],
  image_config: { aspect_ratio: "16:9", n: 1, references: [{}] },
  audio: { voice: "alloy", format: "pcm16" },
  stream: true,
  stream_options: { include_usage: true },
  usage: { include: true },
} satisfies Partial<ChatRequest>;

const caching = {
  prompt_cache_key: "cats",
  prompt_cache_options: { mode: "explicit", ttl: "30m" },
  cache_control: { type: "ephemeral", ttl: "1h" },
} satisfies Partial<ChatRequest>;

export const request: ChatRequest = {
  ...conversation,
  ...routing,
  ...sampling,
  ...toolUse,
  ...output,
  ...caching,
};

// The fields of `T` that `Used` lacks have to be none.
type Complete<T, Used> = Exclude<keyof T, keyof Used> extends never ? true : Exclude<keyof T, keyof Used>;

type Used = typeof conversation & typeof routing & typeof sampling & typeof toolUse & typeof output & typeof caching;
export const everyRequestField: Complete<ChatRequest, Used> = true;
export const everyProviderField: Complete<ProviderPreferences, typeof provider> = true;
export const everyAssistantField: Complete<AssistantMessage, typeof assistant> = true;

// Values and models that came later are fine.
export const later: ChatRequest = {
  messages: [],
  reasoning: { effort: "superhuman" },
  service_tier: "hyperfast",
  provider: { sort: "karma", quantizations: ["fp3"] },
  tool_choice: "perhaps",
};
