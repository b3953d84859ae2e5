//! The form an answer has to have.

use super::open::{Nullable, UnknownFields, union};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tsify::Tsify;

union! {
    /// The form an answer has to have.
    #[tag = "type"]
    pub enum ResponseFormat {
        /// Free text, the default.
        Text(TextFormat) = "text",
        /// Any JSON object; the prompt has to ask for it too.
        JsonObject(JsonObjectFormat) = "json_object",
        /// JSON after a schema.
        JsonSchema(JsonSchemaFormat) = "json_schema",
        /// Text after a grammar.
        Grammar(GrammarFormat) = "grammar",
        /// Python code.
        Python(PythonFormat) = "python",
    }
}

impl ResponseFormat {
    /// Any JSON object.
    pub fn json_object() -> Self {
        Self::JsonObject(JsonObjectFormat::default())
    }

    /// JSON strictly after a schema.
    pub fn json_schema(name: impl Into<String>, schema: Map<String, Value>) -> Self {
        Self::JsonSchema(JsonSchemaFormat {
            json_schema: JsonSchema {
                name: name.into(),
                schema: Some(schema),
                strict: Some(true),
                ..Default::default()
            },
            ..Default::default()
        })
    }
}

/// Free text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct TextFormat {
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Any JSON object.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JsonObjectFormat {
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// JSON after a schema.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JsonSchemaFormat {
    /// The schema.
    pub json_schema: JsonSchema,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A schema with its name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct JsonSchema {
    /// Letters, digits, `_` and `-`; at most 64 characters.
    pub name: String,
    /// What the answer is, for the model to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The JSON Schema itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub schema: Option<Map<String, Value>>,
    /// Whether the answer has to follow the schema exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strict: Nullable<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Text after a grammar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct GrammarFormat {
    /// The grammar.
    pub grammar: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Python code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PythonFormat {
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
