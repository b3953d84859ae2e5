//! What an answer took and cost.

use super::number;
use super::open::{Nullable, UnknownFields, lenient};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

lenient! {
    /// What an answer took and cost. Comes with every answer; in a stream once, in its last chunk.
    #[derive(Default)]
    pub struct Usage {
        /// Tokens read.
        #[read(default, deserialize_with = "number::or_default")]
        pub prompt_tokens: u64,
        /// Tokens written, reasoning included.
        #[read(default, deserialize_with = "number::or_default")]
        pub completion_tokens: u64,
        /// Both together.
        #[read(default, deserialize_with = "number::or_default")]
        pub total_tokens: u64,
        /// What OpenRouter charged, in US dollars.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cost: Nullable<f64>,
        /// Whether a provider key of your own was used.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub is_byok: Option<bool>,
        /// What kinds of tokens were read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub prompt_tokens_details: Nullable<PromptTokensDetails>,
        /// What kinds of tokens were written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub completion_tokens_details: Nullable<CompletionTokensDetails>,
        /// What the provider charged.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cost_details: Nullable<CostDetails>,
        /// What the tools did that OpenRouter ran.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub server_tool_use_details: Nullable<ServerToolUse>,
        /// An older name of `server_tool_use_details`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub server_tool_use: Nullable<ServerToolUse>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// What kinds of tokens were read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PromptTokensDetails {
    /// Read from the prompt cache.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub cached_tokens: Nullable<u64>,
    /// Written to the prompt cache.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub cache_write_tokens: Nullable<u64>,
    /// Sound.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub audio_tokens: Nullable<u64>,
    /// Video.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub video_tokens: Nullable<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What kinds of tokens were written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct CompletionTokensDetails {
    /// Reasoning.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub reasoning_tokens: Nullable<u64>,
    /// Sound.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub audio_tokens: Nullable<u64>,
    /// Images. Not in the vendor's schema, but sent.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub image_tokens: Nullable<u64>,
    /// Taken over from the prediction.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub accepted_prediction_tokens: Nullable<u64>,
    /// Predicted in vain.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub rejected_prediction_tokens: Nullable<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What the provider charged, in US dollars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct CostDetails {
    /// Altogether.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upstream_inference_cost: Nullable<f64>,
    /// For the tokens read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upstream_inference_prompt_cost: Nullable<f64>,
    /// For the tokens written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upstream_inference_completions_cost: Nullable<f64>,
    /// For the tools that OpenRouter ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_tool_cost: Nullable<f64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What the tools did that OpenRouter or the provider ran.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ServerToolUse {
    /// Web searches. Some are counted in `tool_calls_requested` too, so the two don't add up.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub web_search_requests: Nullable<u64>,
    /// Calls the model asked for.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub tool_calls_requested: Nullable<u64>,
    /// Calls that were run and gave a result.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub tool_calls_executed: Nullable<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
