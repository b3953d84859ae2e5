// Every field of an answer, whole and in pieces, read and narrowed. What is left over does not compile.
import type {
  Alignment,
  Annotation,
  ApiError,
  AssistantRole,
  ChatChunk,
  ChatCompletion,
  ChatMessage,
  ContentPart,
  ErrorEnvelope,
  Logprobs,
  Model,
  ModelList,
  OpenRouterMetadata,
  OutputAudio,
  OutputImage,
  ReasoningDetail,
  Usage,
} from "openrouter-wasm";

// Takes what is left of an object when all of its fields have been read.
declare function nothing<T extends object>(rest: keyof T extends never ? T : never): void;
declare function text(...values: (string | null | undefined)[]): void;
declare function count(...values: (number | null | undefined)[]): void;
declare function flag(...values: (boolean | undefined)[]): void;

export function readChunk(chunk: ChatChunk): void {
  const { id, object, created, model, provider, choices, ...more } = chunk;
  const { system_fingerprint, service_tier, usage, error, debug, openrouter_metadata, ...late } = more;
  const { citations, alignment, safeguard_results, ...rest } = late;
  nothing(rest);
  const chunkObject: "chat.completion.chunk" = object;
  text(id, chunkObject, model, provider, system_fingerprint, service_tier, ...(citations ?? []));
  count(created);
  if (usage) readUsage(usage);
  if (error) readError(error);
  if (openrouter_metadata) readMetadata(openrouter_metadata);
  if (alignment) readAlignment(alignment);
  if (debug) {
    const { echo_upstream_body, ...rest } = debug;
    nothing(rest);
    const body: unknown = echo_upstream_body?.["messages"];
    void body;
  }
  for (const result of safeguard_results ?? []) void result["type"];
  for (const choice of choices) {
    const { index, delta, finish_reason, native_finish_reason, logprobs, error, ...rest } = choice;
    nothing(rest);
    count(index);
    readFinishReason(finish_reason);
    text(native_finish_reason);
    if (logprobs) readLogprobs(logprobs);
    if (error) readError(error);
    readDelta(delta);
  }
}

function readDelta(delta: ChatChunk["choices"][number]["delta"]): void {
  const { role, content, reasoning, reasoning_details, tool_calls, refusal, ...more } = delta;
  const { images, audio, annotations, ...rest } = more;
  nothing(rest);
  readRole(role);
  text(content, reasoning, refusal);
  reasoning_details?.forEach(readReasoning);
  images?.forEach(readImage);
  annotations?.forEach(readAnnotation);
  if (audio) readAudio(audio);
  for (const call of tool_calls ?? []) {
    const { index, id, type, function: piece, ...rest } = call;
    nothing(rest);
    count(index);
    const kind: "function" | undefined = type;
    text(id, kind);
    if (piece) {
      const { name, arguments: json, ...rest } = piece;
      nothing(rest);
      text(name, json);
    }
  }
}

export function readCompletion(completion: ChatCompletion): ChatMessage[] {
  const { id, object, created, model, provider, choices, ...more } = completion;
  const { system_fingerprint, service_tier, usage, openrouter_metadata, ...late } = more;
  const { citations, alignment, safeguard_results, ...rest } = late;
  nothing(rest);
  const completionObject: "chat.completion" = object;
  text(id, completionObject, model, provider, system_fingerprint, service_tier, ...(citations ?? []));
  count(created);
  if (usage) readUsage(usage);
  if (openrouter_metadata) readMetadata(openrouter_metadata);
  if (alignment) readAlignment(alignment);
  for (const result of safeguard_results ?? []) void result["type"];
  return choices.map((choice) => {
    const { index, message, finish_reason, native_finish_reason, logprobs, error, ...rest } = choice;
    nothing(rest);
    count(index);
    readFinishReason(finish_reason);
    text(native_finish_reason);
    if (logprobs) readLogprobs(logprobs);
    if (error) readError(error);
    const { role, content, refusal, reasoning, reasoning_details, tool_calls, ...more } = message;
    const { images, audio, annotations, ...left } = more;
    nothing(left);
    readRole(role);
    text(content, refusal, reasoning);
    reasoning_details?.forEach(readReasoning);
    images?.forEach(readImage);
    annotations?.forEach(readAnnotation);
    if (audio) readAudio(audio);
    for (const call of tool_calls ?? []) {
      const { id, type, index, function: called, ...rest } = call;
      nothing(rest);
      const kind: "function" = type;
      text(id, kind);
      count(index);
      const { name, arguments: json, ...left } = called;
      nothing(left);
      text(name, json);
    }
    // An answer goes back as it is.
    return message;
  });
}

