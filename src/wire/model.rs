//! Models: `GET /models`.

use super::number;
use super::open::{Nullable, UnknownFields, lenient, open_enum, or_default};
use super::reasoning::ReasoningEffort;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

lenient! {
    /// A list of models.
    #[derive(Default)]
    pub struct ModelList {
        /// The models.
        #[read(default, deserialize_with = "or_default")]
        pub data: Vec<Model>,
        /// The way to the next page; missing in older answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub links: Option<ModelListLinks>,
        /// How many models there are altogether.
        #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
        pub total_count: Option<u64>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// The way to the next page of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ModelListLinks {
    /// The next page's address; null on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Nullable<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

lenient! {
    /// A model.
    #[derive(Default)]
    pub struct Model {
        /// The slug, as `model` in a request wants it.
        pub id: String,
        /// The exact slug, with the version; answers name it.
        #[read(default, deserialize_with = "or_default")]
        pub canonical_slug: String,
        /// Name to show.
        #[read(default, deserialize_with = "or_default")]
        pub name: String,
        /// When it was added, in Unix seconds.
        #[read(default, deserialize_with = "number::or_default")]
        pub created: u64,
        /// What it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Tokens it can work with, prompt and answer together.
        #[read(default, deserialize_with = "number::optional")]
        pub context_length: Nullable<u64>,
        /// Its name at Hugging Face.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hugging_face_id: Nullable<String>,
        /// Up to when it has knowledge, `YYYY-MM-DD`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub knowledge_cutoff: Nullable<String>,
        /// From when on it may be gone, `YYYY-MM-DD`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expiration_date: Nullable<String>,
        /// What goes in and out.
        #[read(default, deserialize_with = "or_default")]
        pub architecture: ModelArchitecture,
        /// What it costs.
        #[read(default, deserialize_with = "or_default")]
        pub pricing: ModelPricing,
        /// Its first provider.
        #[read(default, deserialize_with = "or_default")]
        pub top_provider: TopProvider,
        /// Limits for each request.
        pub per_request_limits: Nullable<PerRequestLimits>,
        /// Parameters of a request that it knows.
        #[read(default, deserialize_with = "or_default")]
        pub supported_parameters: Vec<SupportedParameter>,
        /// What it takes for parameters that a request leaves out.
        pub default_parameters: Nullable<DefaultParameters>,
        /// Voices it can speak with; null for models that don't.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub supported_voices: Nullable<Vec<String>>,
        /// How it thinks; missing for models that don't.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reasoning: Nullable<ModelReasoning>,
        /// How it does in benchmarks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub benchmarks: Option<ModelBenchmarks>,
        /// The model behind a `~…-latest` name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub alias_target: Nullable<ModelAliasTarget>,
        /// Where to read more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub links: Option<ModelLinks>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// What goes into a model, and what comes out.
    #[derive(Default)]
    pub struct ModelArchitecture {
        /// Both in one, such as `"text+image->text"`.
        pub modality: Nullable<String>,
        /// What goes in.
        #[read(default, deserialize_with = "or_default")]
        pub input_modalities: Vec<InputModality>,
        /// What comes out.
        #[read(default, deserialize_with = "or_default")]
        pub output_modalities: Vec<OutputModality>,
        /// Family of the tokenizer, such as `"Claude"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tokenizer: Option<String>,
        /// The form of its prompts, such as `"chatml"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instruct_type: Nullable<String>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

open_enum! {
    /// What can go into a model.
    pub enum InputModality {
        /// Text.
        Text = "text",
        /// Images.
        Image = "image",
        /// Documents.
        File = "file",
        /// Sound.
        Audio = "audio",
        /// Video.
        Video = "video",
    }
}

open_enum! {
    /// What can come out of a model.
    pub enum OutputModality {
        /// Text.
        Text = "text",
        /// Images.
        Image = "image",
        /// Embeddings.
        Embeddings = "embeddings",
        /// Sound.
        Audio = "audio",
        /// Video.
        Video = "video",
        /// An order of documents.
        Rerank = "rerank",
        /// Speech from text.
        Speech = "speech",
        /// Text from speech.
        Transcription = "transcription",
        /// Decisions.
        Decisions = "decisions",
    }
}

lenient! {
    /// What a model costs, in US dollars, as decimal strings. A router's prices are `"-1"`.
    #[derive(Default)]
    pub struct ModelPricing {
        /// A prompt token.
        #[read(default, deserialize_with = "or_default")]
        pub prompt: String,
        /// A completion token.
        #[read(default, deserialize_with = "or_default")]
        pub completion: String,
        /// A request.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub request: Option<String>,
        /// An image in the prompt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub image: Option<String>,
        /// A token of an image in the prompt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub image_token: Option<String>,
        /// An image in the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub image_output: Option<String>,
        /// A token of sound in the prompt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub audio: Option<String>,
        /// A token of sound in the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub audio_output: Option<String>,
        /// A token of sound from the cache.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub input_audio_cache: Option<String>,
        /// A web search.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub web_search: Option<String>,
        /// A reasoning token.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub internal_reasoning: Option<String>,
        /// A token read from the prompt cache.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub input_cache_read: Option<String>,
        /// A token written to the prompt cache, for its shortest lifetime.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub input_cache_write: Option<String>,
        /// A token written to the prompt cache, for an hour.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub input_cache_write_1h: Option<String>,
        /// The share that is taken off, 0 to 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub discount: Option<f64>,
        /// Prices that hold under conditions; of those that apply, later ones win.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub overrides: Option<Vec<PricingOverride>>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// Prices that hold when all of the entry's conditions are met; those it lacks stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PricingOverride {
    /// Condition: more prompt tokens than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_prompt_tokens: Option<f64>,
    /// Condition: from this time of day on, in UTC, as a number HHMM: 1030 is half past ten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utc_start: Option<f64>,
    /// Condition: until this time of day, in UTC, as a number HHMM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utc_end: Option<f64>,
    /// A prompt token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// A completion token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion: Option<String>,
    /// A token of sound in the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<String>,
    /// A token of sound from the cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_audio_cache: Option<String>,
    /// A token read from the prompt cache.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_cache_read: Option<String>,
    /// A token written to the prompt cache, for its shortest lifetime.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_cache_write: Option<String>,
    /// A token written to the prompt cache, for an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_cache_write_1h: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

lenient! {
    /// A model's first provider.
    #[derive(Default)]
    pub struct TopProvider {
        /// Tokens it can work with.
        #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
        pub context_length: Nullable<u64>,
        /// Tokens it can write.
        #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
        pub max_completion_tokens: Nullable<u64>,
        /// Whether it checks prompts against content rules.
        #[read(default, deserialize_with = "or_default")]
        pub is_moderated: bool,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// Limits for each request.
    #[derive(Default)]
    pub struct PerRequestLimits {
        /// Tokens read.
        #[read(default, deserialize_with = "or_default")]
        pub prompt_tokens: f64,
        /// Tokens written.
        #[read(default, deserialize_with = "or_default")]
        pub completion_tokens: f64,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// What a model takes for parameters that a request leaves out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DefaultParameters {
    /// How daring the choice of words is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Nullable<f64>,
    /// Choose among the likeliest tokens that together have this probability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_p: Nullable<f64>,
    /// Choose among so many of the likeliest tokens.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub top_k: Nullable<u64>,
    /// Makes a token less likely the more often it has been written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency_penalty: Nullable<f64>,
    /// Makes a token less likely once it has been written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence_penalty: Nullable<f64>,
    /// Makes tokens of the prompt and answer less likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repetition_penalty: Nullable<f64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// A parameter of a request, as models list it.
    pub enum SupportedParameter {
        /// See `temperature` of a request.
        Temperature = "temperature",
        /// See `top_p` of a request.
        TopP = "top_p",
        /// See `top_k` of a request.
        TopK = "top_k",
        /// See `min_p` of a request.
        MinP = "min_p",
        /// See `top_a` of a request.
        TopA = "top_a",
        /// See `frequency_penalty` of a request.
        FrequencyPenalty = "frequency_penalty",
        /// See `presence_penalty` of a request.
        PresencePenalty = "presence_penalty",
        /// See `repetition_penalty` of a request.
        RepetitionPenalty = "repetition_penalty",
        /// See `max_tokens` of a request.
        MaxTokens = "max_tokens",
        /// See `max_completion_tokens` of a request.
        MaxCompletionTokens = "max_completion_tokens",
        /// See `logit_bias` of a request.
        LogitBias = "logit_bias",
        /// See `logprobs` of a request.
        Logprobs = "logprobs",
        /// See `top_logprobs` of a request.
        TopLogprobs = "top_logprobs",
        /// See `prediction` of a request.
        Prediction = "prediction",
        /// See `seed` of a request.
        Seed = "seed",
        /// See `response_format` of a request.
        ResponseFormat = "response_format",
        /// A `response_format` that is kept to exactly.
        StructuredOutputs = "structured_outputs",
        /// See `stop` of a request.
        Stop = "stop",
        /// See `tools` of a request.
        Tools = "tools",
        /// See `tool_choice` of a request.
        ToolChoice = "tool_choice",
        /// See `parallel_tool_calls` of a request.
        ParallelToolCalls = "parallel_tool_calls",
        /// Reasoning in the answer.
        IncludeReasoning = "include_reasoning",
        /// See `reasoning` of a request.
        Reasoning = "reasoning",
        /// See `reasoning_effort` of a request.
        ReasoningEffort = "reasoning_effort",
        /// See `web_search_options` of a request.
        WebSearchOptions = "web_search_options",
        /// See `verbosity` of a request.
        Verbosity = "verbosity",
    }
}

lenient! {
    /// How a model thinks.
    #[derive(Default)]
    pub struct ModelReasoning {
        /// Whether thinking can't be turned off.
        #[read(default, deserialize_with = "or_default")]
        pub mandatory: bool,
        /// Whether it thinks when the request does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub default_enabled: Option<bool>,
        /// How much it thinks when the request does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub default_effort: Nullable<ReasoningEffort>,
        /// The efforts it knows, the highest first; null if all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub supported_efforts: Nullable<Vec<ReasoningEffort>>,
        /// Whether it knows `reasoning.max_tokens`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub supports_max_tokens: Option<bool>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// How a model does in benchmarks.
    #[derive(Default)]
    pub struct ModelBenchmarks {
        /// The indices of Artificial Analysis.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub artificial_analysis: Nullable<ArtificialAnalysisScores>,
        /// The rankings of Design Arena.
        #[read(default, deserialize_with = "or_default")]
        pub design_arena: Vec<DesignArenaScore>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// The indices of Artificial Analysis.
    #[derive(Default)]
    pub struct ArtificialAnalysisScores {
        /// General.
        pub intelligence_index: Nullable<f64>,
        /// Coding.
        pub coding_index: Nullable<f64>,
        /// Work with tools.
        pub agentic_index: Nullable<f64>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// A ranking of Design Arena.
    #[derive(Default)]
    pub struct DesignArenaScore {
        /// The arena, such as `"models"`.
        #[read(default, deserialize_with = "or_default")]
        pub arena: String,
        /// The category, such as `"website"`.
        #[read(default, deserialize_with = "or_default")]
        pub category: String,
        /// Elo rating.
        #[read(default, deserialize_with = "or_default")]
        pub elo: f64,
        /// Matches won, in percent.
        #[read(default, deserialize_with = "or_default")]
        pub win_rate: f64,
        /// Rank among OpenRouter's models, from 1.
        #[read(default, deserialize_with = "number::or_default")]
        pub rank: u64,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// The model behind a `~…-latest` name.
    #[derive(Default)]
    pub struct ModelAliasTarget {
        /// Its `id`.
        #[read(default, deserialize_with = "or_default")]
        pub slug: String,
        /// Its name to show.
        #[read(default, deserialize_with = "or_default")]
        pub name: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// Where to read more about a model.
    #[derive(Default)]
    pub struct ModelLinks {
        /// The path of its endpoints' list.
        #[read(default, deserialize_with = "or_default")]
        pub details: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}
