//! The two ways in which a field grows: the last value counts, or texts are joined.

use crate::json::{Json, Key, Writer};

/// Fields of which the last value that is not `null` counts, in the order in which they first came.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn set(&mut self, key: Key<'_>, value: Json<'_>) {
        match self.0.iter_mut().find(|(known, _)| key.is_same(Key::known(known))) {
            Some((_, kept)) => {
                // Most fields repeat what they said in the last chunk.
                if !value.is_null() && kept != value.text() {
                    value.text().clone_into(kept);
                }
            }
            None => self.0.push((key.escaped().to_owned(), value.text().to_owned())),
        }
    }

    /// The field's JSON text, if it is there and not `null`.
    pub fn get(&self, key: &str) -> Option<&str> {
        let field = self.0.iter().find(|(known, _)| Key::known(known).is(key));
        field.map(|(_, value)| value.as_str()).filter(|value| *value != "null")
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn write(&self, object: &mut Writer<'_>) {
        self.write_but(&[], object);
    }

    /// Writes all fields but those that are written elsewhere, if that is so: no key may be there twice.
    pub fn write_but(&self, elsewhere: &[(&str, bool)], object: &mut Writer<'_>) {
        for (key, value) in &self.0 {
            if !elsewhere.contains(&(&Key::known(key).name(), true)) {
                object.field(key, value);
            }
        }
    }
}

/// A text that comes in pieces.
#[derive(Debug, Default)]
pub enum Pieces {
    /// Not seen yet.
    #[default]
    Absent,
    /// Only seen as `null`.
    Null,
    /// The pieces' escaped characters.
    Text(String),
    /// A value that is no text; the last one counts.
    Other(String),
}

impl Pieces {
    pub fn push(&mut self, piece: Json<'_>) {
        match (&mut *self, piece.escaped()) {
            (Pieces::Text(text), Some(piece)) => text.push_str(piece),
            (_, Some(piece)) => *self = Pieces::Text(piece.to_owned()),
            (Pieces::Absent, None) if piece.is_null() => *self = Pieces::Null,
            (_, None) if !piece.is_null() => *self = Pieces::Other(piece.text().to_owned()),
            _ => {}
        }
    }

    /// Writes the field, unless it has not been seen.
    pub fn write(&self, key: &str, object: &mut Writer<'_>) {
        let out = match self {
            Pieces::Absent => return,
            _ => object.key(key),
        };
        match self {
            Pieces::Absent | Pieces::Null => out.push_str("null"),
            Pieces::Text(text) => {
                out.push('"');
                out.push_str(text);
                out.push('"');
            }
            Pieces::Other(value) => out.push_str(value),
        }
    }
}
