//! Images and sound made by a model.

use super::content::ImageUrl;
use super::number;
use super::open::{UnknownFields, literal, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

literal! {
    /// The kind of an image in an answer.
    pub enum OutputImageType {
        /// An image behind a URL.
        ImageUrl = "image_url",
    }
}

/// An image made by the model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OutputImage {
    /// Always `"image_url"`. Not in the vendor's schema, but sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<OutputImageType>,
    /// The image itself, as a `data:` URL.
    pub image_url: ImageUrl,
    /// Position among the images. In a stream the same image can be sent twice; this tells.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Sound made by the model, or a reference to it. In a stream it comes in pieces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct OutputAudio {
    /// The sound's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The bytes in base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// When the provider forgets the sound, in Unix seconds.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<u64>,
    /// What is said in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// The sound a model should make. Needed when `modalities` has `"audio"`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AudioOptions {
    /// The voice's name; which ones exist depends on the model.
    pub voice: String,
    /// The encoding.
    pub format: AudioFormat,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// The encoding of sound made by a model.
    pub enum AudioFormat {
        /// WAV.
        Wav = "wav",
        /// MP3.
        Mp3 = "mp3",
        /// FLAC.
        Flac = "flac",
        /// Opus.
        Opus = "opus",
        /// Raw 16-bit samples, the form that can be streamed.
        Pcm16 = "pcm16",
    }
}
