//! Wire types out of JSON text.

use crate::{
    decode,
    error::{Error, ErrorKind},
    wire::{ChatCompletion, ModelList},
};

/// Reads a body as a completion.
pub(super) fn completion(body: &str) -> Result<ChatCompletion, Error> {
    decode::check_completion(body)?;
    from_json(body)
}

/// Reads a body as a list of models.
pub(super) fn models(body: &str) -> Result<ModelList, Error> {
    decode::check_models(body)?;
    from_json(body)
}

/// Reads JSON text that may hold lone surrogates, which JavaScript's strings can hold and Rust's cannot.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    let read = serde_json::from_str(text).or_else(|error| match crate::json::replace_lone_surrogates(text) {
        Some(repaired) => serde_json::from_str(&repaired),
        None => Err(error),
    });
    read.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Error::new(
            ErrorKind::Decode,
            format!("the answer has a value of another type than documented (line {line}, column {column})"),
        )
    })
}
