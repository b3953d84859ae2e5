//! Futures that are polled only when JavaScript calls, so that it can catch what a crash throws.
//!
//! `wasm_bindgen_futures` polls from a microtask of its own, where a crash is an uncaught exception and leaves the
//! promise pending for ever.

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
};

use wasm_bindgen::prelude::*;

use super::{error::to_js, host};
use crate::error::Error;

type Task = Pin<Box<dyn Future<Output = Result<JsValue, Error>>>>;

thread_local! {
    static TASKS: RefCell<Vec<(u32, Task)>> = RefCell::default();
}

struct WakeTask(u32);

impl Wake for WakeTask {
    fn wake(self: Arc<Self>) {
        host::wake(self.0);
    }
}

/// Begins a task under an id of JavaScript's choice.
pub fn start(id: u32, future: impl Future<Output = Result<JsValue, Error>> + 'static) {
    run(id, Box::pin(future));
}

/// Goes on with a task that asked to be woken.
#[wasm_bindgen(skip_typescript)]
pub fn poll(id: u32) {
    // A task may be woken once more after its end.
    let task = TASKS.with_borrow_mut(|tasks| {
        let place = tasks.iter().position(|(task, _)| *task == id)?;
        Some(tasks.swap_remove(place).1)
    });
    if let Some(task) = task {
        run(id, task);
    }
}

/// Polls a task, which is in no list meanwhile: what it calls may start another.
fn run(id: u32, mut task: Task) {
    let waker = Waker::from(Arc::new(WakeTask(id)));
    match task.as_mut().poll(&mut Context::from_waker(&waker)) {
        Poll::Pending => TASKS.with_borrow_mut(|tasks| tasks.push((id, task))),
        Poll::Ready(Ok(value)) => host::finish(id, true, value),
        Poll::Ready(Err(error)) => host::finish(id, false, to_js(&error)),
    }
}
