//! OpenRouter's chat-completions API over the platform's own `fetch`: the bytes of a streamed answer in, typed chunks
//! out.
//!
//! For what runs as WebAssembly in JavaScript's company: web apps in Yew, Leptos or Dioxus, and Workers. It has no async
//! runtime of its own and needs no `Send`. Compiled with the feature `npm` it is the core of the npm package
//! `openrouter-wasm`.
//!
//! ```toml
//! [dependencies]
//! openrouter-wasm = "0.1"
//! ```
//!
//! # An answer in pieces
//!
//! ```no_run
//! use openrouter_wasm::{Error, OpenRouter, wire::{ChatMessage, ChatRequest}};
//!
//! async fn ask(key: &str, show: impl Fn(&str)) -> Result<(), Error> {
//!     let openrouter = OpenRouter::new(key);
//!     let request = ChatRequest::new("openai/gpt-5.2", [ChatMessage::user("Why is the sky blue?")]);
//!     let mut stream = openrouter.chat().stream(&request).await?;
//!     while let Some(chunk) = stream.next().await {
//!         for choice in chunk?.choices {
//!             show(choice.delta.content.as_deref().unwrap_or_default());
//!         }
//!     }
//!     Ok(())
//! }
//! ```
//!
//! [`ChatStream`] is a [`Stream`](futures_core::Stream) too. Dropping it closes the connection, and
//! [`finish`](ChatStream::finish) reads the rest of it into one [`ChatCompletion`](wire::ChatCompletion), as if it had not
//! been streamed. [`send`](Chat::send) asks for the whole answer at once:
//!
//! ```no_run
//! # use openrouter_wasm::{Error, OpenRouter, wire::{ChatMessage, ChatRequest}};
//! # async fn example(openrouter: OpenRouter) -> Result<(), Error> {
//! let mut request = ChatRequest::new("openai/gpt-5.2", [
//!     ChatMessage::system("Answer in one sentence."),
//!     ChatMessage::user("Why is the sky blue?"),
//! ]);
//! request.max_tokens = Some(100);
//! let completion = openrouter.chat().send(&request).await?;
//! # Ok(()) }
//! ```
//!
//! [`events`](ChatStream::events) tells apart what comes: text, thinking, tool calls, and how the answer ended.
//!
//! # Structured answers
//!
//! [`object`](Chat::object) asks for JSON after a schema, and reads it as a type of yours:
//!
//! ```no_run
//! # use openrouter_wasm::{Error, OpenRouter, wire::ChatRequest};
//! #[derive(serde::Deserialize)]
//! struct Trip {
//!     city: String,
//!     days: Vec<u32>,
//! }
//!
//! # async fn example(openrouter: OpenRouter, request: ChatRequest, schema: serde_json::Value) -> Result<(), Error> {
//! let trip: Trip = openrouter.chat().object(&request, schema).await?.value;
//! # Ok(()) }
//! ```
//!
//! A streamed one can be shown while it grows: [`ChatStream::object`].
//!
//! # Tools
//!
//! A [`Tool`] is a definition and an async closure. [`run`](Chat::run) goes on by itself while the model calls tools:
//!
//! ```no_run
//! # use openrouter_wasm::{Error, OpenRouter, RunOptions, Tool, wire::ChatRequest};
//! use serde_json::json;
//!
//! #[derive(serde::Deserialize)]
//! struct Place {
//!     city: String,
//! }
//!
//! # async fn look_up(city: &str) -> Result<i32, Error> { Ok(21) }
//! # async fn example(openrouter: OpenRouter, request: ChatRequest) -> Result<(), Error> {
//! let place = json!({ "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"] });
//! let weather = Tool::new("get_weather", "The weather in a city, now", place, async |place: Place, _| {
//!     Ok(json!({ "degrees": look_up(&place.city).await? }))
//! });
//! let mut run = openrouter.chat().run(request, [weather], RunOptions::default())?;
//! let completion = run.finish().await?;
//! let (messages, cost) = (run.messages(), run.cost());
//! # Ok(()) }
//! ```
//!
//! To go on with a conversation, send the model its own message back, with the reasoning that providers insist on:
//! [`to_message`](wire::ChatCompletion::to_message). Which models there are, [`OpenRouter::models`] tells.
//!
//! # When something goes wrong
//!
//! There is one [`Error`]. Its [`kind`](Error::kind) says what happened, and it holds what was received before it:
//!
//! ```no_run
//! # use openrouter_wasm::{ChatStream, Error, ErrorKind};
//! # async fn example(stream: ChatStream) {
//! match stream.finish().await {
//!     Ok(completion) => { /* … */ }
//!     Err(error) if error.kind() == ErrorKind::Api => {
//!         let (who, so_far) = (error.provider(), error.partial());
//!         // …
//!     }
//!     Err(error) => { /* … */ }
//! }
//! # }
//! ```
//!
//! # Settings
//!
//! [`Settings`] belong to a client; [`Chat::with`] changes them for some calls, and [`Chat::signal`] ends one:
//!
//! ```no_run
//! # use openrouter_wasm::{Error, OpenRouter, Settings, wire::ChatRequest};
//! # async fn example(request: ChatRequest, signal: web_sys::AbortSignal) -> Result<(), Error> {
//! use std::time::Duration;
//!
//! // A page leaves the key to a server of its own.
//! let openrouter = OpenRouter::from(Settings { base_url: "/api".into(), ..Settings::default() });
//! let chat = openrouter.chat().signal(signal).with(|settings| {
//!     settings.timeouts.total = Some(Duration::from_secs(30));
//!     settings.retries.max = 0;
//! });
//! let stream = chat.stream(&request).await?;
//! # Ok(()) }
//! ```
//!
//! # Where it runs
//!
//! Calls need JavaScript around them: target `wasm32-unknown-unknown`, with wasm-bindgen. It compiles natively as well, and
//! the types of [`wire`] work there, so that what is made of them can be tested without a browser.
//!
//! # Features
//!
//! None is on by default.
//!
//! - `js-values`: the module `js_values`, with conversions between the types of [`wire`] and JavaScript values.
//! - `npm`, `test-panic`: the exports of the npm package. Not for dependencies: they would show in your own JavaScript.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(missing_docs, missing_debug_implementations)]

mod client;
mod clock;
mod collect;
mod decode;
#[cfg(test)]
mod differential;
mod error;
mod growing;
mod http;
#[cfg(feature = "npm")]
mod js;
#[cfg(feature = "js-values")]
#[cfg_attr(docsrs, doc(cfg(feature = "js-values")))]
pub mod js_values;
mod json;
mod sse;
mod text;
pub mod wire;

pub use client::{
    Approval, ArgumentsError, Chat, ChatEvent, ChatStream, EventStream, Models, ObjectAnswer, ObjectStream, OpenRouter,
    Run, RunEvent, RunOptions, RunState, Stopped, Tool, ToolContext, ToolError, ToolErrors,
};
pub use error::{Error, ErrorKind};
pub use http::{ApiKey, FutureKey, Hooked, Hooks, Retries, Settings, Timeouts};

/// The README's examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
