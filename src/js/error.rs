//! An error as the JSON text that JavaScript makes its `OpenRouterError` of.

use crate::{
    error::Error,
    json::{Writer, write_string},
    text::Piece,
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
    if error.retryable() {
        fields.field("retryable", "true");
    }
    for (key, number) in [("status", error.status().map(u64::from)), ("retryAfter", details.retry_after)] {
        if let Some(number) = number {
            number.write(fields.key(key));
        }
    }
    for (key, json) in [("code", &details.code), ("metadata", &details.metadata), ("partial", &details.partial)] {
        if let Some(json) = json {
            fields.field(key, json);
        }
    }
    fields.end();
    out
}
