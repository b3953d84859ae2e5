//! Wire types out of JSON text.

use serde::de::DeserializeOwned;

use crate::{
    decode,
    error::{Error, ErrorKind},
    json::{self, Json},
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

/// Reads a value of the wire.
pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    any_json(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Error::new(
            ErrorKind::Decode,
            format!("the answer has a value of another type than documented (line {line}, column {column})"),
        )
    })
}

/// Reads JSON text that may hold lone surrogates, which JavaScript's strings can hold and Rust's cannot.
pub(super) fn any_json<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_str(text).or_else(|error| {
        // What a model writes may be anything.
        let is_json = Json::parse(text).is_ok();
        match is_json.then(|| json::replace_lone_surrogates(text)).flatten() {
            Some(repaired) => serde_json::from_str(&repaired),
            None => Err(error),
        }
    })
}
