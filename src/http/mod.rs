//! The request pipeline over `fetch`: key, headers, the call itself, and what a response that is no answer means.
//!
//! Futures here run once a call, never once a read: a streamed body is read by whoever asked for it.

mod body;
mod cancel;
mod failure;
mod headers;
mod promise;
mod settings;

pub use body::{Body, read_text};
pub use cancel::Cancel;
pub use failure::Origin;
pub use promise::settle;
pub use settings::{ApiKey, FutureKey, Settings};

use gloo_net::http::Response;
use js_sys::{Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestInit;

use crate::error::{Error, ErrorKind};

/// The form in which an answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One JSON body.
    Whole,
    /// An event stream.
    Stream,
}

impl Form {
    fn media_type(self) -> &'static str {
        match self {
            Form::Whole => "application/json",
            Form::Stream => "text/event-stream",
        }
    }
}

/// Posts `body`, JSON text, to the endpoint at `path` and returns the response once it is known to be an answer of the
/// form that was asked for.
///
/// # Errors
///
/// Every kind but `decode` and `truncated` of a stream, which is read elsewhere.
pub async fn post(
    settings: &Settings,
    path: &str,
    body: &JsString,
    more_headers: &[(String, String)],
    form: Form,
    cancel: &Cancel,
) -> Result<Response, Error> {
    let url = settings.url(path)?;
    let key = cancel.guard(settings.key()).await??;
    let headers = headers::build(settings, key.as_deref(), more_headers, form)?;

    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(headers.as_ref());
    init.set_body(body.as_ref());
    init.set_signal(Some(cancel.signal()));

    let response = cancel.guard(fetch(settings.fetch.as_ref(), &url, &init)).await??;
    accept(response, form, cancel).await
}

async fn fetch(own: Option<&Function>, url: &str, init: &RequestInit) -> Result<Response, Error> {
    let failed = |cause: JsValue| {
        Error::new(ErrorKind::Connection, "the request could not be sent, or its response could not be read")
            .caused_by(cause)
    };
    let global = js_sys::global();
    let fetch = match own {
        Some(own) => own.clone(),
        None => {
            let found = Reflect::get(&global, &"fetch".into()).unwrap_or_default();
            let missing = |_| Error::config("fetch", "this platform has none: give the client one in its options");
            found.dyn_into::<Function>().map_err(missing)?
        }
    };
    let sent = fetch.call2(&global, &url.into(), init).map_err(failed)?;
    let response = settle(&Promise::resolve(&sent)).await.map_err(failed)?;
    if !response.is_object() {
        return Err(failed(JsValue::from_str("fetch returned no Response")));
    }
    Ok(Response::from(response.unchecked_into::<web_sys::Response>()))
}

/// Lets a response through that is an answer of the form that was asked for, and makes an error of any other.
///
/// # Errors
///
/// [`ErrorKind::Api`], [`ErrorKind::Status`] or [`ErrorKind::Decode`]; [`ErrorKind::Aborted`] while an error's body is
/// read.
pub async fn accept(response: Response, form: Form, cancel: &Cancel) -> Result<Response, Error> {
    let media_type = response.headers().get("content-type").unwrap_or_default().to_ascii_lowercase();
    let is_json = media_type.contains("json");
    let is_stream = media_type.starts_with("text/event-stream");
    let is_page = media_type.starts_with("text/html");
    let is_other_form = match form {
        Form::Whole => is_stream,
        Form::Stream => is_json || is_page,
    };
    if response.ok() && !is_other_form {
        return Ok(response);
    }
    let origin = Origin::of(&response);
    let body = match is_stream {
        // The beginning of a stream says nothing that its type does not, and may never end.
        true => {
            body::discard(&response);
            String::new()
        }
        false => body::read_beginning(&response, cancel).await?,
    };
    Err(failure::error(&origin, &media_type, &body, form))
}
