//! One call's abort: every wait of the call ends with it.

use std::{
    cell::RefCell,
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::{Context, Poll},
};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::settle;
use crate::error::{Error, ErrorKind};

/// The signal that a call hands to `fetch`, and the news of its abort.
pub struct Cancel {
    signal: AbortSignal,
    aborted: RefCell<JsFuture>,
}

impl fmt::Debug for Cancel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cancel").field("aborted", &self.signal.aborted()).finish_non_exhaustive()
    }
}

impl Cancel {
    /// `aborted` is to be fulfilled once `signal` is aborted; and in any case when the call is over, so that nothing is
    /// left waiting.
    pub fn new(signal: AbortSignal, aborted: &Promise) -> Self {
        Cancel { signal, aborted: RefCell::new(settle(aborted)) }
    }

    /// The call's own signal.
    pub fn signal(&self) -> &AbortSignal {
        &self.signal
    }

    /// Polls `work`, and whether the abort has come before it was done.
    pub fn poll(
        &self,
        context: &mut Context<'_>,
        work: &mut dyn FnMut(&mut Context<'_>) -> Poll<Result<(), Error>>,
    ) -> Poll<Result<(), Error>> {
        if self.signal.aborted() {
            return Poll::Ready(Err(self.error()));
        }
        if let Poll::Ready(result) = work(context) {
            // What the abort itself brought about is not what happened.
            return Poll::Ready(if self.signal.aborted() { Err(self.error()) } else { result });
        }
        Pin::new(&mut *self.aborted.borrow_mut()).poll(context).map(|_| Err(self.error()))
    }

    /// What `work` brings, unless the abort comes first.
    pub async fn before<T>(&self, work: impl Future<Output = T>) -> Result<T, Error> {
        let mut work = pin!(work);
        let mut value = None;
        poll_fn(|context| {
            self.poll(context, &mut |context| {
                work.as_mut().poll(context).map(|ready| {
                    value = Some(ready);
                    Ok(())
                })
            })
        })
        .await?;
        value.ok_or_else(|| Error::new(ErrorKind::Internal, "a wait ended without its value"))
    }

    fn error(&self) -> Error {
        Error::new(ErrorKind::Aborted, "the call was aborted").caused_by(self.signal.reason())
    }
}
