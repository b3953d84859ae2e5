//! Reasoning details, merged so that they can be sent back as they were made.

use super::{
    fields::{Fields, Pieces},
    index_of, meant, write_list,
};
use crate::json::{Json, Writer};

/// The details of one message, in the order in which they first came.
#[derive(Debug, Default)]
pub struct ReasoningDetails(Vec<Detail>);

#[derive(Debug, Default)]
struct Detail {
    /// The `type`.
    kind: String,
    index: Option<i64>,
    text: Pieces,
    summary: Pieces,
    data: Pieces,
    fields: Fields,
}

impl ReasoningDetails {
    /// Adds a piece to the detail of the same type and index, or begins a new one.
    pub fn push(&mut self, piece: Json<'_>) {
        let kind = piece.get("type").map(meant).unwrap_or_default();
        let index = index_of(piece);
        let goes_on = |detail: &Detail| detail.kind == kind && detail.index == index && detail.goes_on_with(piece);
        let place = self.0.iter().rposition(goes_on).unwrap_or_else(|| {
            self.0.push(Detail { kind: kind.into_owned(), index, ..Detail::default() });
            self.0.len() - 1
        });
        self.0[place].push(piece);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn write(&self, key: &str, message: &mut Writer<'_>) {
        write_list(message, key, &self.0, Detail::write);
    }
}

impl Detail {
    /// Texts and summaries are made of pieces. Everything else comes whole: another id, or no index, means another item.
    fn goes_on_with(&self, piece: Json<'_>) -> bool {
        if matches!(self.kind.as_str(), "reasoning.text" | "reasoning.summary") {
            return true;
        }
        let known = self.fields.get("id").map(|id| meant(Json::known(id)));
        match (known, piece.get("id").map(meant)) {
            (Some(known), Some(id)) => known == id,
            _ => self.index.is_some(),
        }
    }

    fn push(&mut self, piece: Json<'_>) {
        for (key, value) in piece.fields() {
            match &*key.name() {
                "text" => self.text.push(value),
                "summary" => self.summary.push(value),
                "data" => self.data.push(value),
                _ => self.fields.set(key, value),
            }
        }
    }

    fn write(&self, out: &mut String) {
        let mut detail = Writer::object(out);
        self.fields.write(&mut detail);
        self.text.write("text", &mut detail);
        self.summary.write("summary", &mut detail);
        self.data.write("data", &mut detail);
        detail.end();
    }
}
