//! The request: `POST /chat/completions`.

use super::cache::{CacheControl, PromptCacheOptions};
use super::message::ChatMessage;
use super::number;
use super::open::{Nullable, OpenFields, UnknownFields, literal, open_enum, union};
use super::output::AudioOptions;
use super::plugin::Plugin;
use super::reasoning::{ReasoningEffort, ReasoningOptions};
use super::response_format::ResponseFormat;
use super::routing::ProviderPreferences;
use super::stop::{StopCondition, StopSequences};
use super::tool::{DeferredTools, SearchContextSize, Tool};
use super::tool_choice::ToolChoice;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use tsify::Tsify;

/// A chat completion to ask for.
///
/// Only `messages` is required. A parameter that is left out is the provider's to choose; one that the provider does
/// not know is dropped, unless `provider.require_parameters` is set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ChatRequest {
    /// The conversation so far; at least one message.
    pub messages: Vec<ChatMessage>,
    /// The model: `"author/model"`, also with a suffix such as `:free`, `:nitro`, `:floor`, `:online` or `:exacto`,
    /// `"~author/family-latest"`, `"openrouter/auto"`, or `"@preset/name"`. Default: the account's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Models to fall back on, in order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub models: Option<Vec<String>>,
    /// Which providers may serve the request, and in which order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Nullable<ProviderPreferences>,
    /// What OpenRouter does before and after the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plugins: Option<Vec<Plugin>>,
    /// What is ranked together when the request names several models.
    ///
    /// @deprecated Use `provider.sort.partition`: `"fallback"` is `"model"` there, `"sort"` is `"none"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Nullable<Route>,
    /// Changes to the prompt, such as `"middle-out"`.
    ///
    /// @deprecated Use the plugin `context-compression`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transforms: Option<Vec<String>>,
    /// Whether the answer tells its usage.
    ///
    /// @deprecated Has no effect: it always does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<UsageOptions>,
    /// Whether the answer is a stream. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream: Nullable<bool>,
    /// Settings of the stream.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream_options: Nullable<StreamOptions>,
    /// The most tokens to write; at least 1, and some providers want at least 16.
    ///
    /// @deprecated Use `max_completion_tokens`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tokens: Nullable<u64>,
    /// The most tokens to write, reasoning included; at least 1.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_completion_tokens: Nullable<u64>,
    /// How daring the choice of words is, 0 to 2. Usual default: 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Nullable<f64>,
    /// Choose among the likeliest tokens that together have this probability, 0 to 1. Usual default: 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_p: Nullable<f64>,
    /// Choose among so many of the likeliest tokens; 1 is always the likeliest, 0 is no limit.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub top_k: Nullable<u64>,
    /// Choose among tokens that are likely enough next to the likeliest one, 0 to 1. Default: 0, no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_a: Nullable<f64>,
    /// Leave out tokens below this share of the likeliest one's probability, 0 to 1. Default: 0, no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_p: Nullable<f64>,
    /// Makes a token less likely the more often it has been written, −2 to 2. Default: 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency_penalty: Nullable<f64>,
    /// Makes a token less likely once it has been written, −2 to 2. Default: 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence_penalty: Nullable<f64>,
    /// Makes tokens of the prompt and answer less likely, above 0 to 2. Default: 1, no penalty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repetition_penalty: Nullable<f64>,
    /// Asks for the same answer to the same request, as far as the provider can. ±(2⁵³ − 1).
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub seed: Nullable<i64>,
    /// Where to stop writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop: Nullable<StopSequences>,
    /// Makes tokens, by id, likelier or less likely, −100 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Nullable<Record<string, number>>")]
    pub logit_bias: Nullable<BTreeMap<String, f64>>,
    /// Return the probabilities of the tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logprobs: Nullable<bool>,
    /// Return so many of the likeliest tokens for each place, 0 to 20. Needs `logprobs`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub top_logprobs: Nullable<u64>,
    /// Tools the model can use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tools: Option<Vec<Tool>>,
    /// Whether it has to use one, and which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_choice: Option<ToolChoice>,
    /// Whether it may call several functions at once. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel_tool_calls: Nullable<bool>,
    /// The form the answer has to have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_format: Option<ResponseFormat>,
    /// Asks for providers that keep to `response_format` exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structured_outputs: Option<bool>,
    /// How much to think, and how much of that to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ReasoningOptions>,
    /// The same as `reasoning.effort`; both have to agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning_effort: Nullable<ReasoningEffort>,
    /// Whether reasoning is in the answer.
    ///
    /// @deprecated Use `reasoning`: true is `{}`, false is `{ exclude: true }`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include_reasoning: Option<bool>,
    /// How long the answer should be. Default: `"medium"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verbosity: Option<Verbosity>,
    /// What the answer consists of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modalities: Option<Vec<Modality>>,
    /// Settings of images in the answer, such as `aspect_ratio: "16:9"`, `quality` or `size`; which ones exist depends
    /// on the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, string | number | unknown[]>")]
    pub image_config: Option<Map<String, Value>>,
    /// Settings of sound in the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<AudioOptions>,
    /// What the answer will be for the most part, if that is known; makes it faster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prediction: Nullable<Prediction>,
    /// Requests with the same key share a prompt cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_cache_key: Nullable<String>,
    /// Prompt caching in OpenAI's style.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_cache_options: Nullable<PromptCacheOptions>,
    /// Automatic prompt caching in Anthropic's style.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_control: Option<CacheControl>,
    /// Notes on the request; at most 16, keys up to 64 and values up to 512 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, string>")]
    pub metadata: Option<BTreeMap<String, String>>,
    /// The end user's id, the same every time; a hash or pseudonym will do. Keeps one user's abuse from blocking all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Joins requests: they go to the same provider, for its cache, and are shown together. At most 256 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// How fast and at what price the request is served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_tier: Nullable<ServiceTier>,
    /// Labels for observability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceOptions>,
    /// What to show for debugging. Not for production.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debug: Option<DebugOptions>,
    /// Ends the loop of tools that OpenRouter runs. At least one condition; goes before `max_tool_calls`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_server_tools_when: Option<Vec<StopCondition>>,
    /// Calls of tools that OpenRouter runs. Default and highest: 30.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tool_calls: Option<u64>,
    /// The slug of a preset, whose settings the request takes over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Web search in OpenAI's older notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web_search_options: Option<WebSearchOptions>,
    /// How tools with `defer_loading` are found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferred_tools: Option<DeferredTools>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl ChatRequest {
    /// A request to a model with a conversation, and nothing else set.
    pub fn new(model: impl Into<String>, messages: impl Into<Vec<ChatMessage>>) -> Self {
        Self { model: Some(model.into()), messages: messages.into(), ..Self::default() }
    }
}

