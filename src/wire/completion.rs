//! The whole answer: `chat.completion`.

use super::annotation::Annotation;
use super::content::MessageContent;
use super::error::ApiError;
use super::logprobs::Logprobs;
use super::message::{AssistantMessage, ChatMessage};
use super::metadata::{Alignment, OpenRouterMetadata};
use super::number;
use super::open::{Nullable, UnknownFields, absent, lenient, literal, open_enum, or_default};
use super::output::{OutputAudio, OutputImage};
use super::reasoning::ReasoningDetail;
use super::request::ServiceTier;
use super::tool_call::ToolCall;
use super::usage::Usage;
use serde_json::{Map, Value};

literal! {
    /// What a whole answer calls itself.
    pub enum ChatCompletionObject {
        /// A whole answer.
        ChatCompletion = "chat.completion",
    }
}

literal! {
    /// Who speaks in an answer.
    pub enum AssistantRole {
        /// The model.
        Assistant = "assistant",
    }
}

lenient! {
    /// A whole answer.
    #[derive(Default)]
    pub struct ChatCompletion {
        /// The answer's id, such as `"gen-…"`; `GET /generation` knows it.
        pub id: String,
        /// Always `"chat.completion"`.
        #[read(default, deserialize_with = "or_default")]
        pub object: ChatCompletionObject,
        /// When it was made, in Unix seconds.
        #[read(default, deserialize_with = "number::or_default")]
        pub created: u64,
        /// The model that answered; can be more exact than the one asked for.
        #[read(default, deserialize_with = "or_default")]
        pub model: String,
        /// The provider that served it. Not in the vendor's schema, but always sent.
        #[serde(skip_serializing_if = "absent")]
        #[tsify(type = "string")]
        pub provider: Option<String>,
        /// The provider's mark of its configuration.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub system_fingerprint: Nullable<String>,
        /// The service tier that served it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub service_tier: Nullable<ServiceTier>,
        /// The answer itself; one choice as a rule.
        #[read(default, deserialize_with = "or_default")]
        pub choices: Vec<ChatCompletionChoice>,
        /// What it took and cost.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub usage: Option<Usage>,
        /// Sources as bare addresses, in an older form; see the message's `annotations`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<String>>,
        /// How it was routed, if the header `X-OpenRouter-Metadata: enabled` asked for that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub openrouter_metadata: Option<OpenRouterMetadata>,
        /// What the plugin `alignment` found. Beta.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub alignment: Option<Alignment>,
        /// What the provider's safeguards found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[tsify(type = "Record<string, unknown>[]")]
        pub safeguard_results: Option<Vec<Map<String, Value>>>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// One of an answer's choices.
    #[derive(Default)]
    pub struct ChatCompletionChoice {
        /// Position among the choices.
        #[read(default, deserialize_with = "number::or_default")]
        pub index: u64,
        /// The answer.
        #[read(default, deserialize_with = "or_default")]
        pub message: ChatCompletionMessage,
        /// Why it ended.
        pub finish_reason: Nullable<FinishReason>,
        /// Why it ended, in the provider's words. Not in the vendor's schema, but always sent.
        pub native_finish_reason: Nullable<String>,
        /// The probabilities of its tokens, if `logprobs` asked for them.
        pub logprobs: Nullable<Logprobs>,
        /// What went wrong, if `finish_reason` is `"error"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error: Option<ApiError>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

open_enum! {
    /// Why an answer ended.
    pub enum FinishReason {
        /// The model calls functions.
        ToolCalls = "tool_calls",
        /// The model was done, or came to a stop sequence.
        Stop = "stop",
        /// The token limit.
        Length = "length",
        /// A content rule.
        ContentFilter = "content_filter",
        /// An error.
        Error = "error",
    }
}

lenient! {
    /// What the model said. To go on with the conversation, send it back as it is.
    #[derive(Default)]
    pub struct ChatCompletionMessage {
        /// Always `"assistant"`.
        #[read(default, deserialize_with = "or_default")]
        pub role: AssistantRole,
        /// The text; null beside tool calls. The vendor's schema allows for a list of parts too, which no answer has
        /// had so far; Rust reads it.
        #[tsify(type = "Nullable<string>")]
        pub content: Nullable<MessageContent>,
        /// Why the model refused to answer.
        pub refusal: Nullable<String>,
        /// The reasoning as plain text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reasoning: Nullable<String>,
        /// The reasoning as the provider gave it; send it back unmodified and in order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reasoning_details: Option<Vec<ReasoningDetail>>,
        /// The functions the model calls.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tool_calls: Option<Vec<ToolCall>>,
        /// Images the model made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub images: Option<Vec<OutputImage>>,
        /// Sound the model made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub audio: Option<OutputAudio>,
        /// Sources and parsed files.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub annotations: Option<Vec<Annotation>>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

impl ChatCompletionMessage {
    /// The text, or `""` if there is none.
    pub fn text(&self) -> &str {
        self.content.as_ref().and_then(MessageContent::as_text).unwrap_or_default()
    }
}

impl ChatCompletion {
    /// The first choice's message, to be sent back; nothing if there is no choice. The one of another choice converts
    /// with `ChatMessage::from`.
    ///
    /// ```
    /// use openrouter_wasm::wire::{ChatCompletion, ChatMessage};
    ///
    /// fn go_on(messages: &mut Vec<ChatMessage>, completion: &ChatCompletion) {
    ///     messages.extend(completion.to_message());
    ///     messages.push(ChatMessage::user("And tomorrow?"));
    /// }
    /// ```
    pub fn to_message(&self) -> Option<ChatMessage> {
        let first = self.choices.iter().find(|choice| choice.index == 0).or(self.choices.first())?;
        Some(first.message.clone().into())
    }
}

/// To be sent back: all as it was, but for sound, of which the id is enough, and for tool calls without arguments, for
/// which the API wants some.
impl From<ChatCompletionMessage> for AssistantMessage {
    fn from(mut message: ChatCompletionMessage) -> Self {
        for call in message.tool_calls.iter_mut().flatten() {
            call.function.arguments.get_or_insert_with(|| "{}".into());
        }
        if let Some(OutputAudio { id: id @ Some(_), .. }) = &mut message.audio {
            message.audio = Some(OutputAudio { id: id.take(), ..OutputAudio::default() });
        }
        Self {
            content: message.content,
            refusal: message.refusal,
            reasoning: message.reasoning,
            reasoning_details: message.reasoning_details,
            tool_calls: message.tool_calls,
            images: message.images,
            audio: message.audio,
            annotations: message.annotations,
            extra: message.extra,
            ..Self::default()
        }
    }
}

impl From<ChatCompletionMessage> for ChatMessage {
    fn from(message: ChatCompletionMessage) -> Self {
        AssistantMessage::from(message).into()
    }
}
