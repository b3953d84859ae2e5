//! The value of JSON text that arrives in pieces, made in place.

use serde_json::{Map, Value};

use super::{Growing, Kind};
use crate::json::{SyntaxError, unescape};

/// How many objects and arrays may stand in each other: as many as serde_json reads.
pub(super) const DEEPEST: usize = 127;

/// A value that grows.
#[derive(Debug, Default)]
pub struct GrowingValue {
    growing: Growing,
    tree: Tree,
}

/// The value so far, and where it grows.
#[derive(Debug, Default)]
struct Tree {
    root: Option<Value>,
    /// The objects and arrays that have not ended, outermost first: the key of each in the one before, if that is an
    /// object.
    open: Vec<Option<String>>,
    /// The key of what grows, or begins next, if that stands in an object.
    key: Option<String>,
}

impl GrowingValue {
    /// The value so far; nothing before it begins.
    pub fn value(&self) -> Option<&Value> {
        self.tree.root.as_ref()
    }

    /// Adds a piece of text. Says whether the value has grown.
    ///
    /// # Errors
    ///
    /// If that cannot be JSON, or nests deeper than serde_json would read. What came before is in the value.
    pub fn push(&mut self, piece: &str) -> Result<bool, SyntaxError> {
        self.growing.push(piece);
        let read = self.growing.read();
        let grown = self.take()?;
        read.map(|()| grown)
    }

    /// Says that nothing more comes. Says whether the value has grown by that.
    ///
    /// # Errors
    ///
    /// If the text ends too early.
    pub fn end(&mut self) -> Result<bool, SyntaxError> {
        let end = self.growing.end();
        let grown = self.take()?;
        end.map(|()| grown)
    }

    fn take(&mut self) -> Result<bool, SyntaxError> {
        let mut grown = false;
        for step in self.growing.steps() {
            let text = &self.growing.text()[step.start as usize..step.end as usize];
            if matches!(step.kind, Kind::Object | Kind::Array) && self.tree.open.len() == DEEPEST {
                return Err(SyntaxError { offset: self.growing.used + step.end as usize });
            }
            // A step never ends within a character.
            self.tree.step(step.kind, str::from_utf8(text).unwrap_or_default());
            grown |= !matches!(step.kind, Kind::Key | Kind::End);
        }
        Ok(grown)
    }
}

impl Tree {
    fn step(&mut self, kind: Kind, text: &str) {
        match kind {
            Kind::Object => self.open(Value::Object(Map::new())),
            Kind::Array => self.open(Value::Array(Vec::new())),
            Kind::End => drop(self.open.pop()),
            Kind::Key => self.key = Some(unescape(text).into_owned()),
            Kind::String => self.put(Value::String(String::new())),
            Kind::More => self.more(&unescape(text)),
            // A number may be too large to have a form.
            Kind::Scalar => self.put(serde_json::from_str(text).unwrap_or_default()),
        }
    }

    fn open(&mut self, value: Value) {
        self.put(value);
        let key = self.key.take();
        self.open.push(key);
    }

    fn put(&mut self, value: Value) {
        match innermost(&mut self.root, &self.open) {
            None => self.root = Some(value),
            Some(Value::Object(fields)) => drop(fields.insert(self.key.clone().unwrap_or_default(), value)),
            Some(Value::Array(items)) => items.push(value),
            Some(_) => {}
        }
    }

    fn more(&mut self, text: &str) {
        let string = match self.open.is_empty() {
            true => self.root.as_mut(),
            false => innermost(&mut self.root, &self.open).and_then(|value| child(value, self.key.as_deref())),
        };
        if let Some(Value::String(string)) = string {
            string.push_str(text);
        }
    }
}

/// The innermost object or array that has not ended. To go there anew each time costs less than to keep what is open
/// outside of the value, and is bounded by [`DEEPEST`].
fn innermost<'a>(root: &'a mut Option<Value>, open: &[Option<String>]) -> Option<&'a mut Value> {
    let (_, inner) = open.split_first()?;
    inner.iter().try_fold(root.as_mut()?, |value, key| child(value, key.as_deref()))
}

/// The field of this key, or the last item.
fn child<'a>(value: &'a mut Value, key: Option<&str>) -> Option<&'a mut Value> {
    match value {
        Value::Object(fields) => fields.get_mut(key?),
        Value::Array(items) => items.last_mut(),
        _ => None,
    }
}
