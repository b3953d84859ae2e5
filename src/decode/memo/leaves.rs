//! The values of an event that could change from one event to the next.

use std::ops::Range;

use crate::json::{Json, Kind, has_escapes};

/// How deep, and how many values, an event may have that is remembered.
const LIMITS: (usize, usize) = (10, 48);

/// A string or a number somewhere in an event.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Where its text is; a string's without the quotes.
    pub value: Range<usize>,
    /// A string, or else a number.
    pub is_string: bool,
    /// Whether it may differ in an event of the same shape.
    pub may_change: bool,
    /// The way to it: keys, with their escapes, and indices.
    pub path: Vec<Step>,
}

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// Into an array.
    Index(usize),
}

impl Step {
    pub fn is(&self, key: &str) -> bool {
        matches!(self, Step::Key(known) if known == key)
    }
}

/// The leaves of an event in the order of its text; nothing for an event that is not to be remembered.
pub fn leaves(event: Json<'_>) -> Option<Vec<Leaf>> {
    let mut walk = Walk { start: event.text().as_ptr() as usize, path: Vec::new(), leaves: Vec::new() };
    walk.value(event)?;
    Some(walk.leaves)
}

struct Walk {
    /// Where the event's text begins in memory.
    start: usize,
    path: Vec<Step>,
    leaves: Vec<Leaf>,
}

impl Walk {
    fn value(&mut self, value: Json<'_>) -> Option<()> {
        let (deepest, most) = LIMITS;
        if self.path.len() > deepest || self.leaves.len() > most {
            return None;
        }
        match value.kind() {
            Kind::Object => {
                let first = self.path.len();
                let mut keys: Vec<&str> = Vec::new();
                for (key, value) in value.entries() {
                    let key = key.escaped();
                    // Of a doubled key only the last value counts, and this one makes no field of an object.
                    if has_escapes(key) || key == "__proto__" || keys.contains(&key) {
                        return None;
                    }
                    keys.push(key);
                    self.path.push(Step::Key(key.to_owned()));
                    self.value(value)?;
                    self.path.truncate(first);
                }
            }
            Kind::Array => {
                for (index, item) in value.items().enumerate() {
                    self.path.push(Step::Index(index));
                    self.value(item)?;
                    self.path.pop();
                }
            }
            kind @ (Kind::String | Kind::Number) => {
                let text = value.escaped().unwrap_or(value.text());
                let start = text.as_ptr() as usize - self.start;
                let decides = self.path.last().is_some_and(|key| key.is("finish_reason") || key.is("index"));
                self.leaves.push(Leaf {
                    value: start..start + text.len(),
                    is_string: kind == Kind::String,
                    may_change: !decides,
                    path: self.path.clone(),
                });
            }
            Kind::Null | Kind::Bool => {}
        }
        Some(())
    }
}
