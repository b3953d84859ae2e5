//! The steps of a run: the model is asked, its tools answer, and again.

use std::rc::Rc;

use serde_json::{Value, json};

use super::{
    RunEvent, RunOptions, RunState, Stopped, ToolErrors, line::Line, options::Approval, parallel::Parallel, usage::sum,
};
use crate::{
    client::{
        Chat,
        events::{ArgumentsError, Events, arguments_of, is_cut},
        object::answer_error,
        tool::{Tool, ToolContext, ToolError},
    },
    error::{Error, ErrorKind},
    http::Cancel,
    wire::{self, ChatCompletion, ChatMessage, ChatRequest, ToolCall},
};

/// What runs a conversation.
pub struct Steps {
    pub chat: Chat,
    /// Its messages are the conversation.
    pub request: ChatRequest,
    pub tools: Vec<Tool>,
    pub options: RunOptions,
    pub cancel: Cancel,
    pub line: Rc<Line>,
}

/// A tool call of an answer.
struct Called {
    id: String,
    name: String,
    arguments: Result<Value, ArgumentsError>,
}

/// What a call comes to: a result, or what the model is told of its failure.
type Outcome = Result<Value, String>;

impl Steps {
    /// Goes on until the model has its last word, or something ends it before.
    pub async fn run(mut self) -> Result<(), Error> {
        loop {
            let completion = self.ask().await?;
            let calls = calls_of(&completion);
            let message =
                completion.to_message().ok_or_else(|| Error::new(ErrorKind::Decode, "the answer has no choice"))?;
            let stopped = match calls.is_empty() {
                true => {
                    self.say([message]);
                    None
                }
                false => self.answer(&completion, message, &calls).await?,
            };
            let state = self.state(&completion);
            if let Some(on_step) = &self.options.on_step {
                self.cancel.before(on_step(state.clone())).await??;
            }
            self.line.tell(RunEvent::Step { step: state.step, completion }).await;
            if calls.is_empty() {
                return Ok(());
            }
            if let Some(stopped) = stopped.or_else(|| self.bound(&state)) {
                self.line.advance(|progress| progress.stopped = Some(stopped));
                return Ok(());
            }
        }
    }

    /// Asks the model once.
    async fn ask(&self) -> Result<Rc<ChatCompletion>, Error> {
        let completion = if self.request.stream == Some(false) {
            let completion = self.chat.send(&self.request).await?;
            for event in Events::of_whole(&completion) {
                self.line.tell(RunEvent::Chat(event)).await;
            }
            completion
        } else {
            let mut events = self.chat.stream(&self.request).await?.events();
            while let Some(event) = events.next().await {
                self.line.tell(RunEvent::Chat(event?)).await;
            }
            events.finish().await?
        };
        let completion = Rc::new(completion);
        self.line.advance(|progress| {
            progress.steps += 1;
            progress.usage = sum(progress.usage.as_deref(), completion.usage.as_ref()).map(Rc::new);
            progress.completion = Some(Rc::clone(&completion));
        });
        Ok(completion)
    }

    /// Has the tools answer that the model calls, or says that the caller has to. Their answers become part of the
    /// conversation together with the calls, so that it can be continued whatever happens.
    async fn answer(
        &mut self,
        completion: &ChatCompletion,
        message: ChatMessage,
        calls: &[Called],
    ) -> Result<Option<Stopped>, Error> {
        if calls.iter().any(|call| call.arguments == Err(ArgumentsError::Truncated)) {
            let message = "a tool call was cut off at the answer's limit of tokens: raise max_tokens";
            return Err(answer_error(completion, "length", message));
        }
        // What the caller has not said how to run, the caller runs.
        if calls.iter().any(|call| self.tool(&call.name).is_none() && self.is_defined(&call.name)) {
            self.say([message]);
            return Ok(Some(Stopped::Tools));
        }
        let asked: Rc<[ChatMessage]> = self.request.messages.iter().chain([&message]).cloned().collect();
        // In the calls' order, whoever is done first.
        let mut answers = vec![None; calls.len()];
        let work = calls.iter().map(|call| self.outcome(call, &asked));
        let mut working = Parallel::new(work, self.options.max_parallel);
        let step = self.line.progress().steps;
        while let Some((place, outcome)) = self.cancel.before(working.next()).await? {
            let Called { id, name, .. } = &calls[place];
            let (id, name, result) = (id.clone(), name.clone(), outcome?);
            answers[place] = Some(ChatMessage::tool(id.clone(), content_of(&result)));
            self.line.tell(RunEvent::ToolResult { step, id, name, result }).await;
        }
        drop(working);
        self.say([message].into_iter().chain(answers.into_iter().flatten()));
        Ok(None)
    }

