//! How a run goes.

use std::{fmt, future::Future, pin::Pin, rc::Rc};

use serde_json::Value;

use crate::{
    client::ToolContext,
    error::Error,
    http::Hooked,
    wire::{ChatCompletion, ChatMessage, Usage},
};

/// Whether a run is to end.
type StopWhen = Box<dyn Fn(&RunState) -> bool>;

/// Told of a step.
type OnStep = Box<dyn Fn(RunState) -> Hooked>;

/// Whether a tool may run.
type Approve = Box<dyn Fn(ToolContext, Value) -> Pin<Box<dyn Future<Output = Approval>>>>;

/// How a run goes.
///
/// ```
/// use openrouter_wasm::RunOptions;
///
/// # async fn confirm(question: &str) -> bool { question.is_empty() }
/// let options = RunOptions::default()
///     .max_steps(5)
///     .max_cost(0.1)
///     .approve(async |call, arguments| confirm(&format!("{} with {arguments}?", call.name)).await);
/// ```
pub struct RunOptions {
    pub(super) max_steps: u32,
    pub(super) max_cost: Option<f64>,
    pub(super) max_parallel: usize,
    pub(super) tool_errors: ToolErrors,
    pub(super) stop_when: Option<StopWhen>,
    pub(super) on_step: Option<OnStep>,
    pub(super) approve: Option<Approve>,
}

impl Default for RunOptions {
    fn default() -> Self {
        RunOptions {
            max_steps: 20,
            max_cost: None,
            max_parallel: 8,
            tool_errors: ToolErrors::Tell,
            stop_when: None,
            on_step: None,
            approve: None,
        }
    }
}

impl fmt::Debug for RunOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunOptions")
            .field("max_steps", &self.max_steps)
            .field("max_cost", &self.max_cost)
            .field("max_parallel", &self.max_parallel)
            .field("tool_errors", &self.tool_errors)
            .finish_non_exhaustive()
    }
}

impl RunOptions {
    /// How often the model is asked at most; 20, unless it is set. The tools of the last step are run still, so that the
    /// conversation can go on.
    #[must_use]
    pub fn max_steps(mut self, steps: u32) -> Self {
        self.max_steps = steps;
        self
    }

    /// The run ends after the step that brings its cost here, in US dollars.
    #[must_use]
    pub fn max_cost(mut self, cost: f64) -> Self {
        self.max_cost = Some(cost);
        self
    }

    /// How many tools run at the same time; 8, unless it is set.
    #[must_use]
    pub fn max_parallel(mut self, tools: usize) -> Self {
        self.max_parallel = tools;
        self
    }

    /// What happens when a tool fails.
    #[must_use]
    pub fn tool_errors(mut self, tool_errors: ToolErrors) -> Self {
        self.tool_errors = tool_errors;
        self
    }

    /// Asked after each step whose tools have answered: whether the run is to end there.
    #[must_use]
    pub fn stop_when(mut self, stop: impl Fn(&RunState) -> bool + 'static) -> Self {
        self.stop_when = Some(Box::new(stop));
        self
    }

    /// Told of each step, and waited for. Its error ends the run.
    #[must_use]
    pub fn on_step(mut self, told: impl AsyncFn(RunState) -> Result<(), Error> + 'static) -> Self {
        let told = Rc::new(told);
        self.on_step = Some(Box::new(move |state| {
            let told = Rc::clone(&told);
            Box::pin(async move { told(state).await })
        }));
        self
    }

    /// Asked before each call of a tool with the call and its arguments, and waited for as long as it takes: an
    /// [`Approval`], or a `bool`. Calls made together are asked for together.
    #[must_use]
    pub fn approve<A: Into<Approval>>(mut self, ask: impl AsyncFn(ToolContext, Value) -> A + 'static) -> Self {
        let ask = Rc::new(ask);
        self.approve = Some(Box::new(move |call, arguments| {
            let ask = Rc::clone(&ask);
            Box::pin(async move { ask(call, arguments).await.into() })
        }));
        self
    }

    /// Checks the bounds.
    pub(super) fn check(&self) -> Result<(), Error> {
        let bounds = [
            ("max_steps", self.max_steps > 0),
            ("max_cost", self.max_cost.is_none_or(|cost| cost > 0.0)),
            ("max_parallel", self.max_parallel > 0),
        ];
        match bounds.iter().find(|(_, is_right)| !is_right) {
            Some((name, _)) => Err(Error::config(name, "expected a number above 0")),
            None => Ok(()),
        }
    }
}

/// What happens when a tool fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ToolErrors {
    /// The model is told.
    #[default]
    Tell,
    /// The run ends with the tool's error: as it is if it is an [`Error`], or else one of kind
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) with its message.
    End,
}

/// Whether a tool may run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Approval {
    /// It may.
    Allowed,
    /// It may not: the model is told that the user has not allowed it.
    Denied,
    /// It may not: the model is told this.
    DeniedBecause(String),
}

impl From<bool> for Approval {
    fn from(may: bool) -> Self {
        if may { Approval::Allowed } else { Approval::Denied }
    }
}

/// Where a run is, after a step.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RunState {
    /// How many steps there have been.
    pub step: u32,
    /// The last answer.
    pub completion: Rc<ChatCompletion>,
    /// The conversation.
    pub messages: Rc<[ChatMessage]>,
    /// What all steps took, each number summed up.
    pub usage: Option<Rc<Usage>>,
    /// What they cost, in US dollars.
    pub cost: Option<f64>,
}