function readRole(role: AssistantRole): void {
  const assistant: "assistant" = role;
  text(assistant);
}

function readFinishReason(reason: ChatChunk["choices"][number]["finish_reason"]): void {
  switch (reason) {
    case "tool_calls":
    case "stop":
    case "length":
    case "content_filter":
    case "error":
    case null:
      return;
    default:
      text(reason);
  }
}

function readReasoning(detail: ReasoningDetail): void {
  switch (detail.type) {
    case "reasoning.text": {
      const { type, text: thought, signature, id, format, index, ...rest } = detail;
      nothing(rest);
      text(type, thought, signature, id, format);
      return count(index);
    }
    case "reasoning.summary": {
      const { type, summary, id, format, index, ...rest } = detail;
      nothing(rest);
      text(type, summary, id, format);
      return count(index);
    }
    case "reasoning.encrypted": {
      const { type, data, id, format, index, ...rest } = detail;
      nothing(rest);
      text(type, data, id, format);
      return count(index);
    }
    case "reasoning.server_tool_call": {
      const { type, tool_name, arguments: json, result, tool_call_id, id, format, index, ...rest } = detail;
      nothing(rest);
      text(type, tool_name, json, result, tool_call_id, id, format);
      return count(index);
    }
    default:
      detail satisfies never;
  }
}

function readAnnotation(annotation: Annotation): void {
  switch (annotation.type) {
    case "url_citation": {
      const { url, title, start_index, end_index, content, ...rest } = annotation.url_citation;
      nothing(rest);
      text(url, title, content);
      return count(start_index, end_index);
    }
    case "file": {
      const { hash, name, content, ...rest } = annotation.file;
      nothing(rest);
      text(hash, name);
      return content.forEach(readPart);
    }
    case "file_annotation": {
      const { file_id, quote, ...rest } = annotation.file_annotation;
      nothing(rest);
      return text(file_id, quote);
    }
    default:
      annotation satisfies never;
  }
}

function readPart(part: ContentPart): void {
  switch (part.type) {
    case "text":
      return text(part.text, part.cache_control?.ttl, part.prompt_cache_breakpoint?.mode);
    case "image_url":
      return text(part.image_url.url, part.image_url.detail);
    case "input_audio":
      return text(part.input_audio.data, part.input_audio.format);
    case "video_url":
    case "input_video":
      return text(part.video_url.url, part.video_url.processing);
    case "file":
      return text(part.file.filename, part.file.file_data, part.file.file_id);
    default:
      part satisfies never;
  }
}

function readImage(image: OutputImage): void {
  const { type, image_url, index, ...rest } = image;
  nothing(rest);
  text(type, image_url.url);
  count(index);
}

function readAudio(audio: OutputAudio): void {
  const { id, data, expires_at, transcript, ...rest } = audio;
  nothing(rest);
  text(id, data, transcript);
  count(expires_at);
}

function readLogprobs(logprobs: Logprobs): void {
  const { content, refusal, ...rest } = logprobs;
  nothing(rest);
  for (const entry of [...(content ?? []), ...(refusal ?? [])]) {
    const { token, logprob, bytes, top_logprobs, ...rest } = entry;
    nothing(rest);
    text(token);
    count(logprob, ...(bytes ?? []));
    for (const other of top_logprobs) {
      const { token, logprob, bytes, ...rest } = other;
      nothing(rest);
      text(token);
      count(logprob, ...(bytes ?? []));
    }
  }
}

