//! What JavaScript does for this side: see `pkg-template/host.js`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./host.js")]
extern "C" {
    /// The same promise, except that it stays silent once this instance has crashed.
    pub fn live(promise: &Promise) -> Promise;

    /// Closes a response once it comes, that nobody waits for.
    pub fn abandon(response: &Promise);

    /// Asks for a task to be polled soon.
    pub fn wake(task: u32);

    /// Ends a task with its value, or with its error.
    pub fn finish(task: u32, succeeded: bool, value: JsValue);

    /// `JSON.parse` of a text that stays on JavaScript's side.
    #[wasm_bindgen(catch, js_name = parseJson)]
    pub fn parse_json(text: &js_sys::JsString) -> Result<JsValue, JsValue>;
}
