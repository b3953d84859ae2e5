//! The interface for Rust: [`OpenRouter`], its chat, the stream of an answer, and the models.

mod abort;
mod models;
mod read;
mod stream;

pub use models::Models;
pub use stream::ChatStream;

use std::rc::Rc;

use js_sys::JsString;
use web_sys::AbortSignal;

use crate::{
    error::Error,
    http::{self, ApiKey, Call, Form, Origin, Settings},
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
    /// A client with a key and otherwise default settings. Whoever opens a page can read a key in it: there, it has to be
    /// the user's own, or stay on a server of yours ([`Settings::base_url`]).
    pub fn new(api_key: impl Into<String>) -> Self {
        Settings { api_key: ApiKey::Fixed(api_key.into()), ..Settings::default() }.into()
    }

    /// Chat completions.
    pub fn chat(&self) -> Chat {
        Chat { settings: Rc::clone(&self.settings), signal: None }
    }

    /// The models there are.
    pub fn models(&self) -> Models {
        Models::new(Rc::clone(&self.settings))
    }
}

impl From<Settings> for OpenRouter {
    fn from(settings: Settings) -> Self {
        OpenRouter { settings: Rc::new(settings) }
    }
}

/// Chat completions: `POST /chat/completions`.
#[derive(Clone, Debug)]
pub struct Chat {
    settings: Rc<Settings>,
    signal: Option<AbortSignal>,
}

impl Chat {
    /// Ends the call when this signal is aborted. Dropping the call's future, or its stream, ends it too.
    #[must_use]
    pub fn signal(mut self, signal: AbortSignal) -> Self {
        self.signal = Some(signal);
        self
    }

    /// Changes settings for the calls made through this value.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Rc::make_mut(&mut self.settings));
        self
    }

    /// Asks for an answer in one piece.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send(&self, request: &ChatRequest) -> Result<ChatCompletion, Error> {
        let body = body(request, Form::Whole)?;
        let abort = Abort::new(self.signal.as_ref())?;
        let call = Call::new(Rc::clone(&self.settings), Form::Whole, abort.cancel());
        http::retrying(&call, &mut 0, async |attempt| {
            let response = call.ask(CHAT_COMPLETIONS, Some(&body), attempt).await?;
            let origin = Origin::of(&response);
            let text = http::read_text(&response, &call).await.map(String::from);
            text.and_then(|text| read::completion(&text)).map_err(|error| origin.complete(error))
        })
        .await
    }

    /// Asks for an answer in pieces.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind). What goes wrong once the answer has begun is an item of the stream.
    pub async fn stream(&self, request: &ChatRequest) -> Result<ChatStream, Error> {
        let body = body(request, Form::Stream)?;
        let abort = Abort::new(self.signal.as_ref())?;
        let call = Call::new(Rc::clone(&self.settings), Form::Stream, abort.cancel());
        ChatStream::open(call, body, abort).await
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
