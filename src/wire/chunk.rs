//! A piece of a streamed answer: `chat.completion.chunk`.

use super::annotation::Annotation;
use super::completion::{AssistantRole, FinishReason};
use super::error::ApiError;
use super::logprobs::Logprobs;
use super::metadata::{Alignment, OpenRouterMetadata};
use super::number;
use super::open::{Nullable, UnknownFields, absent, lenient, literal, or_default};
use super::output::{OutputAudio, OutputImage};
use super::reasoning::ReasoningDetail;
use super::request::ServiceTier;
use super::tool_call::ToolCallDelta;
use super::usage::Usage;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tsify::Tsify;

literal! {
    /// What a piece of a streamed answer calls itself.
    pub enum ChatChunkObject {
        /// A piece of a streamed answer.
        ChatCompletionChunk = "chat.completion.chunk",
    }
}

lenient! {
    /// A piece of a streamed answer.
    #[derive(Default)]
    pub struct ChatChunk {
        /// The answer's id, the same in all of its chunks.
        pub id: String,
        /// Always `"chat.completion.chunk"`.
        #[read(default, deserialize_with = "or_default")]
        pub object: ChatChunkObject,
        /// When it was made, in Unix seconds.
        #[read(default, deserialize_with = "number::or_default")]
        pub created: u64,
        /// The model that answers; can be more exact than the one asked for.
        #[read(default, deserialize_with = "or_default")]
        pub model: String,
        /// The provider that serves it. Not in the vendor's schema, but always sent.
        #[serde(skip_serializing_if = "absent")]
        #[tsify(type = "string")]
        pub provider: Option<String>,
        /// The provider's mark of its configuration.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub system_fingerprint: Nullable<String>,
        /// The service tier that served it; on the chunk with the usage.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub service_tier: Nullable<ServiceTier>,
        /// The pieces; one as a rule, none on some chunks with only usage, debug output or an error.
        #[read(default, deserialize_with = "or_default")]
        pub choices: Vec<ChatChunkChoice>,
        /// What the answer took and cost; on the last chunk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub usage: Option<Usage>,
        /// What went wrong, in mid-stream.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error: Option<ApiError>,
        /// What was sent to the provider, if `debug` asked for it; on the first chunks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub debug: Option<ChunkDebug>,
        /// How the answer was routed, if the header `X-OpenRouter-Metadata: enabled` asked for that; on the last chunk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub openrouter_metadata: Option<OpenRouterMetadata>,
        /// Sources as bare addresses, in an older form; see the delta's `annotations`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub citations: Option<Vec<String>>,
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
    /// A piece of one of the choices.
    #[derive(Default)]
    pub struct ChatChunkChoice {
        /// Which choice this is a piece of.
        #[read(default, deserialize_with = "number::or_default")]
        pub index: u64,
        /// The piece.
        #[read(default, deserialize_with = "or_default")]
        pub delta: ChatDelta,
        /// Why the answer ended; null until then. The chunk with the usage can repeat it.
        pub finish_reason: Nullable<FinishReason>,
        /// Why the answer ended, in the provider's words. Not in the vendor's schema, but always sent.
        pub native_finish_reason: Nullable<String>,
        /// The probabilities of the piece's tokens, if `logprobs` asked for them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub logprobs: Nullable<Logprobs>,
        /// What went wrong, if `finish_reason` is `"error"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error: Option<ApiError>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// What a chunk adds to an answer.
    #[derive(Default)]
    pub struct ChatDelta {
        /// Always `"assistant"`, in every chunk.
        #[read(default, deserialize_with = "or_default")]
        pub role: AssistantRole,
        /// The next text; `""` or null if there is none.
        pub content: Nullable<String>,
        /// The next reasoning as plain text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reasoning: Nullable<String>,
        /// The next reasoning as the provider gave it. Pieces with the same `type` and `index` belong together.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reasoning_details: Option<Vec<ReasoningDetail>>,
        /// Pieces of tool calls. Those with the same `index` belong together.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tool_calls: Option<Vec<ToolCallDelta>>,
        /// The next text of a refusal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub refusal: Nullable<String>,
        /// Images, each of them whole; one with an `index` seen before is a repetition.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub images: Option<Vec<OutputImage>>,
        /// The next piece of sound.
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

/// What was sent to the provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ChunkDebug {
    /// The body of the request to the provider. One chunk for each provider that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub echo_upstream_body: Option<Map<String, Value>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
