//! Reasoning: how much of it to ask for, and the blocks it comes in.

use super::number;
use super::open::{Nullable, UnknownFields, open_enum, present, union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

open_enum! {
    /// How much a model should think. Each step is a share of the token limit.
    pub enum ReasoningEffort {
        /// The most there is, about 95 % of the token limit.
        Max = "max",
        /// About 95 % of the token limit.
        Xhigh = "xhigh",
        /// About 80 % of the token limit.
        High = "high",
        /// About half of the token limit.
        Medium = "medium",
        /// About 20 % of the token limit.
        Low = "low",
        /// About 10 % of the token limit.
        Minimal = "minimal",
        /// None.
        None = "none",
    }
}

open_enum! {
    /// How long the summaries of hidden reasoning are.
    pub enum ReasoningSummary {
        /// The provider's choice.
        Auto = "auto",
        /// Short.
        Concise = "concise",
        /// Long.
        Detailed = "detailed",
    }
}

/// How much a model should think, and how much of that it should show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ReasoningOptions {
    /// How much to think. Give this or `max_tokens`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Nullable<ReasoningEffort>,
    /// How long the summaries are, for providers that give only those.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Nullable<ReasoningSummary>,
    /// How much to think, in tokens. Give this or `effort`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tokens: Nullable<u64>,
    /// Think, but leave the reasoning out of the answer. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclude: Option<bool>,
    /// Turns thinking on, at the model's own measure, or off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

union! {
    /// A block of reasoning, as the provider gave it. Sent back, it has to be unmodified and in order.
    #[tag = "type"]
    pub enum ReasoningDetail {
        /// Reasoning as it was thought.
        Text(ReasoningText) = "reasoning.text",
        /// A summary of hidden reasoning.
        Summary(ReasoningSummaryText) = "reasoning.summary",
        /// Hidden reasoning, readable only for the provider.
        Encrypted(ReasoningEncrypted) = "reasoning.encrypted",
        /// A tool that OpenRouter ran while the model was thinking.
        ServerToolCall(ReasoningServerToolCall) = "reasoning.server_tool_call",
    }
}

open_enum! {
    /// Whose reasoning it is, and in which form.
    pub enum ReasoningFormat {
        /// Not known.
        Unknown = "unknown",
        /// OpenAI.
        OpenaiResponsesV1 = "openai-responses-v1",
        /// OpenAI on Azure.
        AzureOpenaiResponsesV1 = "azure-openai-responses-v1",
        /// OpenAI on Bedrock.
        BedrockOpenaiResponsesV1 = "bedrock-openai-responses-v1",
        /// xAI on Bedrock.
        BedrockXaiResponsesV1 = "bedrock-xai-responses-v1",
        /// xAI.
        XaiResponsesV1 = "xai-responses-v1",
        /// Meta.
        MetaResponsesV1 = "meta-responses-v1",
        /// Anthropic.
        AnthropicClaudeV1 = "anthropic-claude-v1",
        /// Google.
        GoogleGeminiV1 = "google-gemini-v1",
    }
}

/// Reasoning as it was thought.
///
/// In a stream, a piece with only a `signature` closes the block with the same `index`. In Rust the optional fields
/// keep apart what was absent (`None`) and what was null (`Some(None)`), as the block is sent back unmodified.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ReasoningText {
    /// The reasoning.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub text: Option<Nullable<String>>,
    /// The provider's proof that the block is its own.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub signature: Option<Nullable<String>>,
    /// The block's id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub id: Option<Nullable<String>>,
    /// Whose reasoning it is, and in which form.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub format: Option<Nullable<ReasoningFormat>>,
    /// Position among the blocks.
    #[serde(default, deserialize_with = "number::present", skip_serializing_if = "Option::is_none")]
    #[tsify(type = "number")]
    pub index: Option<Nullable<u64>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A summary of hidden reasoning.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ReasoningSummaryText {
    /// The summary.
    pub summary: String,
    /// The block's id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub id: Option<Nullable<String>>,
    /// Whose reasoning it is, and in which form.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub format: Option<Nullable<ReasoningFormat>>,
    /// Position among the blocks.
    #[serde(default, deserialize_with = "number::present", skip_serializing_if = "Option::is_none")]
    #[tsify(type = "number")]
    pub index: Option<Nullable<u64>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Hidden reasoning, readable only for the provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ReasoningEncrypted {
    /// The reasoning, encrypted.
    pub data: String,
    /// The block's id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub id: Option<Nullable<String>>,
    /// Whose reasoning it is, and in which form.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub format: Option<Nullable<ReasoningFormat>>,
    /// Position among the blocks.
    #[serde(default, deserialize_with = "number::present", skip_serializing_if = "Option::is_none")]
    #[tsify(type = "number")]
    pub index: Option<Nullable<u64>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A tool that OpenRouter ran while the model was thinking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ReasoningServerToolCall {
    /// The tool's name.
    pub tool_name: String,
    /// Its arguments as JSON text.
    pub arguments: String,
    /// What it returned.
    pub result: String,
    /// The call's id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub tool_call_id: Option<Nullable<String>>,
    /// The block's id.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub id: Option<Nullable<String>>,
    /// Whose reasoning it is, and in which form.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub format: Option<Nullable<ReasoningFormat>>,
    /// Position among the blocks.
    #[serde(default, deserialize_with = "number::present", skip_serializing_if = "Option::is_none")]
    #[tsify(type = "number")]
    pub index: Option<Nullable<u64>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
