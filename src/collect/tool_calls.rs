//! Tool calls, whose arguments come in pieces.

use super::{
    fields::{Fields, Pieces},
    index_of,
    indexed::Indexed,
    write_list,
};
use crate::json::{Json, Kind, Writer};

/// The tool calls of one message by their index.
#[derive(Debug, Default)]
pub struct ToolCalls(Indexed<ToolCall>);

#[derive(Debug, Default)]
struct ToolCall {
    function: Option<Function>,
    fields: Fields,
}

#[derive(Debug, Default)]
struct Function {
    arguments: Pieces,
    fields: Fields,
}

impl ToolCalls {
    pub fn push(&mut self, piece: Json<'_>) {
        let index = index_of(piece).unwrap_or_else(|| self.index_without(piece));
        self.0.entry(index).push(piece);
    }

    /// Some providers leave the index out: then an id begins a call, and what has none goes on with the last one.
    fn index_without(&self, piece: Json<'_>) -> i64 {
        let id = piece.get("id").map(Json::text).filter(|id| *id != "\"\"");
        let known = self.0.iter().find(|(_, call)| id.is_some() && call.fields.get("id") == id);
        match (known, id, self.0.last_index()) {
            (Some((index, _)), ..) => index,
            (None, None, Some(last)) => last,
            (None, Some(_), Some(last)) => last.saturating_add(1),
            (None, _, None) => 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn write(&self, key: &str, message: &mut Writer<'_>) {
        write_list(message, key, self.0.iter(), |(_, call), out| call.write(out));
    }
}

impl ToolCall {
    fn push(&mut self, piece: Json<'_>) {
        for (key, value) in piece.fields() {
            if key.is("function") && value.kind() == Kind::Object {
                self.function.get_or_insert_default().push(value);
            } else {
                set_unless_empty(&mut self.fields, key, value);
            }
        }
    }

    fn write(&self, out: &mut String) {
        let mut call = Writer::object(out);
        let has_type = self.fields.get("type").is_some();
        let elsewhere = [
            ("function", self.function.is_some() || self.fields.get("function").is_none()),
            ("type", self.function.is_some() && !has_type),
        ];
        self.fields.write_but(&elsewhere, &mut call);
        if let Some(function) = &self.function {
            if !has_type {
                call.field("type", "\"function\"");
            }
            function.write(call.key("function"));
        }
        call.end();
    }
}

impl Function {
    fn push(&mut self, function: Json<'_>) {
        for (key, value) in function.fields() {
            if key.is("arguments") {
                self.arguments.push(value);
            } else {
                set_unless_empty(&mut self.fields, key, value);
            }
        }
    }

    fn write(&self, out: &mut String) {
        let mut function = Writer::object(out);
        self.fields.write(&mut function);
        match self.arguments {
            Pieces::Absent | Pieces::Null => function.field("arguments", "\"\""),
            _ => self.arguments.write("arguments", &mut function),
        }
        function.end();
    }
}

/// Later pieces may repeat an id or a name as an empty string.
fn set_unless_empty(fields: &mut Fields, key: crate::json::Key<'_>, value: Json<'_>) {
    if value.escaped() != Some("") || fields.get(key.escaped()).is_none() {
        fields.set(key, value);
    }
}
