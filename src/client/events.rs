//! What a reader of an answer wants to know, in order, out of its chunks.

use std::{collections::BTreeMap, error, fmt};

use serde_json::{Map, Value};

use super::read;
use crate::wire::{
    Annotation, ChatChunk, ChatCompletion, ChatCompletionChoice, ChatCompletionMessage, ChatDelta, FinishReason,
    FunctionCallDelta, OutputAudio, OutputImage, ReasoningDetail, ToolCall, ToolCallDelta, Usage,
};

/// What an answer brings. `choice` is the index of the choice; there is one, 0, unless more were asked for. What arrives
/// in pieces is told as it comes; what is complete only at the end is told there, before [`Finish`](ChatEvent::Finish).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "`choice` and the pieces' `text` say what they are")]
pub enum ChatEvent {
    /// A piece of the answer's text.
    Text { choice: u64, text: String },
    /// A piece of the model's thinking, as text or as a summary.
    Reasoning { choice: u64, text: String },
    /// A piece of a refusal.
    Refusal { choice: u64, text: String },
    /// A whole image. One with the same `index` as an earlier one replaces it.
    Image { choice: u64, image: OutputImage },
    /// A piece of sound: base64 data, a part of its transcript, or its id.
    Audio { choice: u64, audio: OutputAudio },
    /// A citation, or what a file was read as.
    Annotation { choice: u64, annotation: Annotation },
    /// The model begins to call a tool. `index` tells the choice's calls apart.
    ToolCallStart { choice: u64, index: u64, id: Option<String>, name: String },
    /// A piece of a call's arguments, which are JSON text.
    ToolCallArguments { choice: u64, index: u64, text: String },
    /// One complete part of the model's thinking, with what has to be sent back unchanged: signatures, encrypted data.
    ReasoningDetail { choice: u64, detail: ReasoningDetail },
    /// A tool call, complete.
    ToolCall {
        choice: u64,
        index: u64,
        id: String,
        name: String,
        /// The arguments as they came.
        text: String,
        /// The arguments' value. What takes none is often called with no text: that is an empty object.
        arguments: Result<Value, ArgumentsError>,
    },
    /// A choice is complete.
    Finish {
        choice: u64,
        /// The API's `finish_reason`.
        reason: Option<FinishReason>,
        /// The provider's own word for it.
        native_reason: Option<String>,
        /// Whether the answer was cut off at its limit of tokens, by either reason: its tool calls may be too.
        truncated: bool,
    },
    /// What the answer took and cost.
    Usage(Box<Usage>),
}

/// Why a tool call has no arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArgumentsError {
    /// The answer reached its limit of tokens.
    Truncated,
    /// The model did not write JSON.
    Invalid,
}

impl fmt::Display for ArgumentsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ArgumentsError::Truncated => "the arguments were cut off at the answer's limit of tokens",
            ArgumentsError::Invalid => "the arguments are not JSON",
        })
    }
}

impl error::Error for ArgumentsError {}

/// The words, the API's and the providers' own, for an answer that reached its limit of tokens.
const CUT: [&str; 3] = ["length", "max_tokens", "max_output_tokens"];

/// Whether a choice reached its limit of tokens.
pub(super) fn is_cut(choice: &ChatCompletionChoice) -> bool {
    let reason = choice.finish_reason.as_ref().map(FinishReason::as_str);
    [reason, choice.native_finish_reason.as_deref()]
        .into_iter()
        .flatten()
        .any(|reason| CUT.iter().any(|word| reason.eq_ignore_ascii_case(word)))
}

/// The arguments of a complete call as a value, or why there is none.
pub(super) fn arguments_of(call: &ToolCall, truncated: bool) -> Result<Value, ArgumentsError> {
    let text = call.function.arguments.as_deref().unwrap_or_default();
    if text.trim().is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let problem = if truncated { ArgumentsError::Truncated } else { ArgumentsError::Invalid };
    read::any_json(text).map_err(|_| problem)
}

/// The events of one answer.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// By the choice's index.
    calls: BTreeMap<u64, Calls>,
}

impl Events {
    /// What a chunk tells.
    pub fn of(&mut self, chunk: ChatChunk) -> Vec<ChatEvent> {
        let mut events = Vec::new();
        for choice in chunk.choices {
            self.add(&mut events, choice.index, choice.delta);
        }
        events
    }

    fn add(&mut self, events: &mut Vec<ChatEvent>, choice: u64, delta: ChatDelta) {
        // Some say in the details alone what they think.
        let reasoning = delta.reasoning.or_else(|| Some(thoughts(&delta.reasoning_details?)));
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        events.extend(some(reasoning).map(|text| ChatEvent::Reasoning { choice, text }));
        events.extend(some(delta.content).map(|text| ChatEvent::Text { choice, text }));
        events.extend(some(delta.refusal).map(|text| ChatEvent::Refusal { choice, text }));
        events.extend(delta.images.into_iter().flatten().map(|image| ChatEvent::Image { choice, image }));
        events.extend(delta.audio.map(|audio| ChatEvent::Audio { choice, audio }));
        let annotations = delta.annotations.into_iter().flatten();
        events.extend(annotations.map(|annotation| ChatEvent::Annotation { choice, annotation }));
        for piece in delta.tool_calls.into_iter().flatten() {
            let (call, is_new) = self.calls.entry(choice).or_default().of(&piece);
            let index = call.index;
            if let Some(name) = call.name.clone().filter(|_| is_new) {
                events.push(ChatEvent::ToolCallStart { choice, index, id: call.id.clone(), name });
            }
            let text = some(piece.function.and_then(|function| function.arguments));
            events.extend(text.map(|text| ChatEvent::ToolCallArguments { choice, index, text }));
        }
    }

