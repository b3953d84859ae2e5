//! Waiting for what JavaScript promises.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits for a promise to settle.
#[cfg(not(feature = "npm"))]
pub fn settle(promise: &Promise) -> JsFuture {
    JsFuture::from(promise.clone())
}

/// Waits for a promise to settle. In the npm package the promise goes through JavaScript first, which drops the news
/// if this instance has crashed by the time it comes.
#[cfg(feature = "npm")]
pub fn settle(promise: &Promise) -> JsFuture {
    JsFuture::from(crate::js::host::live(promise))
}

/// What a promise brought.
pub(super) type Settled = Result<JsValue, JsValue>;
