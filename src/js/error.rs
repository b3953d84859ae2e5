//! An error as the fields that JavaScript makes its `OpenRouterError` of.

use std::time::Duration;

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{get, set};
use crate::{
    error::{Error, ErrorKind},
    http::timed_out,
};

/// The fields of an error. `code`, `metadata` and `partial` are JSON text.
pub fn to_js(error: &Error) -> JsValue {
    let fields = Object::new();
    let set = |key: &str, value: JsValue| set(&fields, key, &value);
    let details = error.details();
    set("kind", error.kind().name().into());
    set("message", error.message().into());
    set("retryable", details.retryable.into());
    set("status", details.status.into());
    set("retryAfter", details.retry_after.map(|wait| wait.as_secs_f64() * 1000.0).into());
    for (key, text) in [
        ("code", &details.code),
        ("errorType", &details.error_type),
        ("provider", &details.provider),
        ("metadata", &details.metadata),
        ("generationId", &details.generation_id),
        ("requestId", &details.request_id),
        ("partial", &details.partial),
        ("body", &details.body),
    ] {
        set(key, text.as_deref().into());
    }
    if let Some(cause) = &details.cause {
        set("cause", cause.clone());
    }
    fields.into()
}

/// As much of an error that JavaScript made as decides whether to try again.
pub fn from_js(error: &JsValue) -> Error {
    let kind = get(error, "kind").as_string().unwrap_or_default();
    let kinds = [ErrorKind::Connection, ErrorKind::Status, ErrorKind::Api, ErrorKind::Truncated];
    let kind = kinds.into_iter().find(|known| known.name() == kind).unwrap_or(ErrorKind::Internal);
    Error::new(kind, "").with(|details| {
        details.retryable = get(error, "retryable").is_truthy();
        let wait = get(error, "retryAfter").as_f64();
        details.retry_after = wait.and_then(|wait| Duration::try_from_secs_f64(wait / 1000.0).ok());
    })
}

/// The fields of the error for a bound that JavaScript has seen exceeded.
#[wasm_bindgen(skip_typescript, js_name = timeoutError)]
pub fn timeout_error(name: &str, milliseconds: f64) -> JsValue {
    to_js(&timed_out(name, milliseconds))
}
