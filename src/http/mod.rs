//! The request pipeline over `fetch`: key, headers, the call itself, and what a response that is no answer means.
//!
//! Futures here run once a call, never once a read: a streamed body is read by whoever asked for it. Every wait of a
//! call goes through [`Call::wait`], which has its bounds and its abort.

mod body;
mod cancel;
mod failure;
mod headers;
mod hooks;
mod promise;
mod retry;
mod settings;
mod sleep;
mod timeouts;

pub use body::{Body, read_text};
pub use cancel::Cancel;
pub use failure::{Origin, is_answer, response_error};
pub use hooks::{Hooked, Hooks};
pub use promise::{promise, settle};
pub use retry::{Retries, pause, retrying};
pub use settings::{ApiKey, FutureKey, Settings};
pub use sleep::Sleep;
pub use timeouts::{Clock, Timeouts, Wait};

use std::{
    future::{Future, poll_fn},
    pin::pin,
    rc::Rc,
    task::{Context, Poll},
};

use gloo_net::http::Response;
use js_sys::{Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestInit;

use crate::error::{Error, ErrorKind};

/// The media type of an event stream.
const EVENT_STREAM: &str = "text/event-stream";

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
            Form::Stream => EVENT_STREAM,
        }
    }
}

/// One call: what it asks for, and what bounds it.
#[derive(Debug)]
pub struct Call {
    /// The client's settings, with what belongs to this call.
    pub settings: Rc<Settings>,
    /// The form of the answer.
    pub form: Form,
    /// The caller's abort.
    pub cancel: Cancel,
    /// How long everything may take.
    pub clock: Clock,
}

impl Call {
    /// A call that has not begun.
    pub fn new(settings: Rc<Settings>, form: Form, cancel: Cancel) -> Self {
        let clock = Clock::new(settings.timeouts);
        Call { settings, form, cancel, clock }
    }

    /// Waits for `future`, until the call is aborted or has waited too long.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Aborted`] and [`ErrorKind::Timeout`].
    pub async fn wait<T>(&self, wait: Wait, future: impl Future<Output = T>) -> Result<T, Error> {
        let mut future = pin!(future);
        let mut value = None;
        // Only this little is made anew for every kind of future.
        let mut work = |context: &mut Context<'_>| {
            future.as_mut().poll(context).map(|ready| {
                value = Some(ready);
                Ok(())
            })
        };
        self.wait_for(wait, &mut work).await?;
        value.ok_or_else(|| Error::new(ErrorKind::Internal, "a wait ended without its value"))
    }

    async fn wait_for(
        &self,
        wait: Wait,
        work: &mut dyn FnMut(&mut Context<'_>) -> Poll<Result<(), Error>>,
    ) -> Result<(), Error> {
        let mut alarm = self.clock.begin(wait);
        let result = poll_fn(|context| {
            self.cancel.poll(context, &mut |context| match work(context) {
                Poll::Pending => alarm.poll(context).map(Err),
                done => done,
            })
        })
        .await;
        self.clock.end(&alarm);
        result
    }

    /// Asks the endpoint at `path` once, and returns the response if it is an answer of the form that was asked for. With
    /// a `body`, JSON text, that is a POST. Without one it is a GET, which is public: it needs no key.
    ///
    /// # Errors
    ///
    /// Every kind but those of a stream's inside, which is read elsewhere.
    pub async fn ask(&self, path: &str, body: Option<&JsString>, attempt: u32) -> Result<Response, Error> {
        let settings = &*self.settings;
        let url = settings.url(path)?;
        let key = self.wait(Wait::Caller, settings.key(body.is_some())).await??;
        let headers = headers::build(settings, self.form, body.is_some())?;
        if let Some(hooks) = &settings.hooks {
            self.wait(Wait::Caller, hooks.on_request(attempt, &url, &headers)).await??;
        }
        let headers = headers::with_key(&headers, key.as_deref())?;

        let init = RequestInit::new();
        init.set_method(if body.is_some() { "POST" } else { "GET" });
        init.set_headers(headers.as_ref());
        if let Some(body) = body {
            init.set_body(body.as_ref());
        }
        init.set_signal(Some(self.cancel.signal()));

        let sent = fetch(settings.fetch.as_ref(), &url, &init)?;
        let response = self.wait(Wait::Headers, response(&sent)).await??;
        if let Some(hooks) = &settings.hooks {
            self.wait(Wait::Caller, hooks.on_response(attempt, &response)).await??;
        }
        self.accept(response).await
    }

    /// Lets a response through that is an answer of the form that was asked for, and makes an error of any other.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Api`], [`ErrorKind::Status`] or [`ErrorKind::Decode`]; [`ErrorKind::Aborted`] while an error's body
    /// is read.
    pub async fn accept(&self, response: Response) -> Result<Response, Error> {
        let media_type = response.headers().get("content-type").unwrap_or_default().to_ascii_lowercase();
        if is_answer(response.status(), &media_type, self.form) {
            return Ok(response);
        }
        let origin = Origin::of(&response);
        let body = match media_type.starts_with(EVENT_STREAM) {
            // The beginning of a stream says nothing that its type does not, and may never end.
            true => {
                body::discard(&response);
                String::new()
            }
            false => body::read_beginning(&response, self).await?,
        };
        Err(origin.complete(response_error(origin.status, &media_type, &body, self.form)))
    }
}

/// Sends a request.
fn fetch(own: Option<&Function>, url: &str, init: &RequestInit) -> Result<Promise, Error> {
    let global = js_sys::global();
    let fetch = match own {
        Some(own) => own.clone(),
        None => {
            let found = Reflect::get(&global, &"fetch".into()).unwrap_or_default();
            let missing = |_| Error::config("fetch", "this platform has none: give the client one in its options");
            found.dyn_into::<Function>().map_err(missing)?
        }
    };
    let sent = fetch.call2(&global, &url.into(), init).map_err(not_sent)?;
    Ok(Promise::resolve(&sent))
}

/// Waits for the response.
async fn response(sent: &Promise) -> Result<Response, Error> {
    let response = settle(sent).await.map_err(not_sent)?;
    to_response(response).map_err(not_sent)
}

/// A response, if the value has what is read of one. It may be of another realm's class, or of no class at all.
///
/// # Errors
///
/// What was thrown on the way, or a `TypeError`.
fn to_response(value: JsValue) -> Result<Response, JsValue> {
    match is_response(&value)? {
        true => Ok(Response::from(value.unchecked_into::<web_sys::Response>())),
        false => Err(js_sys::TypeError::new("this is something else than a Response").into()),
    }
}

fn not_sent(cause: JsValue) -> Error {
    Error::new(ErrorKind::Connection, "the request could not be sent, or its response could not be read")
        .caused_by(cause)
}

fn is_response(value: &JsValue) -> Result<bool, JsValue> {
    if !value.is_object() {
        return Ok(false);
    }
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into());
    let headers = get(value, "headers")?;
    if !headers.is_object() || get(value, "status")?.as_f64().is_none() {
        return Ok(false);
    }
    let Ok(read) = get(&headers, "get")?.dyn_into::<Function>() else {
        return Ok(false);
    };
    for name in failure::HEADERS {
        let header = read.call1(&headers, &name.into())?;
        if !header.is_string() && !header.is_null() && !header.is_undefined() {
            return Ok(false);
        }
    }
    let body = get(value, "body")?;
    let is_stream = body.is_object() && get(&body, "getReader")?.is_function();
    Ok(body.is_null() || body.is_undefined() || is_stream)
}
