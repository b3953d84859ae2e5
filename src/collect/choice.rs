//! One choice: its message, its log probabilities, and why it ended.

use super::{fields::Fields, message::Message, write_list};
use crate::{
    json::{Json, Key, Kind, Writer},
    text::Piece,
};

#[derive(Debug, Default)]
pub struct Choice {
    message: Message,
    logprobs: Option<Logprobs>,
    fields: Fields,
}

impl Choice {
    pub fn push(&mut self, choice: Json<'_>) {
        for (key, value) in choice.fields() {
            if key.is("delta") {
                self.message.push(value);
            } else if key.is("logprobs") {
                self.logprobs.get_or_insert_default().push(value);
            } else if !key.is("index") && !key.is("message") {
                self.fields.set(key, value);
            }
        }
    }

    pub fn is_finished(&self) -> bool {
        self.fields.get("finish_reason").is_some()
    }

    pub fn write(&self, index: i64, out: &mut String) {
        let mut choice = Writer::object(out);
        index.write(choice.key("index"));
        self.message.write(choice.key("message"));
        self.fields.write(&mut choice);
        if let Some(logprobs) = &self.logprobs {
            logprobs.write(choice.key("logprobs"));
        }
        choice.end();
    }
}

/// Lists of token probabilities by name (`content`, `refusal`), joined.
#[derive(Debug, Default)]
struct Logprobs {
    /// A list's items; nothing while it was only seen as `null`.
    lists: Vec<(String, Option<Vec<String>>)>,
    fields: Fields,
}

impl Logprobs {
    fn push(&mut self, logprobs: Json<'_>) {
        for (key, value) in logprobs.fields() {
            if !matches!(value.kind(), Kind::Array | Kind::Null) {
                self.fields.set(key, value);
                continue;
            }
            let place = self.lists.iter().position(|(name, _)| key.is_same(Key::known(name))).unwrap_or_else(|| {
                self.lists.push((key.escaped().to_owned(), None));
                self.lists.len() - 1
            });
            if value.kind() == Kind::Array {
                let list = self.lists[place].1.get_or_insert_default();
                list.extend(value.items().map(|item| item.text().to_owned()));
            }
        }
    }

    fn write(&self, out: &mut String) {
        if self.lists.is_empty() && self.fields.is_empty() {
            return out.push_str("null");
        }
        let mut logprobs = Writer::object(out);
        for (name, list) in &self.lists {
            match list {
                Some(items) if !items.is_empty() => {
                    write_list(&mut logprobs, name, items, |item, out| out.push_str(item));
                }
                Some(_) => logprobs.field(name, "[]"),
                None => logprobs.field(name, "null"),
            }
        }
        let names: Vec<_> = self.lists.iter().map(|(name, _)| Key::known(name).name()).collect();
        let elsewhere: Vec<_> = names.iter().map(|name| (&**name, true)).collect();
        self.fields.write_but(&elsewhere, &mut logprobs);
        logprobs.end();
    }
}
