//! Calls of functions: what a model asks the caller to run.

use super::number;
use super::open::{UnknownFields, absent, lenient, literal, or_default};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

literal! {
    /// The kind of a tool that the caller runs.
    pub enum FunctionType {
        /// A function.
        Function = "function",
    }
}

lenient! {
    /// A function call that the model asks for. Answer it with a message of role `tool`.
    #[derive(Default)]
    pub struct ToolCall {
        /// The call's id, to be repeated in the answer.
        #[read(default, deserialize_with = "or_default")]
        pub id: String,
        /// Always `"function"`.
        #[read(default, deserialize_with = "or_default")]
        pub r#type: FunctionType,
        /// Position among the calls of the message. Not in the vendor's schema, but sent.
        #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
        pub index: Option<u64>,
        /// What to call, with what.
        #[read(default, deserialize_with = "or_default")]
        pub function: FunctionCall,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

impl ToolCall {
    /// A call with an id, a function's name, and arguments as JSON text.
    pub fn new(id: impl Into<String>, name: impl Into<String>, arguments: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            function: FunctionCall { name: name.into(), arguments: Some(arguments.into()), ..Default::default() },
            ..Default::default()
        }
    }
}

lenient! {
    /// What to call, with what.
    #[derive(Default)]
    pub struct FunctionCall {
        /// The function's name.
        #[read(default, deserialize_with = "or_default")]
        pub name: String,
        /// The arguments as JSON text, written by the model: it can be invalid, cut off, empty, or missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub arguments: Option<String>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// A piece of a tool call in a stream. Pieces with the same `index` belong together.
    #[derive(Default)]
    pub struct ToolCallDelta {
        /// Which call this is a piece of.
        #[serde(skip_serializing_if = "absent")]
        #[read(default, deserialize_with = "number::optional")]
        #[tsify(type = "number")]
        pub index: Option<u64>,
        /// The call's id; in its first piece only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// Always `"function"`; in the first piece, and sometimes in all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#type: Option<FunctionType>,
        /// The piece itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub function: Option<FunctionCallDelta>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// A piece of a function call in a stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FunctionCallDelta {
    /// The function's name; in the first piece only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The next characters of the arguments' JSON text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
