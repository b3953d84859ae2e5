//! Waiting for time to pass.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{promise, settle};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, milliseconds: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The longest that a timer can be set to, in ms.
const LONGEST: f64 = 2_147_483_647.0;

/// A pause. Dropping it leaves no timer behind.
#[derive(Debug)]
pub struct Sleep {
    timer: JsValue,
    wake: Function,
    woken: JsFuture,
}

impl Sleep {
    /// A pause of so many milliseconds.
    pub fn new(milliseconds: f64) -> Self {
        let (promise, wake) = promise();
        let timer = set_timeout(&wake, milliseconds.clamp(0.0, LONGEST));
        Sleep { timer, wake, woken: settle(&promise) }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.woken).poll(context).map(|_| ())
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        // What waits for the promise is let go of when the promise is kept.
        let _ = self.wake.call0(&JsValue::UNDEFINED);
    }
}
