//! Plugins: what OpenRouter does before and after the model.

use super::number;
use super::open::{Nullable, OpenFields, UnknownFields, open_enum, union};
use super::tool::{FusionNestedTool, UserLocation, WebSearchEngine, WebSearchMode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tsify::Tsify;

union! {
    /// Something OpenRouter does before or after the model.
    #[tag = "id"]
    pub enum Plugin {
        /// Chooses a model for the task; for the model `openrouter/auto`.
        AutoRouter(AutoRouterPlugin) = "auto-router",
        /// The next version of `auto-router`.
        AutoBetaRouter(AutoBetaRouterPlugin) = "auto-beta-router",
        /// Checks the prompt against content rules.
        Moderation(ModerationPlugin) = "moderation",
        /// Searches the web before the model answers.
        Web(Box<WebPlugin>) = "web",
        /// Lets the model read web pages.
        WebFetch(WebFetchPlugin) = "web-fetch",
        /// Reads documents for models that can't.
        FileParser(FileParserPlugin) = "file-parser",
        /// Repairs JSON in answers.
        ResponseHealing(ResponseHealingPlugin) = "response-healing",
        /// Shortens conversations that are too long for the model.
        ContextCompression(ContextCompressionPlugin) = "context-compression",
        /// Chooses a model by price and coding skill.
        ParetoRouter(ParetoRouterPlugin) = "pareto-router",
        /// Asks several models, and joins what they say.
        Fusion(FusionPlugin) = "fusion",
        /// Checks answers against rules of your own. Beta.
        Alignment(AlignmentPlugin) = "alignment",
        /// Known by its name only.
        Armor(ArmorPlugin) = "armor",
        /// Chooses a model from a pool by cost.
        JevRouter(JevRouterPlugin) = "jev-router",
        /// Chooses between an efficient and a capable model.
        SwitchyardRouter(SwitchyardRouterPlugin) = "switchyard-router",
    }
}

/// Chooses a model for the task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AutoRouterPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Models to choose from, such as `"anthropic/*"`; at most 1024 patterns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_models: Option<Vec<String>>,
    /// Models never to choose; at most 1024 patterns. Goes before `allowed_models`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_models: Option<Vec<String>>,
    /// How much the answer may cost, against other models for the same kind of task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_tier: Option<CostTier>,
    /// From 0, the best, to 10, the cheapest.
    ///
    /// @deprecated Use `cost_tier`, which goes before it.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub cost_quality_tradeoff: Option<u64>,
    /// Stay with the `model` of the last assistant message. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin_model: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// The next version of the automatic router.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AutoBetaRouterPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Models to choose from, such as `"anthropic/*"`; at most 1024 patterns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_models: Option<Vec<String>>,
    /// Models never to choose; at most 1024 patterns. Goes before `allowed_models`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_models: Option<Vec<String>>,
    /// How much the answer may cost, against other models for the same kind of task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_tier: Option<CostTier>,
    /// From 0, the best, to 10, the cheapest.
    ///
    /// @deprecated Use `cost_tier`, which goes before it.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub cost_quality_tradeoff: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// How much an answer may cost, against other models for the same kind of task.
    pub enum CostTier {
        /// The cheapest fifth.
        Low = "low",
        /// The second fifth.
        Medium = "medium",
        /// The third fifth.
        High = "high",
        /// The fourth fifth.
        Xhigh = "xhigh",
        /// The most expensive fifth.
        Max = "max",
    }
}

/// Checks the prompt against content rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ModerationPlugin {
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Searches the web before the model answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Results to search for.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// The text that introduces the results to the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_prompt: Option<String>,
    /// Who searches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<WebSearchEngine>,
    /// The only domains to accept, such as `"*.substack.com"` or `"openai.com/blog"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include_domains: Option<Vec<String>>,
    /// Domains to leave out, in the same notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclude_domains: Option<Vec<String>>,
    /// Searches in one turn, for providers that search themselves.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_uses: Option<u64>,
    /// How thoroughly to search; which modes exist depends on the engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<WebSearchMode>,
    /// Where the user is, roughly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_location: Nullable<UserLocation>,
    /// Settings of xAI's search in X.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub x_search: Option<Value>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Lets the model read web pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebFetchPlugin {
    /// Pages for the whole request.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_uses: Option<u64>,
    /// Tokens for each page, roughly; what is beyond is cut off.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_content_tokens: Option<u64>,
    /// The only domains to read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_domains: Option<Vec<String>>,
    /// Domains never to read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked_domains: Option<Vec<String>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Reads documents for models that can't.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FileParserPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Settings for PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf: Option<PdfOptions>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// How PDF is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PdfOptions {
    /// Who reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<PdfEngine>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// Who reads PDF.
    pub enum PdfEngine {
        /// Mistral, by optical character recognition.
        MistralOcr = "mistral-ocr",
        /// The model itself.
        Native = "native",
        /// Cloudflare.
        CloudflareAi = "cloudflare-ai",
        /// Deprecated: the same as `cloudflare-ai` now.
        PdfText = "pdf-text",
    }
}