    /// What is complete, and so only known, at the end.
    pub fn at_end(&self, completion: &ChatCompletion) -> Vec<ChatEvent> {
        let mut events = Vec::new();
        for each in &completion.choices {
            let ChatCompletionChoice { index: choice, message, finish_reason, native_finish_reason, .. } = each;
            let choice = *choice;
            let details = message.reasoning_details.iter().flatten().cloned();
            events.extend(details.map(|detail| ChatEvent::ReasoningDetail { choice, detail }));
            let truncated = is_cut(each);
            let indices = self.calls.get(&choice).map(Calls::indices).unwrap_or_default();
            for (nth, call) in message.tool_calls.iter().flatten().enumerate() {
                events.push(ChatEvent::ToolCall {
                    choice,
                    index: indices.get(nth).copied().unwrap_or(nth as u64),
                    id: call.id.clone(),
                    name: call.function.name.clone(),
                    text: call.function.arguments.clone().unwrap_or_default(),
                    arguments: arguments_of(call, truncated),
                });
            }
            let (reason, native_reason) = (finish_reason.clone(), native_finish_reason.clone());
            events.push(ChatEvent::Finish { choice, reason, native_reason, truncated });
        }
        events.extend(completion.usage.clone().map(|usage| ChatEvent::Usage(Box::new(usage))));
        events
    }

    /// What an answer in one piece tells.
    pub fn of_whole(completion: &ChatCompletion) -> Vec<ChatEvent> {
        let (mut all, mut events) = (Events::default(), Vec::new());
        for choice in &completion.choices {
            all.add(&mut events, choice.index, delta_of(&choice.message));
        }
        events.extend(all.at_end(completion));
        events
    }
}

/// What reasoning says, as text or as a summary.
fn thoughts(details: &[ReasoningDetail]) -> String {
    let text = |detail: &ReasoningDetail| match detail {
        ReasoningDetail::Text(detail) => detail.text.clone().flatten(),
        ReasoningDetail::Summary(detail) => Some(detail.summary.clone()),
        ReasoningDetail::Other(fields) => {
            ["text", "summary"].iter().find_map(|key| fields.get(*key)?.as_str().map(String::from))
        }
        ReasoningDetail::Encrypted(_) | ReasoningDetail::ServerToolCall(_) => None,
    };
    details.iter().filter_map(text).collect()
}

/// A whole message as if it were one piece.
fn delta_of(message: &ChatCompletionMessage) -> ChatDelta {
    let piece = |call: &ToolCall| ToolCallDelta {
        index: call.index,
        id: Some(call.id.clone()),
        function: Some(FunctionCallDelta {
            name: Some(call.function.name.clone()),
            arguments: call.function.arguments.clone(),
            ..FunctionCallDelta::default()
        }),
        ..ToolCallDelta::default()
    };
    ChatDelta {
        content: Some(message.text().to_owned()),
        reasoning: message.reasoning.clone(),
        reasoning_details: message.reasoning_details.clone(),
        tool_calls: message.tool_calls.as_ref().map(|calls| calls.iter().map(piece).collect()),
        refusal: message.refusal.clone(),
        images: message.images.clone(),
        audio: message.audio.clone(),
        annotations: message.annotations.clone(),
        ..ChatDelta::default()
    }
}

/// The tool calls of one choice as their pieces come.
#[derive(Debug, Default)]
struct Calls(Vec<Call>);

/// What is known of a call that has begun.
#[derive(Debug)]
struct Call {
    index: u64,
    id: Option<String>,
    name: Option<String>,
}

impl Calls {
    /// The indices, in the order of the whole message's calls.
    fn indices(&self) -> Vec<u64> {
        let mut indices: Vec<u64> = self.0.iter().map(|call| call.index).collect();
        indices.sort_unstable();
        indices
    }

    /// The call that a piece belongs to, and whether its name has only come now.
    fn of(&mut self, piece: &ToolCallDelta) -> (&Call, bool) {
        let some = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned();
        let (id, name) = (some(piece.id.as_ref()), some(piece.function.as_ref().and_then(|call| call.name.as_ref())));
        let index = piece.index.unwrap_or_else(|| self.index_without(id.as_deref()));
        let place = self.0.iter().position(|call| call.index == index).unwrap_or_else(|| {
            self.0.push(Call { index, id: None, name: None });
            self.0.len() - 1
        });
        let call = &mut self.0[place];
        let is_new = call.name.is_none() && name.is_some();
        call.id = call.id.take().or(id);
        call.name = call.name.take().or(name);
        (call, is_new)
    }

    /// Some providers leave the index out: then an id begins a call, and what has none goes on with the last one.
    fn index_without(&self, id: Option<&str>) -> u64 {
        let known = id.and_then(|id| self.0.iter().find(|call| call.id.as_deref() == Some(id)));
        match (known, id, self.0.last()) {
            (Some(call), ..) | (None, None, Some(call)) => call.index,
            (None, Some(_), Some(last)) => last.index.saturating_add(1),
            (None, _, None) => 0,
        }
    }
}

#[cfg(test)]
mod tests;
