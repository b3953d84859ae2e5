//! Whether the model has to use a tool, and which.

use super::open::{UnknownFields, open_enum};
use super::tool::ServerToolType;
use super::tool_call::FunctionType;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Whether the model has to use a tool, and which.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum ToolChoice {
    /// None, any, or at least one.
    Mode(ToolChoiceMode),
    /// This function.
    Function(NamedToolChoice),
    /// This server tool.
    ServerTool(ServerToolChoice),
}

impl ToolChoice {
    /// The function of this name.
    pub fn function(name: impl Into<String>) -> Self {
        Self::Function(NamedToolChoice {
            function: FunctionName { name: name.into(), ..Default::default() },
            ..Default::default()
        })
    }
}

impl From<ToolChoiceMode> for ToolChoice {
    fn from(mode: ToolChoiceMode) -> Self {
        Self::Mode(mode)
    }
}

open_enum! {
    /// Whether the model has to use a tool.
    pub enum ToolChoiceMode {
        /// It must not.
        None = "none",
        /// It may. The default.
        Auto = "auto",
        /// It has to.
        Required = "required",
    }
}

/// The model has to call this function.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct NamedToolChoice {
    /// Always `"function"`.
    pub r#type: FunctionType,
    /// The function.
    pub function: FunctionName,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A function by its name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FunctionName {
    /// The name.
    pub name: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// The model has to use this server tool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ServerToolChoice {
    /// The tool's kind, such as `"openrouter:web_search"`.
    pub r#type: ServerToolType,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
