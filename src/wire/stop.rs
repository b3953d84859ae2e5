//! When to stop: the model's writing, and the loop of tools that OpenRouter runs.

use super::number;
use super::open::{UnknownFields, union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A text at which the model stops, or up to four of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum StopSequences {
    /// One text.
    One(String),
    /// Several texts.
    Many(Vec<String>),
}

impl From<&str> for StopSequences {
    fn from(text: &str) -> Self {
        Self::One(text.to_owned())
    }
}

impl From<Vec<String>> for StopSequences {
    fn from(texts: Vec<String>) -> Self {
        Self::Many(texts)
    }
}

union! {
    /// A condition that ends the loop of tools that OpenRouter runs. The first one that is met counts.
    #[tag = "type"]
    pub enum StopCondition {
        /// After so many steps.
        StepCountIs(StepCountIs) = "step_count_is",
        /// After a call of this tool.
        HasToolCall(HasToolCall) = "has_tool_call",
        /// After so many tokens.
        MaxTokensUsed(MaxTokensUsed) = "max_tokens_used",
        /// After so much money.
        MaxCost(MaxCost) = "max_cost",
        /// When the model ends for this reason.
        FinishReasonIs(FinishReasonIs) = "finish_reason_is",
    }
}

/// After so many steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct StepCountIs {
    /// The number of steps.
    #[serde(deserialize_with = "number::required")]
    pub step_count: u64,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// After a call of this tool.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct HasToolCall {
    /// The tool's name; not empty.
    pub tool_name: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// After so many tokens, over all steps together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct MaxTokensUsed {
    /// The number of tokens.
    #[serde(deserialize_with = "number::required")]
    pub max_tokens: u64,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// After so much money, over all steps together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct MaxCost {
    /// The amount, in US dollars.
    pub max_cost_in_dollars: f64,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// When the model ends for this reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FinishReasonIs {
    /// The finish reason, such as `"length"`; not empty.
    pub reason: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
