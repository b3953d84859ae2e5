//! One call's abort: every wait of the call ends with it.

use std::{
    cell::RefCell,
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::Poll,
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

    /// Waits for `future` or the abort, whichever comes first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Aborted`] with the reason as its cause.
    pub async fn guard<T>(&self, future: impl Future<Output = T>) -> Result<T, Error> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if self.signal.aborted() {
                return Poll::Ready(Err(self.error()));
            }
            if let Poll::Ready(value) = future.as_mut().poll(context) {
                // What the abort itself brought about is not what happened.
                return Poll::Ready(if self.signal.aborted() { Err(self.error()) } else { Ok(value) });
            }
            match Pin::new(&mut *self.aborted.borrow_mut()).poll(context) {
                Poll::Ready(_) => Poll::Ready(Err(self.error())),
                Poll::Pending => Poll::Pending,
            }
        })
        .await
    }

    fn error(&self) -> Error {
        Error::new(ErrorKind::Aborted, "the call was aborted").caused_by(self.signal.reason())
    }
}
