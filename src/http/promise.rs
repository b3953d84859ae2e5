//! Waiting for what JavaScript promises.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Waits for a promise to settle.
pub fn settle(promise: &Promise) -> JsFuture {
    JsFuture::from(promise.clone())
}

/// What a promise brought.
pub(super) type Settled = Result<JsValue, JsValue>;

/// A promise, and the function that keeps it.
pub fn promise() -> (Promise, Function) {
    let mut keep = None;
    let promise: Promise = Promise::new(&mut |resolve, _| keep = Some(resolve)).unchecked_into();
    // The function has been called by then. (`Function::default()` would be an `eval`, which many places forbid.)
    (promise, keep.map_or_else(|| JsValue::UNDEFINED.unchecked_into(), JsCast::unchecked_into))
}