/// Repairs JSON in answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ResponseHealingPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Shortens conversations that are too long for the model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ContextCompressionPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// How. Default: `"middle-out"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<ContextCompressionEngine>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// How a conversation is shortened.
    pub enum ContextCompressionEngine {
        /// From its middle.
        MiddleOut = "middle-out",
    }
}

/// Chooses a model by price and coding skill.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ParetoRouterPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The highest price for a million prompt tokens, in US dollars; at least 0. Goes before `min_coding_score`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_price: Option<f64>,
    /// The lowest coding skill, 0 to 1. Default: the highest tier, as with 0.66.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_coding_score: Option<f64>,
    /// What counts as the price. Default: `"prompt"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_source: Option<PriceSource>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// What counts as a model's price.
    pub enum PriceSource {
        /// The list price.
        Prompt = "prompt",
        /// What is paid on average.
        WeightedAvg = "weighted_avg",
    }
}

/// Asks several models, and joins what they say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FusionPlugin {
    /// False turns it off for this request. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The models to ask, 1 to 8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analysis_models: Option<Vec<String>>,
    /// The model that compares and joins what they say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// A ready choice of models; `analysis_models` and `model` go before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<FusionPreset>,
    /// Server tools the models may use, at most 8. Default: web search and web fetch; empty: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tools: Option<Vec<FusionNestedTool>>,
    /// Steps with tools for each model, 1 to 16. Default: 4.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tool_calls: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// A ready choice of models.
    pub enum FusionPreset {
        /// The best.
        GeneralHigh = "general-high",
        /// The cheapest.
        GeneralBudget = "general-budget",
        /// The fastest.
        GeneralFast = "general-fast",
    }
}

/// Checks answers against rules of your own. Beta.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AlignmentPlugin {
    /// The rules: what an answer must do, or must not do.
    pub rules: Vec<String>,
    /// Tell the model the rules. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruct: Option<bool>,
    /// How often a blocked answer is tried again. Default: 1.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_retries: Option<u64>,
    /// What happens to an answer that breaks a rule. Default: `"enforce"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<AlignmentMode>,
    /// The probability from which on a rule counts as broken. Default: 0.7.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// What happens to an answer that breaks a rule.
    pub enum AlignmentMode {
        /// It is held back and tried again, and in the end an error.
        Enforce = "enforce",
        /// It is reported and returned.
        Audit = "audit",
    }
}

/// A plugin known by its name only; its settings are open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ArmorPlugin {
    /// Every other field.
    #[serde(flatten)]
    pub extra: OpenFields,
}

/// Chooses a model from a pool by cost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JevRouterPlugin {
    /// Models to choose from, such as `"anthropic/*"`; at most 1024 patterns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub models: Option<Vec<String>>,
    /// The same as `models`; both count together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_models: Option<Vec<String>>,
    /// Models never to choose; at most 1024 patterns. Goes before `models`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_models: Option<Vec<String>>,
    /// `"low"`, `"medium"`, `"high"`, or a tier that the operator made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_tier: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Chooses between an efficient and a capable model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SwitchyardRouterPlugin {
    /// How to choose. Default: `"stage"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<SwitchyardAlgorithm>,
    /// The model that judges the task, for the algorithms that ask one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge_model: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// How to choose between an efficient and a capable model.
    pub enum SwitchyardAlgorithm {
        /// A judge says how hard the task is.
        Capability = "capability",
        /// By how the tools went so far, and a judge where that is not clear.
        Stage = "stage",
        /// By how the tools went so far.
        Auto = "auto",
        /// By chance.
        Random = "random",
        /// As the user's last turn was judged, checked again by how the tools went.
        Composite = "composite",
        /// No choice: in OpenRouter's own order.
        Passthrough = "passthrough",
    }
}
