//! The one error type.

use std::{error, fmt, time::Duration};

use wasm_bindgen::JsValue;

use crate::{
    json::Json,
    wire::{ChatCompletion, ErrorCode},
};

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A mistake in the caller's request or options. Nothing was sent.
    Config,
    /// The request could not be sent, or the connection died.
    Connection,
    /// A wait took longer than its bound.
    Timeout,
    /// The caller aborted.
    Aborted,
    /// An HTTP error without the API's own error body, a gateway's page for example.
    Status,
    /// The API's own error, wherever it arrived: as an error status, in a body with status 200, in a stream.
    Api,
    /// The answer is not what the API's answers look like.
    Decode,
    /// The stream ended before its end.
    Truncated,
    /// The answer is not what was asked for: no value of the schema, or half a tool call. Its [`code`](Error::code) says
    /// why: `"refusal"`, `"content_filter"`, `"length"`, `"json"` or `"schema"`.
    Answer,
    /// A fault of this library.
    #[default]
    Internal,
}

impl ErrorKind {
    /// The kind's name, the same as `OpenRouterError.kind` in the npm package.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Config => "config",
            ErrorKind::Connection => "connection",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Aborted => "aborted",
            ErrorKind::Status => "status",
            ErrorKind::Api => "api",
            ErrorKind::Decode => "decode",
            ErrorKind::Truncated => "truncated",
            ErrorKind::Answer => "answer",
            ErrorKind::Internal => "internal",
        }
    }
}

/// What went wrong, with all that is known about it.
///
/// [`Display`](fmt::Display) shows the message only: no key, header value or prompt is ever in it.
#[derive(Clone)]
pub struct Error(Box<Details>);

/// What an [`Error`] holds. JSON stays text: it is read when it is asked for.
#[derive(Clone, Default)]
pub(crate) struct Details {
    pub kind: ErrorKind,
    pub message: String,
    pub status: Option<u16>,
    /// JSON text: a number or a string.
    pub code: Option<String>,
    pub error_type: Option<String>,
    pub provider: Option<String>,
    /// JSON text.
    pub metadata: Option<String>,
    pub retryable: bool,
    /// In ms.
    pub retry_after: Option<u64>,
    pub generation_id: Option<String>,
    pub request_id: Option<String>,
    /// JSON text of a completion.
    pub partial: Option<String>,
    pub body: Option<String>,
    pub cause: Option<JsValue>,
}

/// How much of a body is kept, in characters.
const BODY_LIMIT: usize = 4_000;

/// The longest message passed on from elsewhere, in characters.
const MESSAGE_LIMIT: usize = 2_000;

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let retryable = matches!(kind, ErrorKind::Connection | ErrorKind::Timeout | ErrorKind::Truncated);
        let mut message = message.into();
        if shorten(&mut message, MESSAGE_LIMIT) {
            message.push('…');
        }
        Error(Box::new(Details { kind, message, retryable, ..Details::default() }))
    }

    /// An error of your own, of kind [`ErrorKind::Config`]: for a key function or a hook that fails.
    pub fn custom(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Config, message)
    }

    /// A mistake in the field at `path`, like `messages[0].role`.
    pub(crate) fn config(path: impl fmt::Display, problem: impl fmt::Display) -> Self {
        Error::new(ErrorKind::Config, format!("{path}: {problem}"))
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Details)) -> Self {
        change(&mut self.0);
        self
    }

    pub(crate) fn caused_by(self, cause: JsValue) -> Self {
        self.with(|details| details.cause = Some(cause))
    }

    /// Keeps the beginning of the body that the error came from.
    pub(crate) fn of_body(self, body: &str) -> Self {
        let mut beginning = body.trim_ascii().to_owned();
        shorten(&mut beginning, BODY_LIMIT);
        self.with(|details| details.body = Some(beginning).filter(|body| !body.is_empty()))
    }

    #[cfg(any(feature = "npm", test))]
    pub(crate) fn details(&self) -> &Details {
        &self.0
    }

    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What went wrong, for people. The API's own message where there is one.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The HTTP status of the response; 200 for an error inside a stream.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The API's `error.code`; or, of an error of kind [`ErrorKind::Answer`], why the answer is not what was asked for.
    pub fn code(&self) -> Option<ErrorCode> {
        serde_json::from_str(self.0.code.as_deref()?).ok()
    }

    /// The API's `error_type`, which is stable across its formats: `rate_limit_exceeded` for example.
    pub fn error_type(&self) -> Option<&str> {
        self.0.error_type.as_deref()
    }

    /// The provider the error came from.
    pub fn provider(&self) -> Option<&str> {
        self.0.provider.as_deref()
    }

    /// The API's `error.metadata`.
    pub fn metadata(&self) -> Option<serde_json::Value> {
        serde_json::from_str(self.0.metadata.as_deref()?).ok()
    }

    /// Whether a new call may succeed, whatever was received of this one.
    pub fn retryable(&self) -> bool {
        self.0.retryable
    }

    /// How long the API asks to wait before a new call.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after.map(Duration::from_millis)
    }

    /// The generation's id, from the `X-Generation-Id` header.
    pub fn generation_id(&self) -> Option<&str> {
        self.0.generation_id.as_deref()
    }

    /// The request's id, from the `request-id` or `cf-ray` header.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The completion as far as it was received.
    pub fn partial(&self) -> Option<ChatCompletion> {
        serde_json::from_str(self.0.partial.as_deref()?).ok()
    }

    /// The beginning of the response's body, if it was an error's.
    pub fn body(&self) -> Option<&str> {
        self.0.body.as_deref()
    }

    /// The JavaScript value behind this error: what `fetch` or the key function threw, or the reason of an abort.
    pub fn cause(&self) -> Option<&JsValue> {
        self.0.cause.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("message", &self.0.message)
            .field("status", &self.0.status)
            .field("code", &self.0.code)
            .field("error_type", &self.0.error_type)
            .field("provider", &self.0.provider)
            .field("retryable", &self.0.retryable)
            .field("retry_after", &self.retry_after())
            .field("generation_id", &self.0.generation_id)
            .field("request_id", &self.0.request_id)
            .finish_non_exhaustive()
    }
}

impl error::Error for Error {}

/// Cuts a text off after so many characters. Says whether there was more.
fn shorten(text: &mut String, limit: usize) -> bool {
    // What goes on with a character begins with other bits.
    let begins = |(_, byte): &(usize, u8)| byte & 0xc0 != 0x80;
    let end = text.bytes().enumerate().filter(begins).nth(limit).map(|(end, _)| end);
    text.truncate(end.unwrap_or(text.len()));
    end.is_some()
}

/// The text of a JSON string, for a field of an error.
pub(crate) fn text_of(json: Json<'_>) -> Option<String> {
    json.as_str().map(|text| text.into_owned())
}
