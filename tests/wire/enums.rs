//! String enums: every known value, and the ones that came later.

use crate::{read, write};
use openrouter_wasm::wire::*;
use serde_json::json;
use std::fmt::{Debug, Display};

/// Every one of `values` is known, another one is not, and all of them are written as they came.
#[track_caller]
fn check<T>(values: &str)
where
    T: serde::Serialize + serde::de::DeserializeOwned + Debug + PartialEq + Display + From<String>,
    for<'a> T: From<&'a str>,
{
    let is_other = |value: &T| format!("{value:?}").starts_with("Other(");
    for known in values.split(' ') {
        let value: T = read(&json!(known));
        assert!(!is_other(&value), "{known} should be known");
        assert_eq!(write(&value), json!(known));
        assert_eq!(value.to_string(), known);
        assert_eq!(value, T::from(known));
        assert_eq!(value, T::from(known.to_owned()));
    }
    for unknown in ["something new", "", "Ünï ☃"] {
        let value: T = read(&json!(unknown));
        assert!(is_other(&value));
        assert_eq!(write(&value), json!(unknown));
        assert_eq!(value, T::from(unknown));
    }
    for wrong in [json!(1), json!(null), json!({}), json!([])] {
        assert!(serde_json::from_value::<T>(wrong).is_err());
    }
}

#[test]
fn of_requests() {
    check::<CacheControlType>("ephemeral");
    check::<CacheTtl>("5m 1h");
    check::<PromptCacheMode>("explicit");
    check::<ImageDetail>("auto low high original");
    check::<VideoProcessing>("agentic static");
    check::<AudioFormat>("wav mp3 flac opus pcm16");
    check::<ReasoningEffort>("max xhigh high medium low minimal none");
    check::<ReasoningSummary>("auto concise detailed");
    check::<Route>("fallback sort");
    check::<Verbosity>("low medium high xhigh max");
    check::<Modality>("text image audio");
    check::<PredictionType>("content");
    check::<ServiceTier>("auto default fast flex priority scale ultrafast");
}

#[test]
fn of_routing() {
    check::<DataCollection>("deny allow");
    check::<Quantization>("int4 int8 fp4 mxfp4 nvfp4 fp6 fp8 mxfp8 fp16 bf16 fp32 unknown");
    check::<ProviderSortKey>("price throughput latency exacto");
    check::<ProviderSortPartition>("model none");
}

#[test]
fn of_tools() {
    check::<FunctionType>("function");
    check::<ToolChoiceMode>("none auto required");
    check::<ServerToolType>(
        "openrouter:web_search openrouter:web_fetch openrouter:datetime openrouter:image_generation openrouter:bash \
         openrouter:files openrouter:advisor openrouter:subagent openrouter:fusion \
         openrouter:experimental__search_models web_search web_search_preview web_search_preview_2025_03_11 \
         web_search_2025_08_26",
    );
    check::<WebSearchEngine>("auto native exa parallel firecrawl perplexity");
    check::<WebSearchMode>("instant fast auto deep-lite deep deep-reasoning turbo basic advanced");
    check::<SearchContextSize>("low medium high");
    check::<UserLocationType>("approximate");
    check::<WebFetchEngine>("auto native openrouter exa parallel firecrawl");
    check::<BashEngine>("auto native openrouter");
    check::<DeferredToolsProfile>("portable");
    check::<DeferredToolsProtocol>("v1");
    check::<DeferredToolsValidation>("runtime");
}

#[test]
fn of_plugins() {
    check::<CostTier>("low medium high xhigh max");
    check::<PdfEngine>("mistral-ocr native cloudflare-ai pdf-text");
    check::<ContextCompressionEngine>("middle-out");
    check::<PriceSource>("prompt weighted_avg");
    check::<FusionPreset>("general-high general-budget general-fast");
    check::<AlignmentMode>("enforce audit");
    check::<SwitchyardAlgorithm>("capability stage auto random composite passthrough");
}

#[test]
fn of_answers() {
    check::<ChatCompletionObject>("chat.completion");
    check::<ChatChunkObject>("chat.completion.chunk");
    check::<AssistantRole>("assistant");
    check::<FinishReason>("tool_calls stop length content_filter error");
    check::<OutputImageType>("image_url");
    check::<ReasoningFormat>(
        "unknown openai-responses-v1 azure-openai-responses-v1 bedrock-openai-responses-v1 bedrock-xai-responses-v1 \
         xai-responses-v1 meta-responses-v1 anthropic-claude-v1 google-gemini-v1",
    );
    check::<RoutingStrategy>("direct auto free latest alias fallback pareto bodybuilder fusion");
    check::<PipelineStageType>("guardrail plugin server_tools response_healing context_compression");
    check::<AlignmentOutcome>("allowed blocked unavailable");
    check::<AlignmentFailure>("cut evaluator_error malformed_answer time_limit");
}

#[test]
fn of_errors() {
    check::<ErrorType>(
        "context_length_exceeded max_tokens_exceeded token_limit_exceeded string_too_long authentication \
         permission_denied payment_required rate_limit_exceeded provider_overloaded provider_unavailable \
         invalid_request invalid_prompt not_found precondition_failed payload_too_large unprocessable \
         content_policy_violation refusal invalid_image image_too_large image_too_small unsupported_image_format \
         image_not_found image_download_failed server timeout unmapped",
    );
    check::<AvailabilityCode>(
        "model_not_found wrong_endpoint no_endpoints model_deprecated model_unavailable_upstream capacity_exhausted \
         temporarily_unavailable region_restricted privacy_restricted constraint_filtered free_variant_ended",
    );
}

#[test]
fn of_models() {
    check::<InputModality>("text image file audio video");
    check::<OutputModality>("text image embeddings audio video rerank speech transcription decisions");
    check::<SupportedParameter>(
        "temperature top_p top_k min_p top_a frequency_penalty presence_penalty repetition_penalty max_tokens \
         max_completion_tokens logit_bias logprobs top_logprobs prediction seed response_format structured_outputs \
         stop tools tool_choice parallel_tool_calls include_reasoning reasoning reasoning_effort web_search_options \
         verbosity",
    );
}
