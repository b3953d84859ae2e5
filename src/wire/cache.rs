//! Prompt caching: what of a request is stored for the next one.

use super::open::{Nullable, UnknownFields, literal, open_enum};

use serde::{Deserialize, Serialize};
use tsify::Tsify;

literal! {
    /// The kind of a cache breakpoint.
    pub enum CacheControlType {
        /// Kept for a short time.
        Ephemeral = "ephemeral",
    }
}

open_enum! {
    /// How long a cached prefix lives.
    pub enum CacheTtl {
        /// Five minutes, the default.
        FiveMinutes = "5m",
        /// One hour; writing it costs more.
        OneHour = "1h",
    }
}

literal! {
    /// Who places the cache breakpoints.
    pub enum PromptCacheMode {
        /// The caller, on each block.
        Explicit = "explicit",
    }
}

/// A cache breakpoint in Anthropic's style: everything up to and including the marked block can be reused.
///
/// On a whole request it turns on automatic caching, with the breakpoint on the last block that can be cached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct CacheControl {
    /// Always `"ephemeral"`.
    pub r#type: CacheControlType,
    /// Lifetime of the cached prefix. Default: `"5m"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Option<CacheTtl>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl CacheControl {
    /// A breakpoint with the default lifetime.
    pub fn ephemeral() -> Self {
        Self::default()
    }

    /// A breakpoint with a lifetime of its own.
    pub fn with_ttl(ttl: CacheTtl) -> Self {
        Self { ttl: Some(ttl), ..Self::default() }
    }
}

/// A cache breakpoint in OpenAI's style. For providers of the other style it is converted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PromptCacheBreakpoint {
    /// Always `"explicit"`.
    pub mode: PromptCacheMode,
    /// Lifetime of the cached prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Nullable<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Prompt caching in OpenAI's style, for a whole request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PromptCacheOptions {
    /// `"explicit"`: only blocks marked with `prompt_cache_breakpoint` are cached.
    pub mode: PromptCacheMode,
    /// Lifetime of the cached prefixes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Nullable<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
