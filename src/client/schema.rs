//! JSON Schemas of structured answers and of tools' arguments.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::error::Error;

/// A schema as an object, to be sent.
///
/// # Errors
///
/// [`ErrorKind::Config`](crate::ErrorKind::Config), with the path of what is none.
pub(super) fn schema_object(path: &str, schema: &impl Serialize) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(schema) {
        Ok(Value::Object(schema)) => Ok(schema),
        Ok(_) => Err(Error::config(path, "expected a JSON Schema, as an object")),
        Err(error) => Err(Error::config(path, format_args!("it cannot be written as JSON: {error}"))),
    }
}
