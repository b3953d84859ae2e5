//! The interface for Rust: [`OpenRouter`], its chat, and the stream of an answer.

mod abort;
mod read;
mod stream;

pub use stream::ChatStream;

use std::rc::Rc;

use js_sys::JsString;
use web_sys::AbortSignal;

use crate::{
    error::Error,
    http::{self, ApiKey, Form, Settings},
    wire::{ChatCompletion, ChatRequest},
};
use abort::Abort;

/// Where chat completions are.
pub const CHAT_COMPLETIONS: &str = "/chat/completions";

/// A client of OpenRouter's API. Cheap to make and to clone.
///
/// ```no_run
/// # async fn example() -> Result<(), openrouter_wasm::Error> {
/// use openrouter_wasm::{OpenRouter, wire::{ChatMessage, ChatRequest}};
///
/// let openrouter = OpenRouter::new("sk-or-…");
/// let request = ChatRequest::new("openai/gpt-5.2", vec![ChatMessage::user("Hello!")]);
/// let mut stream = openrouter.chat().stream(&request).await?;
/// while let Some(chunk) = stream.next().await {
///     let chunk = chunk?;
///     // …
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct OpenRouter {
    settings: Rc<Settings>,
}

impl OpenRouter {
    /// A client with a key and otherwise default settings.
    pub fn new(api_key: impl Into<String>) -> Self {
        Settings { api_key: ApiKey::Fixed(api_key.into()), ..Settings::default() }.into()
    }

    /// Chat completions.
    pub fn chat(&self) -> Chat<'_> {
        Chat { settings: &self.settings, options: CallOptions::default() }
    }
}

impl From<Settings> for OpenRouter {
    fn from(settings: Settings) -> Self {
        OpenRouter { settings: Rc::new(settings) }
    }
}

/// What belongs to one call.
#[derive(Clone, Debug, Default)]
struct CallOptions {
    signal: Option<AbortSignal>,
    headers: Vec<(String, String)>,
}

/// Chat completions: `POST /chat/completions`.
#[derive(Clone, Debug)]
pub struct Chat<'a> {
    settings: &'a Settings,
    options: CallOptions,
}

impl Chat<'_> {
    /// Ends the call when this signal is aborted. Dropping the call's future, or its stream, ends it too.
    #[must_use]
    pub fn signal(mut self, signal: AbortSignal) -> Self {
        self.options.signal = Some(signal);
        self
    }

    /// Adds a request header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.headers.push((name.into(), value.into()));
        self
    }

    /// Asks for an answer in one piece.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send(&self, request: &ChatRequest) -> Result<ChatCompletion, Error> {
        let body = body(request, Form::Whole)?;
        let abort = Abort::new(self.options.signal.as_ref())?;
        let cancel = abort.cancel();
        let headers = &self.options.headers;
        let response = http::post(self.settings, CHAT_COMPLETIONS, &body, headers, Form::Whole, &cancel).await?;
        let origin = http::Origin::of(&response);
        let text = http::read_text(&response, self.settings.max_event_bytes, &cancel).await;
        let text = text.map(String::from).map_err(|error| origin.complete(error))?;
        read::completion(&text).map_err(|error| origin.complete(error))
    }

    /// Asks for an answer in pieces.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind). What goes wrong once the answer has begun is an item of the stream.
    pub async fn stream(&self, request: &ChatRequest) -> Result<ChatStream, Error> {
        let body = body(request, Form::Stream)?;
        let abort = Abort::new(self.options.signal.as_ref())?;
        let cancel = abort.cancel();
        let headers = &self.options.headers;
        let response = http::post(self.settings, CHAT_COMPLETIONS, &body, headers, Form::Stream, &cancel).await?;
        ChatStream::new(&response, self.settings.max_event_bytes, abort, cancel)
    }
}

/// The request as JSON text, asking for the answer's form.
fn body(request: &ChatRequest, form: Form) -> Result<JsString, Error> {
    if request.messages.is_empty() {
        return Err(Error::config("messages", "there are none"));
    }
    let wants_stream = form == Form::Stream;
    if request.stream.is_some_and(|stream| stream != wants_stream) {
        return Err(Error::config("stream", "it contradicts the method: leave it out"));
    }
    let json = serde_json::to_string(request);
    let mut json =
        json.map_err(|error| Error::config("request", format_args!("it cannot be written as JSON: {error}")))?;
    if wants_stream && request.stream.is_none() {
        json.pop();
        json.push_str(",\"stream\":true}");
    }
    Ok(json.into())
}
