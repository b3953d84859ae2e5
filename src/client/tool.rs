//! A tool that can be run: its definition for the API, and what runs it here.

use std::{error, fmt, future::Future, pin::Pin, rc::Rc};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use web_sys::AbortSignal;

use super::schema::schema_object;
use crate::{
    error::Error,
    wire::{self, ChatMessage, FunctionDefinition, FunctionTool},
};

/// What a tool fails with: anything that `?` takes, or a text: `Err("there is no such city".into())`.
pub type ToolError = Box<dyn error::Error>;

/// A tool at work.
pub(super) type Executing = Pin<Box<dyn Future<Output = Result<Value, ToolError>>>>;

/// A tool whose arguments have been read.
pub(super) type Execute = Box<dyn FnOnce(ToolContext) -> Executing>;

/// A tool with what runs it, for [`Chat::run`](crate::Chat::run). Cheap to clone.
///
/// ```
/// use openrouter_wasm::Tool;
/// use serde_json::json;
///
/// #[derive(serde::Deserialize)]
/// struct Place {
///     city: String,
/// }
///
/// let parameters = json!({
///     "type": "object",
///     "properties": { "city": { "type": "string" } },
///     "required": ["city"],
/// });
/// let weather = Tool::new("get_weather", "The weather in a city, now", parameters, async |place: Place, _| {
///     if place.city == "Atlantis" {
///         return Err("there is no such city".into());
///     }
///     Ok(json!({ "degrees": 21 }))
/// });
/// ```
#[derive(Clone)]
pub struct Tool {
    function: FunctionDefinition,
    /// What is wrong with its definition.
    mistake: Option<Error>,
    prepare: Rc<dyn Fn(Value) -> Result<Execute, String>>,
}

impl Tool {
    /// A tool with a name, of letters, digits, `_` and `-`; a description for the model: what it does, and when to call it;
    /// a JSON Schema of its arguments, as [`Chat::object`](crate::Chat::object) takes one, or `()` if it has none; and what
    /// does it.
    ///
    /// The arguments are read as an `Args`: a type of yours, or [`serde_json::Value`] to have them as the model wrote them.
    /// What does not fit is told to the model. So is what `execute` returns, a string as it is and anything else as JSON,
    /// and the message of what it fails with, unless the run says otherwise.
    ///
    /// Nothing has to be `Send`. What `execute` holds on to is dropped when the run is aborted.
    pub fn new<Args, Out, F>(
        name: impl Into<String>,
        description: impl Into<String>,
        parameters: impl Serialize,
        execute: F,
    ) -> Self
    where
        Args: DeserializeOwned + 'static,
        Out: Serialize,
        F: AsyncFn(Args, ToolContext) -> Result<Out, ToolError> + 'static,
    {
        let name = name.into();
        let has_none = serde_json::to_value(&parameters).is_ok_and(|schema| schema.is_null());
        let (parameters, mistake) = match schema_object(&format!("tool {name}: parameters"), &parameters) {
            Ok(schema) => (Some(schema), None),
            Err(_) if has_none => (None, None),
            Err(mistake) => (None, Some(mistake)),
        };
        let description = Some(description.into());
        let execute = Rc::new(execute);
        Tool {
            function: FunctionDefinition { name, description, parameters, ..FunctionDefinition::default() },
            mistake,
            prepare: Rc::new(move |arguments| {
                let arguments: Args = serde_json::from_value(arguments).map_err(|error| error.to_string())?;
                let execute = Rc::clone(&execute);
                Ok(Box::new(move |context| {
                    Box::pin(async move { Ok(serde_json::to_value(execute(arguments, context).await?)?) })
                }))
            }),
        }
    }

    /// Holds the provider to the schema.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.function.strict = Some(true);
        self
    }

    /// The tool's name.
    pub fn name(&self) -> &str {
        &self.function.name
    }

    /// Its definition, as a request has it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if it has no name, or its parameters are no JSON Schema.
    pub fn definition(&self) -> Result<wire::Tool, Error> {
        if self.function.name.is_empty() {
            return Err(Error::config("tool: name", "it is empty"));
        }
        match &self.mistake {
            Some(mistake) => Err(mistake.clone()),
            None => {
                let function = self.function.clone();
                Ok(wire::Tool::Function(FunctionTool { function, ..FunctionTool::default() }))
            }
        }
    }

    /// Reads a call's arguments: what is left is to be run.
    ///
    /// # Errors
    ///
    /// What is wrong with them, for the model.
    pub(super) fn prepare(&self, arguments: Value) -> Result<Execute, String> {
        (self.prepare)(arguments)
    }
}

impl fmt::Debug for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tool").field("name", &self.function.name).finish_non_exhaustive()
    }
}

/// What a tool knows of the call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ToolContext {
    /// The call's id.
    pub id: String,
    /// The tool's name.
    pub name: String,
    /// The conversation, up to the message that makes the call.
    pub messages: Rc<[ChatMessage]>,
    /// Aborted once the run is over, at the latest: for a `fetch` of the tool's own.
    pub signal: AbortSignal,
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;
    use crate::ErrorKind;

    #[derive(Deserialize)]
    struct Place {
        city: String,
    }

    fn weather(parameters: Value) -> Tool {
        Tool::new("get_weather", "The weather", parameters, async |place: Place, _| Ok(place.city))
    }

    #[test]
    fn a_definition_is_what_a_request_has() {
        let definition = |tool: Tool| serde_json::to_value(tool.definition().unwrap()).unwrap();
        let schema = json!({ "type": "object", "properties": { "city": { "type": "string" } } });
        let function = json!({ "name": "get_weather", "description": "The weather", "parameters": schema });
        assert_eq!(definition(weather(schema.clone())), json!({ "type": "function", "function": function }));
        assert_eq!(definition(weather(schema).strict())["function"]["strict"], true);
        let clock = Tool::new("get_time", "The time", (), async |_: Value, _| Ok("noon"));
        let function = json!({ "name": "get_time", "description": "The time" });
        assert_eq!(definition(clock), json!({ "type": "function", "function": function }));
    }

    #[test]
    fn a_mistake_in_a_definition_is_told_with_its_place() {
        let error = weather(json!(["city"])).definition().unwrap_err();
        let says = "tool get_weather: parameters: expected a JSON Schema, as an object";
        assert_eq!((error.kind(), error.message()), (ErrorKind::Config, says));
        let nameless = Tool::new("", "?", (), async |_: Value, _| Ok(()));
        assert_eq!(nameless.definition().unwrap_err().message(), "tool: name: it is empty");
    }

    #[test]
    fn arguments_have_to_fit() {
        let tool = weather(json!({}));
        assert!(tool.prepare(json!({ "city": "Bergen", "more": 1 })).is_ok());
        let problem = |arguments| tool.prepare(arguments).err();
        assert_eq!(problem(json!({ "town": 1 })), Some("missing field `city`".into()));
        assert_eq!(problem(json!({ "city": 7 })), Some("invalid type: integer `7`, expected a string".into()));
    }
}
