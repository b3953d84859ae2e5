//! What a message holds: plain text, or parts of text, images, audio, video and files.

use super::cache::{CacheControl, PromptCacheBreakpoint};
use super::open::{Nullable, UnknownFields, open_enum, union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The content of a message: a text, or a list of parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum MessageContent {
    /// A text.
    Text(String),
    /// Parts, in order.
    Parts(Vec<ContentPart>),
}

impl Default for MessageContent {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl MessageContent {
    /// The text, if the content is one text and not a list of parts.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Parts(_) => None,
        }
    }
}

impl From<&str> for MessageContent {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for MessageContent {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<ContentPart>> for MessageContent {
    fn from(parts: Vec<ContentPart>) -> Self {
        Self::Parts(parts)
    }
}

/// The content of a system or developer message: a text, or a list of text parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum TextContent {
    /// A text.
    Text(String),
    /// Text parts, in order; several of them allow a cache breakpoint in between.
    Parts(Vec<TextContentPart>),
}

impl Default for TextContent {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for TextContent {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for TextContent {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<TextContentPart>> for TextContent {
    fn from(parts: Vec<TextContentPart>) -> Self {
        Self::Parts(parts)
    }
}

union! {
    /// One part of a message's content.
    #[tag = "type"]
    pub enum ContentPart {
        /// Text.
        Text(TextPart) = "text",
        /// An image, for models that see.
        ImageUrl(ImagePart) = "image_url",
        /// A sound, for models that hear.
        InputAudio(AudioPart) = "input_audio",
        /// A video.
        VideoUrl(VideoPart) = "video_url",
        /// A video, in the older form.
        InputVideo(LegacyVideoPart) = "input_video",
        /// A document, such as a PDF.
        File(FilePart) = "file",
    }
}

impl ContentPart {
    /// A text part.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(TextPart::new(text))
    }

    /// An image part, from an `https:` or `data:` URL.
    pub fn image_url(url: impl Into<String>) -> Self {
        Self::ImageUrl(ImagePart {
            image_url: ImageUrl { url: url.into(), ..Default::default() },
            extra: Default::default(),
        })
    }
}

union! {
    /// One part of the content of a system or developer message.
    #[tag = "type"]
    pub enum TextContentPart {
        /// Text.
        Text(TextPart) = "text",
    }
}

impl TextContentPart {
    /// A text part.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(TextPart::new(text))
    }
}

/// A piece of text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct TextPart {
    /// The text.
    pub text: String,
    /// A cache breakpoint after this part, in Anthropic's style.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_control: Option<CacheControl>,
    /// A cache breakpoint after this part, in OpenAI's style.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_cache_breakpoint: Nullable<PromptCacheBreakpoint>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl TextPart {
    /// A part with nothing but text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// An image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ImagePart {
    /// Where the image is.
    pub image_url: ImageUrl,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Where an image is, and how closely to look at it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ImageUrl {
    /// An `https:` URL, or a `data:image/…;base64,` URL that holds the image itself.
    pub url: String,
    /// The resolution at which the model looks at the image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<ImageDetail>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// The resolution at which a model looks at an image.
    pub enum ImageDetail {
        /// The model's own choice.
        Auto = "auto",
        /// Small and cheap.
        Low = "low",
        /// Large.
        High = "high",
        /// As sent.
        Original = "original",
    }
}

/// A sound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AudioPart {
    /// The sound itself.
    pub input_audio: InputAudio,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A sound, in the request itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct InputAudio {
    /// The bytes in base64, without a `data:` prefix.
    pub data: String,
    /// The encoding, such as `"wav"` or `"mp3"`; which ones are accepted depends on the provider.
    pub format: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A video.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct VideoPart {
    /// Where the video is.
    pub video_url: VideoUrl,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A video, in the older form.
///
/// @deprecated Send a part of type `video_url`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct LegacyVideoPart {
    /// Where the video is.
    pub video_url: VideoUrl,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Where a video is, and how to look at it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct VideoUrl {
    /// An `https:` URL, or a `data:` URL that holds the video itself.
    pub url: String,
    /// How the video is looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processing: Option<VideoProcessing>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// How a video is looked at.
    pub enum VideoProcessing {
        /// Agentic.
        Agentic = "agentic",
        /// Static.
        Static = "static",
    }
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FilePart {
    /// The document.
    pub file: FileData,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A document: its bytes, its address, or its id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FileData {
    /// File name, with its ending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filename: Option<String>,
    /// A `data:` URL that holds the document itself, or an `https:` URL of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_data: Option<String>,
    /// The id of a document uploaded before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_id: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
