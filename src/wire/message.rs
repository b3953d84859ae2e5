//! The messages of a conversation.

use super::annotation::Annotation;
use super::content::{MessageContent, TextContent};
use super::open::{Nullable, UnknownFields, union};
use super::output::{OutputAudio, OutputImage};
use super::reasoning::{ReasoningDetail, ReasoningEffort};
use super::tool_call::ToolCall;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

union! {
    /// One message of a conversation.
    #[tag = "role"]
    pub enum ChatMessage {
        /// Instructions for the whole conversation.
        System(SystemMessage) = "system",
        /// Instructions for the whole conversation, by the name newer OpenAI models use.
        Developer(DeveloperMessage) = "developer",
        /// What the user says.
        User(UserMessage) = "user",
        /// What the model said, sent back to it.
        Assistant(Box<AssistantMessage>) = "assistant",
        /// What a tool returned.
        Tool(ToolMessage) = "tool",
    }
}

impl ChatMessage {
    /// Instructions for the whole conversation.
    pub fn system(content: impl Into<TextContent>) -> Self {
        Self::System(SystemMessage { content: content.into(), ..Default::default() })
    }

    /// Instructions for the whole conversation, by the name newer OpenAI models use.
    pub fn developer(content: impl Into<TextContent>) -> Self {
        Self::Developer(DeveloperMessage { content: content.into(), ..Default::default() })
    }

    /// What the user says.
    pub fn user(content: impl Into<MessageContent>) -> Self {
        Self::User(UserMessage { content: content.into(), ..Default::default() })
    }

    /// What the model said. A whole answer converts with `From<ChatCompletionMessage>`, and keeps its reasoning.
    pub fn assistant(content: impl Into<MessageContent>) -> Self {
        AssistantMessage { content: Some(content.into()), ..Default::default() }.into()
    }

    /// What a tool returned for the call with this id.
    pub fn tool(tool_call_id: impl Into<String>, content: impl Into<MessageContent>) -> Self {
        Self::Tool(ToolMessage { content: content.into(), tool_call_id: tool_call_id.into(), ..Default::default() })
    }
}

impl From<AssistantMessage> for ChatMessage {
    fn from(message: AssistantMessage) -> Self {
        Self::Assistant(Box::new(message))
    }
}

/// Instructions for the whole conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SystemMessage {
    /// The instructions.
    pub content: TextContent,
    /// A name, to tell several authors apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Changes the settings from this point of the conversation on, and keeps the cached prompt before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub configuration_update: Nullable<ConfigurationUpdate>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Instructions for the whole conversation, by the name newer OpenAI models use.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DeveloperMessage {
    /// The instructions.
    pub content: TextContent,
    /// A name, to tell several authors apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Changes the settings from this point of the conversation on, and keeps the cached prompt before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub configuration_update: Nullable<ConfigurationUpdate>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A change of settings within a conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ConfigurationUpdate {
    /// The new reasoning settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ReasoningUpdate>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A change of reasoning settings within a conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ReasoningUpdate {
    /// The new effort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<ReasoningEffort>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What the user says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct UserMessage {
    /// Text, or parts with images, sound, video and files.
    pub content: MessageContent,
    /// A name, to tell several users apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What the model said, sent back to it.
///
/// The message of an answer can be sent back as it is; when it used tools, its `reasoning_details` have to be sent
/// back unmodified and in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AssistantMessage {
    /// The text, or parts; may be null beside tool calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Nullable<MessageContent>,
    /// A name, to tell several authors apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why the model refused to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Nullable<String>,
    /// The reasoning as plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Nullable<String>,
    /// The same as `reasoning`, by the name other APIs use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning_content: Nullable<String>,
    /// The reasoning as the provider gave it, for it to go on from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning_details: Option<Vec<ReasoningDetail>>,
    /// The tools the model called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_calls: Option<Vec<ToolCall>>,
    /// Images the model made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub images: Option<Vec<OutputImage>>,
    /// Sound the model made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<OutputAudio>,
    /// The model that said it; the auto router can stay with it (`pin_model`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Sources and parsed files; sent back, they save parsing the same file again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotations: Option<Vec<Annotation>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// What a tool returned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ToolMessage {
    /// The result: text, or parts.
    pub content: MessageContent,
    /// The `id` of the tool call that this answers.
    pub tool_call_id: String,
    /// The tool's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
