//! The caller's hooks, as JavaScript functions.

use std::future::{Future, ready};

use gloo_net::http::Response;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Headers;

use super::{error::to_js, get, settings::function};
use crate::{
    error::Error,
    http::{Hooked, Hooks, settle},
};

/// The functions that were given, each called with a list of what the hook is told.
#[derive(Debug)]
pub struct JsHooks {
    request: Option<Function>,
    response: Option<Function>,
    retry: Option<Function>,
}

impl JsHooks {
    /// Reads them from the client's options.
    pub fn read(options: &JsValue) -> Result<Self, Error> {
        Ok(JsHooks {
            request: function(options, "onRequest")?,
            response: function(options, "onResponse")?,
            retry: function(options, "onRetry")?,
        })
    }
}

/// Calls a hook and waits for it if it gives a promise.
fn call<const N: usize>(name: &'static str, hook: Option<&Function>, told: [JsValue; N]) -> Hooked {
    let Some(hook) = hook else {
        return Box::pin(ready(Ok(())));
    };
    let failed = move |cause| Error::config(name, "the hook failed").caused_by(cause);
    let told: Array = told.into_iter().collect();
    match hook.apply(&JsValue::UNDEFINED, &told) {
        Err(cause) => Box::pin(ready(Err(failed(cause)))),
        Ok(given) if !get(&given, "then").is_function() => Box::pin(ready(Ok(()))),
        Ok(promise) => {
            let settled = settle(&Promise::resolve(&promise));
            Box::pin(finished(settled, failed))
        }
    }
}

async fn finished(
    settled: impl Future<Output = Result<JsValue, JsValue>>,
    failed: impl FnOnce(JsValue) -> Error,
) -> Result<(), Error> {
    settled.await.map(|_| ()).map_err(failed)
}

impl Hooks for JsHooks {
    fn on_request(&self, attempt: u32, url: &str, headers: &Headers) -> Hooked {
        call("onRequest", self.request.as_ref(), [attempt.into(), url.into(), headers.into()])
    }

    fn on_response(&self, attempt: u32, response: &Response) -> Hooked {
        let headers = response.headers().into_raw();
        call("onResponse", self.response.as_ref(), [attempt.into(), response.status().into(), headers.into()])
    }

    fn on_retry(&self, attempt: u32, wait: f64, error: &Error) -> Hooked {
        call("onRetry", self.retry.as_ref(), [attempt.into(), wait.into(), to_js(error)])
    }
}
