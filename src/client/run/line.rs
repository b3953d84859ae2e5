//! Between a run's steps and its reader: one event at a time, and how far the run is.

use std::{cell::RefCell, future::poll_fn, rc::Rc, task::Poll};

use super::{RunEvent, Stopped};
use crate::wire::{ChatCompletion, ChatMessage, Usage};

/// How far a run is. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Progress {
    pub messages: Rc<[ChatMessage]>,
    pub usage: Option<Rc<Usage>>,
    pub steps: u32,
    /// The last answer.
    pub completion: Option<Rc<ChatCompletion>>,
    pub stopped: Option<Stopped>,
}

impl Default for Progress {
    fn default() -> Self {
        Progress { messages: Rc::new([]), usage: None, steps: 0, completion: None, stopped: None }
    }
}

/// What a run's steps tell, and its reader takes.
#[derive(Debug)]
pub struct Line {
    event: RefCell<Option<RunEvent>>,
    progress: RefCell<Progress>,
}

impl Line {
    pub fn new(progress: Progress) -> Self {
        Line { event: RefCell::default(), progress: RefCell::new(progress) }
    }

    /// Tells an event, and waits until it has been taken: nothing is done that nobody reads.
    pub async fn tell(&self, event: RunEvent) {
        *self.event.borrow_mut() = Some(event);
        // Whoever takes it polls again.
        poll_fn(|_| if self.event.borrow().is_some() { Poll::Pending } else { Poll::Ready(()) }).await;
    }

    /// Takes the event that has been told.
    pub fn take(&self) -> Option<RunEvent> {
        self.event.take()
    }

    /// How far the run is.
    pub fn progress(&self) -> Progress {
        self.progress.borrow().clone()
    }

    /// Changes how far the run is.
    pub fn advance(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.progress.borrow_mut());
    }
}