open_enum! {
    /// What is ranked together when a request names several models.
    pub enum Route {
        /// The providers of each model; the other models are fallbacks.
        Fallback = "fallback",
        /// All providers of all models.
        Sort = "sort",
    }
}

/// Whether an answer tells its usage.
///
/// @deprecated Has no effect: it always does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct UsageOptions {
    /// Has no effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of a stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct StreamOptions {
    /// Whether the stream ends with its usage.
    ///
    /// @deprecated Has no effect: it always does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include_usage: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// How long an answer should be.
    pub enum Verbosity {
        /// Short.
        Low = "low",
        /// Neither short nor long.
        Medium = "medium",
        /// Long.
        High = "high",
        /// Longer.
        Xhigh = "xhigh",
        /// As long as it takes.
        Max = "max",
    }
}

open_enum! {
    /// What an answer can consist of.
    pub enum Modality {
        /// Text.
        Text = "text",
        /// Images.
        Image = "image",
        /// Sound; needs `audio`.
        Audio = "audio",
    }
}

literal! {
    /// The kind of a prediction.
    pub enum PredictionType {
        /// Text.
        Content = "content",
    }
}

/// What the answer will be for the most part, such as a file of which little changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct Prediction {
    /// Always `"content"`.
    pub r#type: PredictionType,
    /// The text.
    pub content: PredictionContent,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// The text of a prediction: one text, or parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum PredictionContent {
    /// One text.
    Text(String),
    /// Parts, in order.
    Parts(Vec<PredictionPart>),
}

impl Default for PredictionContent {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for PredictionContent {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

union! {
    /// One part of a prediction.
    #[tag = "type"]
    pub enum PredictionPart {
        /// Text.
        Text(PredictionText) = "text",
    }
}

/// A piece of a prediction's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PredictionText {
    /// The text.
    pub text: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// How fast and at what price a request is served.
    pub enum ServiceTier {
        /// The provider's choice.
        Auto = "auto",
        /// The ordinary way.
        Default = "default",
        /// The same as `priority`.
        Fast = "fast",
        /// Cheaper and slower.
        Flex = "flex",
        /// Faster and dearer.
        Priority = "priority",
        /// From capacity bought beforehand.
        Scale = "scale",
        /// Faster still.
        Ultrafast = "ultrafast",
    }
}

/// Labels for observability. The named ones have a meaning; others are passed on as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct TraceOptions {
    /// Joins requests into a trace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
    /// The trace's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_name: Option<String>,
    /// The name of the step that this request belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span_name: Option<String>,
    /// This request's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generation_name: Option<String>,
    /// The step above this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_span_id: Option<String>,
    /// Every other field.
    #[serde(flatten)]
    pub extra: OpenFields,
}

/// What to show for debugging.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DebugOptions {
    /// Show what was sent to the provider, in the first chunk of the stream. Only for streams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub echo_upstream_body: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Web search in OpenAI's older notation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebSearchOptions {
    /// How much text each result brings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_context_size: Option<SearchContextSize>,
    /// Where the user is, roughly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub user_location: Option<Map<String, Value>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
