//! OpenRouter's chat-completions API over the platform's own `fetch`: the bytes of a streamed answer in, typed chunks
//! out.
//!
//! Compiled to WebAssembly this crate is the core of the npm package `openrouter-wasm`; as a dependency it is the client
//! of a Rust web app. It has no async runtime of its own and needs no `Send`.
//!
//! - [`OpenRouter`] is the client, [`ChatStream`] a streamed answer, [`Error`] the one error.
//! - [`wire`] has the API's JSON as Rust types.
//!
//! # Features
//!
//! - `js-values`: conversions between the types of [`wire`] and JavaScript values.
//! - `npm`: the exports of the npm package. Not for dependencies: they would show in your own JavaScript.

#![warn(missing_docs, missing_debug_implementations)]

mod client;
mod clock;
mod collect;
mod decode;
#[cfg(test)]
mod differential;
mod error;
mod http;
#[cfg(feature = "npm")]
mod js;
#[cfg(feature = "js-values")]
pub mod js_values;
mod json;
mod sse;
mod text;
pub mod wire;

pub use client::{Chat, ChatStream, OpenRouter};
pub use error::{Error, ErrorKind};
pub use http::{ApiKey, FutureKey, Hooked, Hooks, Retries, Settings, Timeouts};

/// The README's examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
