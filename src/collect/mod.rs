//! Chunks to one completion: what a stream brought, as if it had not been streamed.
//!
//! Everything stays JSON text: a text that arrives in pieces grows by each piece's escaped characters, and any other
//! value is kept as it came. So numbers keep their digits, surrogates split over two pieces meet again, and fields that
//! nobody knew of are there at the end. The rules are those of the API's own unstreamed form:
//!
//! - choices, tool calls and reasoning details are told apart by their `index` (and reasoning by its `type`), never by
//!   their place;
//! - texts are joined; of everything else the last value that is not `null` counts.

mod answer;
mod choice;
mod fields;
mod indexed;
mod message;
mod reasoning;
mod run;
mod tool_calls;

pub use answer::Answer;
#[cfg(any(feature = "npm", test))]
pub use answer::Chunk;

use std::borrow::Cow;

use crate::json::{Json, Writer};
use choice::Choice;
use fields::Fields;
use indexed::Indexed;

/// Merges the chunks of one stream.
#[derive(Debug, Default)]
pub struct Collector {
    fields: Fields,
    choices: Indexed<Choice>,
    begun: bool,
}

impl Collector {
    /// Adds a chunk.
    pub fn push(&mut self, chunk: Json<'_>) {
        self.begun = true;
        for (key, value) in chunk.fields() {
            if key.is("choices") {
                for (place, choice) in value.items().enumerate() {
                    let index = index_of(choice).unwrap_or(place as i64);
                    self.choices.entry(index).push(choice);
                }
            } else if !key.is("object") && !key.is("error") {
                self.fields.set(key, value);
            }
        }
    }

    /// Whether there has been a chunk.
    pub fn has_begun(&self) -> bool {
        self.begun
    }

    /// Whether there are choices and each has its finish reason.
    pub fn is_finished(&self) -> bool {
        !self.choices.is_empty() && self.choices.iter().all(|(_, choice)| choice.is_finished())
    }

    /// The completion so far, as JSON text; nothing before the first chunk.
    pub fn completion(&self) -> Option<String> {
        if !self.begun {
            return None;
        }
        let mut text = String::new();
        let mut completion = Writer::object(&mut text);
        completion.field("object", "\"chat.completion\"");
        self.fields.write(&mut completion);
        let mut choices = Writer::array(completion.key("choices"));
        for (index, choice) in self.choices.iter() {
            choice.write(index, choices.item());
        }
        choices.end();
        completion.end();
        Some(text)
    }
}

/// An item's `index`.
fn index_of(item: Json<'_>) -> Option<i64> {
    item.get("index")?.as_f64().map(|index| index as i64)
}

/// What an item is told apart by, however it is spelled: a string's value, or else the JSON text.
fn meant(json: Json<'_>) -> Cow<'_, str> {
    json.as_str().unwrap_or(Cow::Borrowed(json.text()))
}

/// Writes a list, unless it is empty.
fn write_list<T>(
    object: &mut Writer<'_>,
    key: &str,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T, &mut String),
) {
    let mut items = items.into_iter().peekable();
    if items.peek().is_some() {
        let mut list = Writer::array(object.key(key));
        for item in items {
            write(item, list.item());
        }
        list.end();
    }
}
