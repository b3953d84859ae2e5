//! Events to chunks: one event's data is parsed, its shape checked, and an error inside it recognised.
//!
//! The check is lenient: unknown fields and values pass, `null` stands for absent. Only what would make a reader fail
//! is refused, with the path of the field.

mod completion;
mod envelope;
#[cfg_attr(not(feature = "npm"), allow(dead_code, reason = "only JavaScript makes objects out of shapes"))]
pub mod memo;
mod outline;
pub mod retry_after;

pub use completion::{check_completion, check_models};
pub use envelope::{api_error, error_in, is_retryable};

use crate::{
    error::{Error, ErrorKind},
    json::{Json, Kind},
    sse,
    text::text,
};
use outline::outline;

/// One event's data, read.
#[derive(Debug)]
pub enum Event<'a> {
    /// White space only: a keep-alive.
    Nothing,
    /// `[DONE]`
    Done,
    /// A chunk.
    Chunk(Chunk<'a>),
}

/// A chunk of a streamed answer.
#[derive(Debug)]
pub struct Chunk<'a> {
    /// The chunk as it is on the wire.
    pub json: Json<'a>,
    /// The error that it carries.
    pub error: Option<Error>,
}

/// Reads the data of the stream's event number `position`, counted from 1.
///
/// # Errors
///
/// A [`ErrorKind::Decode`] error if the data is no JSON object or its shape is not a chunk's.
pub fn event(data: &str, position: usize) -> Result<Event<'_>, Error> {
    let trimmed = data.trim_ascii();
    if trimmed.is_empty() {
        return Ok(Event::Nothing);
    }
    if trimmed.as_bytes() == sse::DONE {
        return Ok(Event::Done);
    }
    // With all that is around it: JSON knows less white space.
    let json = Json::parse(data).map_err(|error| {
        let place = text![error.offset, " of ", data.len(), ", ", outline(data)];
        malformed(position, &text!["is not JSON: it stops making sense at byte ", place])
    })?;
    let may_have_error =
        check(json).map_err(|(path, kind)| malformed(position, &text!["has ", kind.name(), " at ", path]))?;
    Ok(Event::Chunk(Chunk { json, error: if may_have_error { error_in(json) } else { None } }))
}

/// Whether the data of a stream's last event, which missed its blank line, is all there.
pub fn is_whole(data: &str) -> bool {
    let trimmed = data.trim_ascii();
    trimmed.is_empty() || trimmed.as_bytes() == sse::DONE || Json::parse(data).is_ok()
}

/// The text that a chunk adds to the first choice, with its escapes.
pub fn first_text(chunk: Json<'_>) -> Option<&str> {
    let mut choices = chunk.get("choices")?.items();
    let first = choices.find(|choice| choice.get("index").is_none_or(|index| index.as_f64() == Some(0.0)))?;
    first.get("delta")?.get("content")?.escaped()
}

/// Checks what the rest relies on, and returns the path of what is something else; or whether there may be an error in it.
fn check(chunk: Json<'_>) -> Result<bool, (String, Kind)> {
    expect(chunk, Kind::Object, || "its top".into())?;
    let [choices, error] = chunk.get_all(["choices", "error"]);
    let mut may_have_error = error.is_some();
    let Some(choices) = choices else { return Ok(may_have_error) };
    expect(choices, Kind::Array, || "choices".into())?;
    for (index, choice) in choices.items().enumerate() {
        expect(choice, Kind::Object, || text!["choices[", index, "]"])?;
        let [delta, error, reason] = choice.get_all(["delta", "error", "finish_reason"]);
        if let Some(delta) = delta {
            expect(delta, Kind::Object, || text!["choices[", index, "].delta"])?;
        }
        may_have_error |= error.is_some() || reason.is_some();
    }
    Ok(may_have_error)
}

fn expect(json: Json<'_>, kind: Kind, path: impl FnOnce() -> String) -> Result<(), (String, Kind)> {
    if json.kind() == kind { Ok(()) } else { Err((path(), json.kind())) }
}

fn malformed(position: usize, problem: &str) -> Error {
    Error::new(ErrorKind::Decode, text!["event ", position, " of the stream ", problem])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(data: &str) -> Chunk<'_> {
        match event(data, 1).unwrap() {
            Event::Chunk(chunk) => chunk,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn anything_that_reads_as_a_chunk_passes() {
        for data in [
            r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}"#,
            r#"{"choices":[]}"#,
            r#"{"choices":null,"error":null}"#,
            r#"{"choices":[{"delta":null,"finish_reason":"new_reason","x":[{}]}],"y":1e999}"#,
            r#" {} "#,
        ] {
            assert!(chunk(data).error.is_none(), "{data}");
        }
        assert!(matches!(event(" [DONE] ", 1), Ok(Event::Done)));
        assert!(matches!(event(" ", 1), Ok(Event::Nothing)));
    }

    #[test]
    fn what_is_no_chunk_is_refused_with_its_place_and_without_its_text() {
        for (data, message) in [
            ("{\"secret", "event 7 of the stream is not JSON: it stops making sense at byte 8 of 8, {\"…"),
            ("\"secret\"", "event 7 of the stream has a string at its top"),
            ("\u{c}{}", "event 7 of the stream is not JSON: it stops making sense at byte 0 of 3, ?{}"),
            (r#"{"choices":{}}"#, "event 7 of the stream has an object at choices"),
            (r#"{"choices":[null]}"#, "event 7 of the stream has null at choices[0]"),
            (r#"{"choices":[{},{"delta":1}]}"#, "event 7 of the stream has a number at choices[1].delta"),
        ] {
            let error = event(data, 7).unwrap_err();
            assert_eq!((error.kind(), error.message()), (ErrorKind::Decode, message));
        }
    }

    #[test]
    fn every_shape_of_error_in_a_stream_is_found() {
        let found = |data| chunk(data).error.unwrap();
        let error = found(
            r#"{"id":"gen-1","provider":"Cohere","error":{"code":"server_error","message":"Gone","metadata":{"error_type":"provider_unavailable"}},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}"#,
        );
        assert_eq!((error.kind(), error.message(), error.status()), (ErrorKind::Api, "Gone", Some(200)));
        assert_eq!(error.code(), Some(crate::wire::ErrorCode::String("server_error".into())));
        assert_eq!(error.error_type(), Some("provider_unavailable"));
        assert_eq!(error.provider(), Some("Cohere"));
        assert!(error.retryable());

        let error = found(r#"{"error":{"code":400,"message":"Token limit reached"},"choices":[{"delta":{}}]}"#);
        assert_eq!(error.message(), "Token limit reached");
        assert!(!error.retryable());

        let error =
            found(r#"{"choices":[{"finish_reason":"error","native_finish_reason":"MALFORMED_FUNCTION_CALL"}]}"#);
        assert!(error.message().contains("MALFORMED_FUNCTION_CALL"), "{error}");

        let error = found(r#"{"choices":[{"error":{"code":502,"message":"Bad"},"finish_reason":"error"}]}"#);
        assert_eq!((error.message(), error.retryable()), ("Bad", true));
    }
}
