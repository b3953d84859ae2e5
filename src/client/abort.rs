//! A call's abort from Rust: by the caller's signal, or by dropping the call.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};

use crate::{
    error::Error,
    http::{Cancel, promise},
};

/// Aborts the call when it is dropped: once the call is over that has no effect but to let go of everything.
#[derive(Debug)]
pub(super) struct Abort {
    controller: AbortController,
    aborted: Promise,
    announce: Function,
    listener: Option<(AbortSignal, Closure<dyn FnMut()>)>,
}

impl Abort {
    /// An abort that follows the caller's signal.
    pub fn new(caller: Option<&AbortSignal>) -> Result<Self, Error> {
        let missing = |_| Error::config("signal", "this platform has no AbortController");
        let controller = AbortController::new().map_err(missing)?;
        let (aborted, announce) = promise();
        let mut abort = Abort { controller, aborted, announce, listener: None };
        match caller {
            Some(signal) if signal.aborted() => abort.controller.abort_with_reason(&signal.reason()),
            Some(signal) => abort.follow(signal.clone()),
            None => {}
        }
        Ok(abort)
    }

    fn follow(&mut self, signal: AbortSignal) {
        let (caller, controller, announce) = (signal.clone(), self.controller.clone(), self.announce.clone());
        let listener = Closure::<dyn FnMut()>::new(move || {
            controller.abort_with_reason(&caller.reason());
            let _ = announce.call0(&JsValue::UNDEFINED);
        });
        let _ = signal.add_event_listener_with_callback("abort", listener.as_ref().unchecked_ref());
        self.listener = Some((signal, listener));
    }

    /// The call's own signal.
    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// What the call's waits need of it.
    pub fn cancel(&self) -> Cancel {
        Cancel::new(self.signal(), &self.aborted)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some((signal, listener)) = self.listener.take() {
            let _ = signal.remove_event_listener_with_callback("abort", listener.as_ref().unchecked_ref());
        }
        self.controller.abort();
        let _ = self.announce.call0(&JsValue::UNDEFINED);
    }
}
