//! A crash on purpose. Only in builds for tests.

use wasm_bindgen::prelude::*;

/// Crashes in the middle of a call from JavaScript.
#[wasm_bindgen(skip_typescript, js_name = testPanic)]
#[allow(clippy::panic)]
pub fn test_panic() {
    panic!("on purpose");
}
