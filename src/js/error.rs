//! An error as the JSON text that JavaScript makes its `OpenRouterError` of.

use crate::{
    error::Error,
    json::{Writer, write_string},
};

/// The fields of an error that are known. `partial` is the completion, `retryAfter` in ms.
pub fn to_json(error: &Error) -> String {
    let details = error.details();
    let mut out = String::new();
    let mut fields = Writer::object(&mut out);
    for (key, text) in [
        ("kind", Some(error.kind().name())),
        ("message", Some(error.message())),
        ("errorType", error.error_type()),
        ("provider", error.provider()),
        ("body", error.body()),
    ] {
        if let Some(text) = text {
            write_string(fields.key(key), text);
        }
    }
    let retryable = if error.retryable() { "true" } else { "false" };
    let status = error.status().map(|status| status.to_string());
    let retry_after = error
        .retry_after()
        .map(|wait| (wait.as_secs().saturating_mul(1000) + u64::from(wait.subsec_millis())).to_string());
    for (key, json) in [
        ("retryable", Some(retryable)),
        ("status", status.as_deref()),
        ("retryAfter", retry_after.as_deref()),
        ("code", details.code.as_deref()),
        ("metadata", details.metadata.as_deref()),
        ("partial", details.partial.as_deref()),
    ] {
        if let Some(json) = json {
            fields.field(key, json);
        }
    }
    fields.end();
    out
}
