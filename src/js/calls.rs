//! The calls, each a task of its own.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{AbortSignal, Response};

use super::{get, host, request, settings, task};
use crate::{
    client::CHAT_COMPLETIONS,
    decode::check_completion,
    error::{Error, ErrorKind},
    http::{self, Cancel, Form, Origin},
};

/// `chat.send`: ends with the completion.
#[wasm_bindgen(skip_typescript)]
pub fn send(id: u32, options: JsValue, request: JsValue, headers: JsValue, signal: AbortSignal, aborted: Promise) {
    task::start(id, async move {
        let settings = settings::read(&options)?;
        let headers = settings::headers(&headers)?;
        let body = request::body(&request, Form::Whole)?;
        let cancel = Cancel::new(signal, &aborted);
        let response = http::post(&settings, CHAT_COMPLETIONS, &body, &headers, Form::Whole, &cancel).await?;
        let origin = Origin::of(&response);
        let completion = async {
            let text = http::read_text(&response, settings.max_event_bytes, &cancel).await?;
            let completion = host::parse_json(&text).ok();
            match completion.filter(is_completion) {
                Some(completion) => Ok(completion),
                None => match check_completion(&String::from(text)) {
                    Err(error) => Err(error),
                    Ok(()) => Err(Error::new(ErrorKind::Internal, "the two readings of an answer differ")),
                },
            }
        };
        completion.await.map_err(|error| origin.complete(error))
    });
}

/// `chat.stream`: ends with an object of the response and what is known of it, for JavaScript to read on.
#[wasm_bindgen(skip_typescript)]
pub fn open(id: u32, options: JsValue, request: JsValue, headers: JsValue, signal: AbortSignal, aborted: Promise) {
    task::start(id, async move {
        let settings = settings::read(&options)?;
        let headers = settings::headers(&headers)?;
        let body = request::body(&request, Form::Stream)?;
        let cancel = Cancel::new(signal, &aborted);
        let response = http::post(&settings, CHAT_COMPLETIONS, &body, &headers, Form::Stream, &cancel).await?;
        Ok(opened(response, settings.max_event_bytes))
    });
}

/// `ChatStream.from` a response: as [`open`], of a response that is there already.
#[wasm_bindgen(skip_typescript)]
pub fn accept(id: u32, response: Response, options: JsValue, signal: AbortSignal, aborted: Promise) {
    task::start(id, async move {
        let settings = settings::read(&options)?;
        let cancel = Cancel::new(signal, &aborted);
        let response = http::accept(response.into(), Form::Stream, &cancel).await?;
        Ok(opened(response, settings.max_event_bytes))
    });
}

fn opened(response: gloo_net::http::Response, max_event_bytes: usize) -> JsValue {
    let origin = Origin::of(&response);
    let fields = Object::new();
    for (key, value) in [
        ("response", JsValue::from(Response::from(response))),
        ("maxEventBytes", (max_event_bytes as f64).into()),
        ("status", origin.status.into()),
        ("generationId", origin.generation_id.into()),
        ("requestId", origin.request_id.into()),
        ("provider", origin.provider.into()),
    ] {
        // A fresh object takes every field.
        let _ = Reflect::set(&fields, &key.into(), &value);
    }
    fields.into()
}

/// Whether a body is plainly a completion without an error. If it is not, its text is looked at more closely.
fn is_completion(body: &JsValue) -> bool {
    let absent = |value: JsValue| value.is_undefined() || value.is_null();
    let is_fine = |choice: JsValue| {
        absent(get(&choice, "error")) && get(&choice, "finish_reason").as_string().as_deref() != Some("error")
    };
    let choices = get(body, "choices");
    absent(get(body, "error")) && choices.dyn_ref::<Array>().is_some_and(|choices| choices.iter().all(is_fine))
}
