//! How long anything may take.

use std::{
    cell::Cell,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use super::Sleep;
use crate::{
    clock,
    error::{Error, ErrorKind},
};

/// The bounds of a call's waits. `None` stands for no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// From sending a request to its response's headers, for each attempt. Also for each of the caller's own functions
    /// that are waited for, the key's and the hooks'.
    pub headers: Option<Duration>,
    /// For any wait for data, the first and the later ones. Comments and white space are no data.
    pub first_chunk: Option<Duration>,
    /// For any wait for a sign of life: comments and white space count.
    pub idle: Option<Duration>,
    /// For the whole call: the key, the retries and the pauses between them included. Time that is spent elsewhere than
    /// waiting for the stream does not count.
    pub total: Option<Duration>,
}

impl Default for Timeouts {
    fn default() -> Self {
        Timeouts {
            headers: Some(Duration::from_secs(60)),
            first_chunk: Some(Duration::from_secs(300)),
            idle: Some(Duration::from_secs(120)),
            total: None,
        }
    }
}

/// One bound that a wait has.
#[derive(Clone, Copy, Debug)]
struct Bound {
    name: &'static str,
    length: f64,
    left: f64,
}

/// The clock of one call. It runs only while the call waits.
#[derive(Debug)]
pub struct Clock {
    timeouts: Timeouts,
    /// How long the call has waited, in ms.
    spent: Cell<f64>,
    /// How long it has waited for data since the last data came, in ms.
    without_data: Cell<f64>,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A response's headers.
    Headers,
    /// The next bytes of a body.
    Bytes,
    /// What the caller's own functions do, the key's and the hooks'.
    Caller,
    /// The time before the next attempt.
    Pause,
}

impl Clock {
    /// A clock that has not run yet.
    pub fn new(timeouts: Timeouts) -> Self {
        Clock { timeouts, spent: Cell::new(0.0), without_data: Cell::new(0.0) }
    }

    /// Data has come: the wait for data begins anew.
    pub fn data_came(&self) {
        self.without_data.set(0.0);
    }

    /// The nearest bound of a wait that begins now.
    pub fn begin(&self, wait: Wait) -> Alarm {
        Alarm { bound: self.nearest_bound(wait), wait, began: clock::elapsed(), sleep: None }
    }

    /// The wait is over.
    pub fn end(&self, alarm: &Alarm) {
        let took = (clock::elapsed() - alarm.began).max(0.0);
        self.spent.set(self.spent.get() + took);
        if alarm.wait == Wait::Bytes {
            self.without_data.set(self.without_data.get() + took);
        }
    }

    fn nearest_bound(&self, wait: Wait) -> Option<Bound> {
        let bound = |name, length: Option<Duration>, used: f64| {
            let length = length?.as_secs_f64() * 1000.0;
            Some(Bound { name, length, left: (length - used).max(0.0) })
        };
        let Timeouts { headers, first_chunk, idle, total } = self.timeouts;
        let total = bound("total", total, self.spent.get());
        let others = match wait {
            Wait::Headers | Wait::Caller => [bound("headers", headers, 0.0), None],
            Wait::Bytes => [bound("idle", idle, 0.0), bound("firstChunk", first_chunk, self.without_data.get())],
            Wait::Pause => [None, None],
        };
        let bounds = others.into_iter().chain([total]).flatten();
        bounds.reduce(|nearest, bound| if bound.left < nearest.left { bound } else { nearest })
    }
}

/// The bound of a wait that is under way.
#[derive(Debug)]
pub struct Alarm {
    bound: Option<Bound>,
    wait: Wait,
    began: f64,
    sleep: Option<Sleep>,
}

impl Alarm {
    /// Whether the wait has been too long. A wait that is over at once needs no timer.
    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        let Some(bound) = self.bound else { return Poll::Pending };
        let sleep = self.sleep.get_or_insert_with(|| Sleep::new(bound.left));
        Pin::new(sleep).poll(context).map(|()| timed_out(bound.name, bound.length))
    }
}

/// The error for the bound `timeout.name` of so many milliseconds.
fn timed_out(name: &str, milliseconds: f64) -> Error {
    let what = match name {
        "headers" => "no response came",
        "idle" => "nothing came of the answer",
        "firstChunk" => "no data came of the answer",
        _ => "the call did not end",
    };
    Error::new(ErrorKind::Timeout, format!("{what} within {} ms (timeout.{name})", milliseconds as u64))
}
