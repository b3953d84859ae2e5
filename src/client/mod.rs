//! The interface for Rust: [`OpenRouter`], its models, its chat, and what comes of it: the stream of an answer, its events,
//! structured answers, and runs of tools.

mod abort;
mod event_stream;
mod events;
mod models;
mod object;
mod object_stream;
mod read;
mod run;
mod schema;
mod stream;
mod tool;

pub use event_stream::EventStream;
pub use events::{ArgumentsError, ChatEvent};
pub use models::Models;
pub use object::ObjectAnswer;
pub use object_stream::ObjectStream;
pub use run::{Approval, Run, RunEvent, RunOptions, RunState, Stopped, ToolErrors};
pub use stream::ChatStream;
pub use tool::{Tool, ToolContext, ToolError};

use std::rc::Rc;

use js_sys::JsString;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::AbortSignal;

use crate::{
    error::Error,
    http::{self, ApiKey, Call, Form, Origin, Settings},
    wire::{ChatCompletion, ChatRequest, ResponseFormat},
};
use abort::Abort;
use schema::schema_object;

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

    /// Asks for an answer after a schema, and reads it as a `T`. The provider is held to the schema; where that has to be
    /// otherwise, set the request's `response_format`, and use [`send`](Chat::send) with [`ObjectAnswer::read`].
    ///
    /// `schema` is anything that serde writes as a JSON Schema: `json!({ … })`, or what `schemars::schema_for!(T)` makes.
    /// It is sent as it is; strict providers want `additionalProperties: false` (`#[schemars(deny_unknown_fields)]`). Models
    /// write fields in the schema's order, which serde_json keeps with its feature `preserve_order`.
    ///
    /// ```no_run
    /// # use openrouter_wasm::{Chat, Error, wire::{ChatMessage, ChatRequest}};
    /// #[derive(serde::Deserialize)]
    /// struct Trip {
    ///     city: String,
    ///     days: Vec<u32>,
    /// }
    ///
    /// # async fn example(chat: Chat) -> Result<(), Error> {
    /// let schema = serde_json::json!({
    ///     "type": "object",
    ///     "properties": { "city": { "type": "string" }, "days": { "type": "array", "items": { "type": "integer" } } },
    ///     "required": ["city", "days"],
    ///     "additionalProperties": false,
    /// });
    /// let request = ChatRequest::new("openai/gpt-5.2", [ChatMessage::user("Plan a trip to Norway.")]);
    /// let trip: Trip = chat.object(&request, schema).await?.value;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Chat::send) and [`ObjectAnswer::read`].
    pub async fn object<T: DeserializeOwned>(
        &self,
        request: &ChatRequest,
        schema: impl Serialize,
    ) -> Result<ObjectAnswer<T>, Error> {
        let mut request = request.clone();
        request.response_format = Some(ResponseFormat::json_schema("answer", schema_object("schema", &schema)?));
        ObjectAnswer::read(self.send(&request).await?)
    }

    /// A conversation that goes on by itself while the model calls tools: each call is answered by the tool of its name,
    /// and the model is asked again. The request's own tools are sent too: those that OpenRouter runs, and functions that
    /// the caller runs, whose calls end the run ([`Stopped::Tools`]). With `stream: Some(false)` each answer comes in one
    /// piece. Nothing is sent before the run is read.
    ///
    /// ```no_run
    /// # use openrouter_wasm::{Chat, ChatEvent, Error, RunEvent, RunOptions, Tool, wire::{ChatMessage, ChatRequest}};
    /// # async fn example(chat: Chat, weather: Tool, show: impl Fn(&str)) -> Result<(), Error> {
    /// let request = ChatRequest::new("openai/gpt-5.2", [ChatMessage::user("Is it warmer in Oslo or in Bergen?")]);
    /// let mut run = chat.run(request, [weather], RunOptions::default().max_steps(5))?;
    /// while let Some(event) = run.next().await {
    ///     match event? {
    ///         RunEvent::Chat(ChatEvent::Text { text, .. }) => show(&text),
    ///         RunEvent::ToolResult { name, .. } => show(&format!("[{name}]")),
    ///         _ => {}
    ///     }
    /// }
    /// let (messages, cost) = (run.messages().to_vec(), run.cost());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for a mistake in the tools or the options.
    pub fn run(&self, request: ChatRequest, tools: impl Into<Vec<Tool>>, options: RunOptions) -> Result<Run, Error> {
        Run::new(self.clone(), request, tools.into(), options)
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
