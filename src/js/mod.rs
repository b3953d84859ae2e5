//! The exports that the npm package's JavaScript is built on, behind the Cargo feature `npm`. None of them is public
//! there: the classes of `pkg-template/` stand before them.
//!
//! Nothing here throws on purpose, so whatever an export throws is a crash, after which JavaScript takes a fresh
//! instance and rejects every pending call.

mod answer;
mod calls;
mod error;
mod hooks;
pub(crate) mod host;
mod request;
mod settings;
mod task;
#[cfg(feature = "test-panic")]
mod test_panic;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

/// A field of a JavaScript object; `undefined` if it cannot be read. What has no fields is not asked: each import that
/// throws leaves a little memory behind.
fn get(object: &JsValue, key: &str) -> JsValue {
    if !object.is_object() && !object.is_function() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(object, &key.into()).unwrap_or_default()
}

/// Sets a field of an object of our own making, which takes every field.
fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// The items of a JavaScript array; `undefined` in place of one that cannot be read.
fn items(array: &Array) -> impl Iterator<Item = JsValue> {
    (0..array.length()).map(|index| Reflect::get_u32(array, index).unwrap_or_default())
}

/// What a JavaScript value is, for an error message.
fn kind_of(value: &JsValue) -> String {
    if value.is_null() {
        return "null".into();
    }
    if Array::is_array(value) {
        return "an array".into();
    }
    match value.js_typeof().as_string().as_deref() {
        Some("undefined") => "nothing".into(),
        Some("object") => "an object".into(),
        Some(kind) => format!("a {kind}"),
        None => "something else".into(),
    }
}