function readUsage(usage: Usage): void {
  const { prompt_tokens, completion_tokens, total_tokens, cost, is_byok, ...more } = usage;
  const { prompt_tokens_details, completion_tokens_details, cost_details, ...tools } = more;
  const { server_tool_use_details, server_tool_use, ...rest } = tools;
  nothing(rest);
  count(prompt_tokens, completion_tokens, total_tokens, cost);
  flag(is_byok);
  if (prompt_tokens_details) {
    const { cached_tokens, cache_write_tokens, audio_tokens, video_tokens, ...rest } = prompt_tokens_details;
    nothing(rest);
    count(cached_tokens, cache_write_tokens, audio_tokens, video_tokens);
  }
  if (completion_tokens_details) {
    const { reasoning_tokens, audio_tokens, image_tokens, ...more } = completion_tokens_details;
    const { accepted_prediction_tokens, rejected_prediction_tokens, ...rest } = more;
    nothing(rest);
    count(reasoning_tokens, audio_tokens, image_tokens, accepted_prediction_tokens, rejected_prediction_tokens);
  }
  if (cost_details) {
    const { upstream_inference_cost, upstream_inference_prompt_cost, ...more } = cost_details;
    const { upstream_inference_completions_cost, server_tool_cost, ...rest } = more;
    nothing(rest);
    count(upstream_inference_cost, upstream_inference_prompt_cost);
    count(upstream_inference_completions_cost, server_tool_cost);
  }
  for (const use of [server_tool_use_details, server_tool_use]) {
    if (!use) continue;
    const { web_search_requests, tool_calls_requested, tool_calls_executed, ...rest } = use;
    nothing(rest);
    count(web_search_requests, tool_calls_requested, tool_calls_executed);
  }
}

function readMetadata(metadata: OpenRouterMetadata): void {
  const { requested, strategy, region, summary, attempt, is_byok, endpoints, ...more } = metadata;
  const { params, attempts, pipeline, generation_time, ...rest } = more;
  nothing(rest);
  text(requested, strategy, region, summary, params?.version_group);
  count(attempt, endpoints.total, generation_time, params?.quality_floor, params?.throughput_floor);
  flag(is_byok);
  const own: unknown = params?.["own"];
  void own;
  for (const endpoint of endpoints.available) {
    text(endpoint.provider, endpoint.model);
    flag(endpoint.selected);
  }
  for (const attempt of attempts ?? []) {
    text(attempt.provider, attempt.model);
    count(attempt.status);
  }
  for (const stage of pipeline ?? []) {
    const { type, name, summary, data, cost_usd, guardrail_id, guardrail_scope, ...rest } = stage;
    nothing(rest);
    text(type, name, summary, guardrail_id, guardrail_scope);
    count(cost_usd);
    const found: unknown = data?.["found"];
    void found;
  }
}

function readAlignment(alignment: Alignment): void {
  for (const record of alignment.calls) {
    const { call, outcome, rules, reason, ...rest } = record;
    nothing(rest);
    text(outcome, reason);
    count(call);
    for (const rule of rules ?? []) {
      flag(rule.broken);
      count(rule.probability);
    }
  }
}

export function readEnvelope(envelope: ErrorEnvelope): void {
  const { error, user_id, openrouter_metadata, success, ...rest } = envelope;
  nothing(rest);
  readError(error);
  text(user_id);
  flag(success);
  if (openrouter_metadata) readMetadata(openrouter_metadata);
}

