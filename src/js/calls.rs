//! The calls, each a task of its own.

use std::rc::Rc;

use js_sys::{Array, JsString, Object, Promise};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{AbortSignal, Response};

use super::{error::from_js, get, host, request, set, settings, task};
use crate::{
    client::CHAT_COMPLETIONS,
    decode::check_completion,
    error::{Error, ErrorKind},
    http::{self, Call, Cancel, Form, Origin, Settings},
};

/// `chat.send`: ends with the completion.
#[wasm_bindgen(skip_typescript)]
pub fn send(id: u32, options: JsValue, request: JsValue, signal: AbortSignal, aborted: Promise) {
    task::start(id, async move {
        let call = begin(&options, Form::Whole, signal, &aborted)?;
        let body = request::body(&request, Form::Whole)?;
        http::retrying(&call, &mut 0, async |attempt| {
            let response = call.post(CHAT_COMPLETIONS, &body, attempt).await?;
            let origin = Origin::of(&response);
            completion(&response, &call).await.map_err(|error| origin.complete(error))
        })
        .await
    });
}

async fn completion(response: &gloo_net::http::Response, call: &Call) -> Result<JsValue, Error> {
    let text = http::read_text(response, call).await?;
    let completion = host::parse_json(&text).ok();
    match completion.filter(is_completion) {
        Some(completion) => Ok(completion),
        None => match check_completion(&String::from(text)) {
            Err(error) => Err(error),
            Ok(()) => Err(Error::new(ErrorKind::Internal, "the two readings of an answer differ")),
        },
    }
}

/// `chat.stream`: ends with an object of the response and what is known of it, for JavaScript to read on.
#[wasm_bindgen(skip_typescript)]
pub fn open(id: u32, options: JsValue, request: JsValue, signal: AbortSignal, aborted: Promise) {
    task::start(id, async move {
        let call = begin(&options, Form::Stream, signal, &aborted)?;
        let body = request::body(&request, Form::Stream)?;
        connect(&call, &body, 0).await
    });
}

/// The same once more, after `attempts` of which the last has failed with `failure` before its first chunk. Ends with
/// nothing if there is to be no other attempt.
#[wasm_bindgen(skip_typescript)]
pub fn reopen(
    id: u32,
    options: JsValue,
    body: JsString,
    attempts: u32,
    failure: JsValue,
    signal: AbortSignal,
    aborted: Promise,
) {
    task::start(id, async move {
        let call = begin(&options, Form::Stream, signal, &aborted)?;
        match http::pause(&call, attempts, &from_js(&failure)).await? {
            true => connect(&call, &body, attempts).await,
            false => Ok(JsValue::UNDEFINED),
        }
    });
}

async fn connect(call: &Call, body: &JsString, mut attempts: u32) -> Result<JsValue, Error> {
    let post = async |attempt| call.post(CHAT_COMPLETIONS, body, attempt).await;
    let response = http::retrying(call, &mut attempts, post).await?;
    let opened = opened(response, call);
    set(&opened, "request", body);
    Ok(opened)
}

/// `ChatStream.from` a response: as [`open`], of a response that is there already.
#[wasm_bindgen(skip_typescript)]
pub fn accept(id: u32, response: JsValue, options: JsValue, signal: AbortSignal, aborted: Promise) {
    task::start(id, async move {
        let call = begin(&options, Form::Stream, signal, &aborted)?;
        let response = http::to_response(response).map_err(|cause| {
            Error::config("ChatStream.from", "expected a Response or a ReadableStream").caused_by(cause)
        })?;
        let response = call.accept(response).await?;
        Ok(opened(response, &call))
    });
}

/// The bounds of a body that is no response's.
#[wasm_bindgen(skip_typescript)]
pub fn bounds(id: u32, options: JsValue) {
    task::start(id, async move {
        let settings = settings::read(&options)?;
        let fields = Object::new();
        set_bounds(&fields, &settings, 0.0);
        Ok(fields.into())
    });
}

fn begin(options: &JsValue, form: Form, signal: AbortSignal, aborted: &Promise) -> Result<Call, Error> {
    let settings = Rc::new(settings::read(options)?);
    let call = Call::new(settings, form, Cancel::new(signal, aborted));
    call.clock.resume(get(options, "spent").as_f64().unwrap_or(0.0));
    Ok(call)
}

fn opened(response: gloo_net::http::Response, call: &Call) -> JsValue {
    let origin = Origin::of(&response);
    let fields = Object::new();
    set_bounds(&fields, &call.settings, call.clock.spent());
    for (key, value) in [
        ("response", JsValue::from(Response::from(response))),
        ("status", origin.status.into()),
        ("generationId", origin.generation_id.into()),
        ("requestId", origin.request_id.into()),
        ("provider", origin.provider.into()),
    ] {
        set(&fields, key, &value);
    }
    fields.into()
}

/// What JavaScript keeps to while it reads; times in ms.
fn set_bounds(fields: &Object, settings: &Settings, spent: f64) {
    let milliseconds = |bound: Option<std::time::Duration>| bound.map(|bound| bound.as_secs_f64() * 1000.0).into();
    let timeouts = settings.timeouts;
    for (key, value) in [
        ("maxEventBytes", (settings.max_event_bytes as f64).into()),
        ("idle", milliseconds(timeouts.idle)),
        ("firstChunk", milliseconds(timeouts.first_chunk)),
        ("total", milliseconds(timeouts.total)),
        ("spent", spent.into()),
    ] {
        set(fields, key, &value);
    }
}

/// Whether a body is plainly a completion without an error. If it is not, its text is looked at more closely.
fn is_completion(body: &JsValue) -> bool {
    // The same that the reading of its text takes for an error.
    let is_error = |value: JsValue| {
        let is_text = value.as_string().is_some_and(|text| !text.is_empty());
        is_text || value.is_object() && !Array::is_array(&value)
    };
    let is_fine = |choice: JsValue| {
        !is_error(get(&choice, "error")) && get(&choice, "finish_reason").as_string().as_deref() != Some("error")
    };
    let choices = get(body, "choices");
    !is_error(get(body, "error")) && choices.dyn_ref::<Array>().is_some_and(|choices| choices.iter().all(is_fine))
}
