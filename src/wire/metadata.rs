//! How an answer was routed, and what the plugins found.

use super::number;
use super::open::{Nullable, OpenFields, UnknownFields, lenient, open_enum, or_default};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tsify::Tsify;

lenient! {
    /// How an answer was routed.
    #[derive(Default)]
    pub struct OpenRouterMetadata {
        /// The model asked for.
        #[read(default, deserialize_with = "or_default")]
        pub requested: String,
        /// How the model was chosen.
        #[tsify(type = "RoutingStrategy")]
        pub strategy: Nullable<RoutingStrategy>,
        /// The region that served it.
        pub region: Nullable<String>,
        /// The routing in one line.
        #[read(default, deserialize_with = "or_default")]
        pub summary: String,
        /// Which attempt succeeded, from 1.
        #[read(default, deserialize_with = "number::or_default")]
        pub attempt: u64,
        /// Whether a provider key of your own was used.
        #[read(default, deserialize_with = "or_default")]
        pub is_byok: bool,
        /// The endpoints there were.
        #[read(default, deserialize_with = "or_default")]
        pub endpoints: EndpointsMetadata,
        /// What the router went by.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub params: Option<RouterParams>,
        /// The attempts, in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attempts: Option<Vec<RouterAttempt>>,
        /// What was done before and after the model, in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pipeline: Option<Vec<PipelineStage>>,
        /// How long the answer took.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub generation_time: Nullable<f64>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

open_enum! {
    /// How a model was chosen.
    pub enum RoutingStrategy {
        /// As asked for.
        Direct = "direct",
        /// By the automatic router.
        Auto = "auto",
        /// Among the free models.
        Free = "free",
        /// The latest of a family.
        Latest = "latest",
        /// By another name of the model.
        Alias = "alias",
        /// As a fallback.
        Fallback = "fallback",
        /// By price and skill.
        Pareto = "pareto",
        /// By the router `bodybuilder`.
        Bodybuilder = "bodybuilder",
        /// Several models together.
        Fusion = "fusion",
    }
}

lenient! {
    /// The endpoints there were for a request.
    #[derive(Default)]
    pub struct EndpointsMetadata {
        /// How many.
        #[read(default, deserialize_with = "number::or_default")]
        pub total: u64,
        /// Which.
        #[read(default, deserialize_with = "or_default")]
        pub available: Vec<EndpointInfo>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// An endpoint: a model at a provider.
    #[derive(Default)]
    pub struct EndpointInfo {
        /// The provider's name.
        #[read(default, deserialize_with = "or_default")]
        pub provider: String,
        /// The model.
        #[read(default, deserialize_with = "or_default")]
        pub model: String,
        /// Whether it was chosen.
        #[read(default, deserialize_with = "or_default")]
        pub selected: bool,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// What a router went by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct RouterParams {
    /// The group of model versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_group: Option<String>,
    /// The lowest quality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality_floor: Option<f64>,
    /// The lowest throughput.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub throughput_floor: Option<f64>,
    /// Every other field.
    #[serde(flatten)]
    pub extra: OpenFields,
}

lenient! {
    /// An attempt at a provider.
    #[derive(Default)]
    pub struct RouterAttempt {
        /// The provider's name.
        #[read(default, deserialize_with = "or_default")]
        pub provider: String,
        /// The model.
        #[read(default, deserialize_with = "or_default")]
        pub model: String,
        /// The HTTP status.
        #[read(default, deserialize_with = "number::or_default")]
        pub status: u64,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// Something done before or after the model.
    #[derive(Default)]
    pub struct PipelineStage {
        /// Its kind.
        #[tsify(type = "PipelineStageType")]
        pub r#type: Nullable<PipelineStageType>,
        /// Its name; several can be of one kind.
        #[read(default, deserialize_with = "or_default")]
        pub name: String,
        /// What it did, in one line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub summary: Option<String>,
        /// What it found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[tsify(type = "Record<string, unknown>")]
        pub data: Option<Map<String, Value>>,
        /// What it cost, in US dollars.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cost_usd: Nullable<f64>,
        /// The guardrail's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub guardrail_id: Option<String>,
        /// Where the guardrail is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub guardrail_scope: Option<String>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

open_enum! {
    /// The kind of something done before or after the model.
    pub enum PipelineStageType {
        /// A guardrail.
        Guardrail = "guardrail",
        /// A plugin.
        Plugin = "plugin",
        /// Tools that OpenRouter ran.
        ServerTools = "server_tools",
        /// Repair of JSON.
        ResponseHealing = "response_healing",
        /// Shortening of the conversation.
        ContextCompression = "context_compression",
    }
}

lenient! {
    /// What the plugin `alignment` found. Beta: its form may change.
    #[derive(Default)]
    pub struct Alignment {
        /// One record for each message that was checked, in order.
        #[read(default, deserialize_with = "or_default")]
        pub calls: Vec<AlignmentCall>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// What the plugin `alignment` found in one message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AlignmentCall {
    /// The record's number, from 1; a second try goes on counting.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub call: Option<u64>,
    /// What became of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AlignmentOutcome>,
    /// One record for each rule, in the order of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<AlignmentRule>>,
    /// Why there is no result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<AlignmentFailure>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// What became of a message that was checked.
    pub enum AlignmentOutcome {
        /// It breaks no rule.
        Allowed = "allowed",
        /// It breaks a rule.
        Blocked = "blocked",
        /// It could not be checked.
        Unavailable = "unavailable",
    }
}

open_enum! {
    /// Why a message could not be checked.
    pub enum AlignmentFailure {
        /// It was cut off.
        Cut = "cut",
        /// The evaluator failed.
        EvaluatorError = "evaluator_error",
        /// The evaluator's answer could not be read.
        MalformedAnswer = "malformed_answer",
        /// It took too long.
        TimeLimit = "time_limit",
    }
}

/// What the plugin `alignment` found for one rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AlignmentRule {
    /// Whether the rule is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken: Option<bool>,
    /// The probability that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
