//! Conversions between the types of [`wire`](crate::wire) and JavaScript values, for Rust web apps.
//!
//! Objects become plain objects, never a `Map`, so that what comes out is what `JSON.parse` would have made.

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::JsValue;

/// A JavaScript value of a wire type.
///
/// # Errors
///
/// If the value has no form in JavaScript, which no type of [`wire`](crate::wire) lacks.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Error> {
    value.serialize(&Serializer::json_compatible())
}

/// A wire type of a JavaScript value.
///
/// # Errors
///
/// If the value is not of this type.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value)
}
