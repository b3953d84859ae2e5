//! What a call's answers mean and what follows from them, for the pipeline on JavaScript's side.

use std::time::Duration;

use wasm_bindgen::prelude::*;

use super::error::to_json;
use crate::{
    decode::{check_completion, retry_after},
    http::{self, Form, Retries},
    json::Json,
};

/// Whether a response is an answer of the form that was asked for. Its media type is given in lower case.
#[wasm_bindgen(skip_typescript, js_name = isAnswer)]
pub fn is_answer(status: u16, media_type: &str, streamed: bool) -> bool {
    http::is_answer(status, media_type, form(streamed))
}

/// The error that a response stands for, given its media type and its body, or the beginning of it.
#[wasm_bindgen(skip_typescript, js_name = responseError)]
pub fn error_of_response(status: u16, media_type: &str, body: &str, streamed: bool) -> String {
    to_json(&http::response_error(status, media_type, body, form(streamed)))
}

/// The error of a body that was to be a completion; nothing if it is one.
#[wasm_bindgen(skip_typescript, js_name = completionError)]
pub fn error_of_completion(body: &str) -> Option<String> {
    check_completion(body).err().map(|error| to_json(&error))
}

/// How long a response asks to wait, in ms, by its headers: their names and values as JSON text.
#[wasm_bindgen(skip_typescript, js_name = retryAfter)]
pub fn wait_in_headers(headers: &str) -> Option<f64> {
    let headers = Json::parse(headers).ok()?;
    retry_after::in_headers(|name| Some(headers.get(name)?.as_str()?.into_owned())).map(|wait| wait as f64)
}

/// The pause after a failed attempt that may pass, in ms; nothing if there is to be no other one. `retry_after` is the
/// pause that the API asks for, `random` is in 0..1.
#[wasm_bindgen(skip_typescript, js_name = pauseAfter)]
pub fn pause(attempts: u32, max: f64, max_wait: f64, retry_after: Option<f64>, random: f64) -> Option<f64> {
    let retries = Retries { max: max as u32, max_wait: Duration::from_millis(max_wait as u64) };
    retries.pause(attempts, retry_after.map(|wait| Duration::from_millis(wait as u64)), random)
}

fn form(streamed: bool) -> Form {
    if streamed { Form::Stream } else { Form::Whole }
}