function readError(error: ApiError): void {
  const { code, message, metadata, error_type, http_status, availability, name, ...rest } = error;
  nothing(rest);
  if (typeof code === "string") text(code);
  else count(code);
  text(message, error_type, name);
  count(http_status);
  if (metadata) {
    text(metadata.error_type, metadata.provider_name, metadata.limit_source, metadata.remedy_hint);
    text(metadata.flagged_input, metadata.model_slug, metadata.failed_routing_step, ...(metadata.reasons ?? []));
    count(metadata.retry_after_seconds);
    flag(metadata.is_byok);
    const codes: (string | number | null | undefined)[] = [metadata.provider_code, metadata.provider_error_code];
    const unknowns: unknown[] = [metadata.raw, metadata.retry_after_seconds_raw, metadata.headers?.["Retry-After"]];
    void [codes, unknowns, metadata.patterns, metadata["own"]];
    for (const previous of metadata.previous_errors ?? []) void [previous.code, previous.message];
    for (const step of metadata.routing_funnel ?? []) void [step.step, step.endpoint_count];
  }
  if (availability) {
    const { code, retryable, retry_after, requested_models, affected_providers, ...more } = availability;
    const { excluded_by, fallback_models, constraint, docs_url, ...rest } = more;
    nothing(rest);
    text(code, docs_url, ...(requested_models ?? []), ...(affected_providers ?? []), ...(fallback_models ?? []));
    flag(retryable);
    count(retry_after);
    void [excluded_by, constraint];
  }
}

export function readModels(list: ModelList): void {
  const { data, links, total_count, ...rest } = list;
  nothing(rest);
  text(links?.next);
  count(total_count);
  data.forEach(readModel);
}

function readModel(model: Model): void {
  const { id, canonical_slug, name, created, description, context_length, hugging_face_id, ...more } = model;
  const { knowledge_cutoff, expiration_date, architecture, pricing, top_provider, ...limits } = more;
  const { per_request_limits, supported_parameters, default_parameters, supported_voices, ...late } = limits;
  const { reasoning, benchmarks, alias_target, links, ...rest } = late;
  nothing(rest);
  text(id, canonical_slug, name, description, hugging_face_id, knowledge_cutoff, expiration_date);
  text(...supported_parameters, ...(supported_voices ?? []), alias_target?.slug, alias_target?.name, links?.details);
  count(created, context_length, per_request_limits?.prompt_tokens, per_request_limits?.completion_tokens);

  const { modality, input_modalities, output_modalities, tokenizer, instruct_type, ...form } = architecture;
  nothing(form);
  text(modality, tokenizer, instruct_type, ...input_modalities, ...output_modalities);

  const { prompt, completion, request, image, image_token, image_output, audio, audio_output, ...prices } = pricing;
  const { input_audio_cache, web_search, internal_reasoning, input_cache_read, input_cache_write, ...last } = prices;
  const { input_cache_write_1h, discount, overrides, ...noPrice } = last;
  nothing(noPrice);
  text(prompt, completion, request, image, image_token, image_output, audio, audio_output, input_audio_cache);
  text(web_search, internal_reasoning, input_cache_read, input_cache_write, input_cache_write_1h);
  count(discount);
  for (const override of overrides ?? []) {
    const { min_prompt_tokens, utc_start, utc_end, prompt, completion, audio, ...more } = override;
    const { input_audio_cache, input_cache_read, input_cache_write, input_cache_write_1h, ...rest } = more;
    nothing(rest);
    count(min_prompt_tokens, utc_start, utc_end);
    text(prompt, completion, audio, input_audio_cache, input_cache_read, input_cache_write, input_cache_write_1h);
  }

  count(top_provider.context_length, top_provider.max_completion_tokens);
  flag(top_provider.is_moderated);
  if (default_parameters) {
    const { temperature, top_p, top_k, frequency_penalty, presence_penalty, ...more } = default_parameters;
    const { repetition_penalty, ...rest } = more;
    nothing(rest);
    count(temperature, top_p, top_k, frequency_penalty, presence_penalty, repetition_penalty);
  }
  if (reasoning) {
    const { mandatory, default_enabled, default_effort, supported_efforts, supports_max_tokens, ...rest } = reasoning;
    nothing(rest);
    flag(mandatory, default_enabled, supports_max_tokens);
    text(default_effort, ...(supported_efforts ?? []));
  }
  const indices = benchmarks?.artificial_analysis;
  count(indices?.intelligence_index, indices?.coding_index, indices?.agentic_index);
  for (const score of benchmarks?.design_arena ?? []) {
    const { arena, category, elo, win_rate, rank, ...rest } = score;
    nothing(rest);
    text(arena, category);
    count(elo, win_rate, rank);
  }
}
