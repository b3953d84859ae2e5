//! An error as the fields that JavaScript makes its `OpenRouterError` of.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::error::Error;

/// The fields of an error. `code`, `metadata` and `partial` are JSON text.
pub fn to_js(error: &Error) -> JsValue {
    let fields = Object::new();
    let set = |key: &str, value: JsValue| {
        // A fresh object takes every field.
        let _ = Reflect::set(&fields, &key.into(), &value);
    };
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
