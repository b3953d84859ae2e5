//! A conversation that goes on by itself while the model calls tools.

mod line;
mod options;
mod parallel;
mod steps;
mod usage;

pub use options::{Approval, RunOptions, RunState, ToolErrors};

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use serde_json::Value;

use super::{Chat, abort::Abort, events::ChatEvent, tool::Tool};
use crate::{
    error::{Error, ErrorKind},
    wire::{ChatCompletion, ChatMessage, ChatRequest, Usage},
};
use line::{Line, Progress};
use steps::Steps;

/// What happens in a run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RunEvent {
    /// What an answer of the model brings.
    Chat(ChatEvent),
    /// A tool has answered.
    ToolResult {
        /// The step, counted from 1.
        step: u32,
        /// The call's id.
        id: String,
        /// The tool's name.
        name: String,
        /// What it returned; or what the model is told instead: the call was wrong, not allowed, or failed.
        result: Result<Value, String>,
    },
    /// The model has been asked, and its tools have answered.
    Step {
        /// The step, counted from 1.
        step: u32,
        /// The model's answer.
        completion: Rc<ChatCompletion>,
    },
}

/// What ended a run, if that was not the model's last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stopped {
    /// The model calls a function that the request defines, but that is no [`Tool`] of the run's: its answer is to be
    /// added to [`Run::messages`].
    Tools,
    /// [`RunOptions::max_steps`].
    MaxSteps,
    /// [`RunOptions::max_cost`].
    MaxCost,
    /// [`RunOptions::stop_when`].
    StopWhen,
}

/// A run's steps, under way.
type Running = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// A conversation that goes on by itself while the model calls tools: a [`Stream`] of what happens in all its steps. It
/// begins when it is read; dropping it ends it. Made by [`Chat::run`].
pub struct Run {
    /// Nothing once it is over.
    steps: Option<Running>,
    line: Rc<Line>,
    progress: Progress,
    failure: Option<Error>,
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Run")
            .field("steps", &self.progress.steps)
            .field("stopped", &self.progress.stopped)
            .finish_non_exhaustive()
    }
}

impl Run {
    pub(super) fn new(
        mut chat: Chat,
        mut request: ChatRequest,
        tools: Vec<Tool>,
        options: RunOptions,
    ) -> Result<Self, Error> {
        options.check()?;
        if tools.is_empty() {
            return Err(Error::config("tools", "expected one at least"));
        }
        for (place, tool) in tools.iter().enumerate() {
            if tools[..place].iter().any(|other| other.name() == tool.name()) {
                return Err(Error::config("tools", format_args!("there are two with the name {}", tool.name())));
            }
            request.tools.get_or_insert_default().push(tool.definition()?);
        }
        let abort = Abort::new(chat.signal.as_ref())?;
        chat.signal = Some(abort.signal());
        let progress = Progress { messages: request.messages.clone().into(), ..Progress::default() };
        let line = Rc::new(Line::new(progress.clone()));
        let steps = Steps { chat, request, tools, options, cancel: abort.cancel(), line: Rc::clone(&line) };
        let steps = Box::pin(async move {
            let _abort = abort;
            steps.run().await
        });
        Ok(Run { steps: Some(steps), line, progress, failure: None })
    }

    /// What happens next.
    pub async fn next(&mut self) -> Option<Result<RunEvent, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Reads the rest and returns the last answer.
    ///
    /// # Errors
    ///
    /// What ended the run early, whether it has been handed out or not.
    pub async fn finish(&mut self) -> Result<ChatCompletion, Error> {
        while let Some(event) = self.next().await {
            event?;
        }
        match (&self.failure, &self.progress.completion) {
            (Some(failure), _) => Err(failure.clone()),
            (None, Some(completion)) => Ok(ChatCompletion::clone(completion)),
            (None, None) => Err(Error::new(ErrorKind::Internal, "a run has ended without an answer")),
        }
    }

    /// The conversation so far, ready to be continued: whatever happens, no call in it is without its answer, but those of
    /// [`Stopped::Tools`].
    pub fn messages(&self) -> &[ChatMessage] {
        &self.progress.messages
    }

    /// What all steps took, each number summed up.
    pub fn usage(&self) -> Option<&Usage> {
        self.progress.usage.as_deref()
    }

    /// What they cost, in US dollars.
    pub fn cost(&self) -> Option<f64> {
        self.usage()?.cost
    }

    /// How often the model has answered.
    pub fn steps(&self) -> u32 {
        self.progress.steps
    }

    /// What ended the run, if that was not the model's last word.
    pub fn stopped(&self) -> Option<Stopped> {
        self.progress.stopped
    }
}

impl Stream for Run {
    type Item = Result<RunEvent, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(steps) = &mut self.steps else { return Poll::Ready(None) };
        let polled = steps.as_mut().poll(context);
        self.progress = self.line.progress();
        if let Some(event) = self.line.take() {
            return Poll::Ready(Some(Ok(event)));
        }
        let end = ready!(polled);
        self.steps = None;
        self.failure = end.clone().err();
        Poll::Ready(end.err().map(Err))
    }
}
