//! What the caller may see of a call, and add to it.

use std::{
    fmt,
    future::{Future, ready},
    pin::Pin,
};

use gloo_net::http::Response;
use web_sys::Headers;

use crate::error::Error;

/// A hook at work. Its error fails the call.
pub type Hooked = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// Called at the stations of every attempt: for logs, metrics and tracing headers.
pub trait Hooks: fmt::Debug {
    /// Before attempt number `attempt`, counted from 1. Headers may be added; the key's is not among them.
    fn on_request(&self, attempt: u32, url: &str, headers: &Headers) -> Hooked {
        let _ = (attempt, url, headers);
        Box::pin(ready(Ok(())))
    }

    /// When an attempt's response headers are there.
    fn on_response(&self, attempt: u32, response: &Response) -> Hooked {
        let _ = (attempt, response);
        Box::pin(ready(Ok(())))
    }

    /// Before the pause after a failed attempt; `wait` in ms.
    fn on_retry(&self, attempt: u32, wait: f64, error: &Error) -> Hooked {
        let _ = (attempt, wait, error);
        Box::pin(ready(Ok(())))
    }
}