    /// What a call comes to.
    async fn outcome(&self, call: &Called, messages: &Rc<[ChatMessage]>) -> Result<Outcome, Error> {
        let Some(tool) = self.tool(&call.name) else {
            let names: Vec<&str> = self.tools.iter().map(Tool::name).collect();
            return Ok(Err(format!("there is no tool {}; there are: {}", call.name, names.join(", "))));
        };
        let arguments = match &call.arguments {
            Ok(arguments) => arguments,
            Err(problem) => return Ok(Err(problem.to_string())),
        };
        let execute = match tool.prepare(arguments.clone()) {
            Ok(execute) => execute,
            Err(problem) => return Ok(Err(format!("the arguments are wrong: {problem}"))),
        };
        let context = ToolContext {
            id: call.id.clone(),
            name: call.name.clone(),
            messages: Rc::clone(messages),
            signal: self.cancel.signal().clone(),
        };
        if let Some(approve) = &self.options.approve {
            match approve(context.clone(), arguments.clone()).await {
                Approval::Allowed => {}
                Approval::Denied => return Ok(Err("the user has not allowed this call".into())),
                Approval::DeniedBecause(reason) => return Ok(Err(reason)),
            }
        }
        match (execute(context).await, self.options.tool_errors) {
            (Ok(result), _) => Ok(Ok(result)),
            (Err(error), ToolErrors::Tell) => Ok(Err(error.to_string())),
            (Err(error), ToolErrors::End) => Err(own(error)),
        }
    }

    fn tool(&self, name: &str) -> Option<&Tool> {
        self.tools.iter().find(|tool| tool.name() == name)
    }

    /// Whether the request has a function of this name.
    fn is_defined(&self, name: &str) -> bool {
        let is_it = |tool: &wire::Tool| matches!(tool, wire::Tool::Function(tool) if tool.function.name == name);
        self.request.tools.iter().flatten().any(is_it)
    }

    /// Adds to the conversation.
    fn say(&mut self, messages: impl IntoIterator<Item = ChatMessage>) {
        self.request.messages.extend(messages);
        self.line.advance(|progress| progress.messages = self.request.messages.clone().into());
    }

    fn state(&self, completion: &Rc<ChatCompletion>) -> RunState {
        let progress = self.line.progress();
        let cost = progress.usage.as_ref().and_then(|usage| usage.cost);
        let completion = Rc::clone(completion);
        RunState { step: progress.steps, completion, messages: progress.messages, usage: progress.usage, cost }
    }

    /// The bound that the run has come to.
    fn bound(&self, state: &RunState) -> Option<Stopped> {
        let RunOptions { max_steps, max_cost, stop_when, .. } = &self.options;
        if state.step >= *max_steps {
            Some(Stopped::MaxSteps)
        } else if max_cost.is_some_and(|most| state.cost.unwrap_or_default() >= most) {
            Some(Stopped::MaxCost)
        } else {
            stop_when.as_ref().is_some_and(|stop| stop(state)).then_some(Stopped::StopWhen)
        }
    }
}

/// The calls of the first choice.
fn calls_of(completion: &ChatCompletion) -> Vec<Called> {
    let Some(choice) = completion.choices.first() else { return Vec::new() };
    let is_cut = is_cut(choice);
    let called = |call: &ToolCall| Called {
        id: call.id.clone(),
        name: call.function.name.clone(),
        arguments: arguments_of(call, is_cut),
    };
    choice.message.tool_calls.iter().flatten().map(called).collect()
}

/// What the model is told.
fn content_of(outcome: &Outcome) -> String {
    match outcome {
        Ok(Value::String(text)) => text.clone(),
        Ok(value) => value.to_string(),
        Err(error) => json!({ "error": error }).to_string(),
    }
}

/// A tool's error as the run's.
fn own(error: ToolError) -> Error {
    match error.downcast::<Error>() {
        Ok(error) => *error,
        Err(error) => Error::custom(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tools_error_is_the_runs() {
        let error = own(Error::new(ErrorKind::Timeout, "too long").into());
        assert_eq!((error.kind(), error.message()), (ErrorKind::Timeout, "too long"));
        let error = own("out of order".into());
        assert_eq!((error.kind(), error.message()), (ErrorKind::Config, "out of order"));
    }
}
