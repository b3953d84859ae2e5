//! What can be done to an event that a clever reader may not expect.

use proptest::{prelude::*, sample::Index};

use super::tree::Tree;

/// A change to an event.
#[derive(Clone, Debug)]
pub struct Mutation {
    change: Change,
    /// Which of the nodes that it can be done to.
    node: Index,
    /// Where in there.
    place: Index,
    /// What is put there.
    what: Index,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    /// The fields of an object in another order.
    Reorder,
    /// Another value, perhaps of another type.
    Replace,
    /// A character of a string as an escape.
    Escape,
    /// Something inserted in a string.
    Insert,
    /// A field that the object may have already.
    Field,
    /// A field that the object has, once more.
    Double,
    /// An item once more.
    Repeat,
    /// No field, or no item.
    Remove,
    /// A value inside of arrays.
    Nest,
    /// What is no JSON, or no UTF-8.
    Break,
    /// The end missing.
    Truncate,
}

const CHANGES: [Change; 11] = [
    Change::Reorder,
    Change::Replace,
    Change::Escape,
    Change::Insert,
    Change::Field,
    Change::Double,
    Change::Repeat,
    Change::Remove,
    Change::Nest,
    Change::Break,
    Change::Truncate,
];

/// How often each is made: what breaks an event ends the stream.
const OFTEN: [u32; 11] = [6, 12, 6, 6, 6, 3, 4, 4, 2, 1, 1];

/// Numbers in odd forms.
pub const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "2",
    "-0",
    "-0.0",
    "1E+2",
    "1e400",
    "-1e-400",
    "12345678901234567890",
    "9007199254740993",
    "0.1000000000000000055511151231257827",
    "1790000000",
    "1790000001",
    "3.5e-1",
];

/// The insides of strings, some of which look like something else.
pub const STRINGS: [&str; 28] = [
    "",
    "a",
    " the",
    "Hello",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "/",
    "\\u0041",
    "\\u00e9",
    "é",
    "😀",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\uDE00",
    "\\u0000",
    "\u{2028}",
    "\u{7f}",
    "\u{feff}",
    "error",
    "\\u0065rror",
    "stop",
    "[DONE]",
    "data: ",
    "\\\",\\\"index\\\":1",
    "}]}",
    "reasoning.encrypted",
];

const KEYS: [&str; 24] = [
    "__proto__",
    "\\u005f_proto__",
    "constructor",
    "toString",
    "length",
    "0",
    "",
    "é",
    "a\\\"b",
    "id",
    "type",
    "index",
    "error",
    "finish_reason",
    "finish\\u005freason",
    "content",
    "conten\\u0074",
    "text",
    "delta",
    "choices",
    "choi\\u0063es",
    "function",
    "name",
    "annotations",
];

/// Values beside numbers and strings.
const VALUES: [&str; 14] = [
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "[null]",
    "[[]]",
    "[{}]",
    "[{},{}]",
    r#"[{"index":null},{"index":0}]"#,
    r#"{"__proto__":{"x":1}}"#,
    r#"{"a":1,"a":2}"#,
    r#"["a",1]"#,
    r#"{"index":0,"text":"x"}"#,
];

/// Bytes that belong into no text, or not there.
const BYTES: [&[u8]; 12] = [
    b"\xff",
    b"\xe2\x82",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98",
    b"\0",
    b"\x0c",
    b"\x0b",
    b"\xc2\xa0",
    b"\xef\xbb\xbf",
    b"\"",
    b",",
];

pub fn mutation() -> impl Strategy<Value = Mutation> {
    let change = prop::sample::select(weighted());
    (change, any::<[Index; 3]>()).prop_map(|(change, [node, place, what])| Mutation { change, node, place, what })
}

fn weighted() -> Vec<Change> {
    CHANGES.iter().zip(OFTEN).flat_map(|(change, times)| std::iter::repeat_n(*change, times as usize)).collect()
}

/// An event's text with changes made to it, and with `space` between its parts if that makes a new text necessary.
pub fn mutated<'a>(event: &str, changes: impl Iterator<Item = &'a Mutation>, space: &str) -> Vec<u8> {
    let mut tree = Tree::parse(event).expect("an event that is to be changed is JSON");
    let (of_text, of_tree): (Vec<_>, Vec<_>) =
        changes.partition(|mutation| matches!(mutation.change, Change::Break | Change::Truncate));
    of_tree.iter().for_each(|mutation| mutation.change_tree(&mut tree));
    let mut text = String::new();
    tree.write(space, &mut text);
    let mut bytes = text.into_bytes();
    of_text.iter().for_each(|mutation| mutation.change_text(&mut bytes));
    bytes
}

impl Mutation {
    fn change_text(&self, bytes: &mut Vec<u8>) {
        // The outermost places are the likeliest to be overlooked.
        let places = [0, bytes.len(), self.place.index(bytes.len() + 1)];
        let place = places[self.node.index(places.len())];
        if matches!(self.change, Change::Truncate) {
            bytes.truncate(place);
        } else {
            bytes.splice(place..place, self.what.get(&BYTES).iter().copied());
        }
    }

    fn change_tree(&self, event: &mut Tree) {
        let nodes: Vec<usize> =
            (0..event.size()).filter(|&number| event.node(number).is_some_and(|node| self.can_change(node))).collect();
        if nodes.is_empty() {
            return;
        }
        if let Some(node) = event.node(*self.node.get(&nodes)) {
            self.change(node);
        }
    }

    fn can_change(&self, node: &Tree) -> bool {
        match (self.change, node) {
            (Change::Replace | Change::Nest, _) => true,
            (Change::Escape, Tree::String(raw)) => raw.chars().any(|char| char != '\\'),
            (Change::Insert, Tree::String(_)) | (Change::Field, Tree::Object(_)) => true,
            (Change::Reorder | Change::Double | Change::Remove, Tree::Object(fields)) => !fields.is_empty(),
            (Change::Repeat | Change::Remove, Tree::Array(items)) => !items.is_empty(),
            _ => false,
        }
    }

    fn change(&self, node: &mut Tree) {
        match (self.change, node) {
            (Change::Reorder, Tree::Object(fields)) => {
                let first = self.place.index(fields.len());
                fields.rotate_left(first);
            }
            (Change::Replace, node) => *node = self.value(),
            (Change::Escape, Tree::String(raw)) => self.escape(raw),
            (Change::Insert, Tree::String(raw)) => {
                let places = boundaries(raw);
                raw.insert_str(*self.place.get(&places), STRINGS[self.what.index(STRINGS.len())]);
            }
            (Change::Field, Tree::Object(fields)) => {
                let place = self.place.index(fields.len() + 1);
                fields.insert(place, ((*self.node.get(&KEYS)).to_owned(), self.value()));
            }
            (Change::Double, Tree::Object(fields)) => {
                let (key, value) = self.place.get(fields).clone();
                let value = if self.what.index(2) == 0 { value } else { self.value() };
                fields.insert(self.node.index(fields.len() + 1), (key, value));
            }
            (Change::Repeat, Tree::Array(items)) => items.push(self.place.get(items).clone()),
            (Change::Remove, Tree::Object(fields)) => drop(fields.remove(self.place.index(fields.len()))),
            (Change::Remove, Tree::Array(items)) => drop(items.remove(self.place.index(items.len()))),
            (Change::Nest, node) => {
                let depth = [1, 2, 9, 100][self.what.index(4)];
                *node = (0..depth).fold(node.clone(), |inside, _| Tree::Array(vec![inside]));
            }
            _ => {}
        }
    }

    fn value(&self) -> Tree {
        match self.what.index(NUMBERS.len() + STRINGS.len() + VALUES.len()) {
            place if place < NUMBERS.len() => Tree::Number(NUMBERS[place].into()),
            place if place < NUMBERS.len() + STRINGS.len() => Tree::String(STRINGS[place - NUMBERS.len()].into()),
            place => Tree::parse(VALUES[place - NUMBERS.len() - STRINGS.len()]).expect("these are JSON"),
        }
    }

    /// Spells one character of a string another way.
    fn escape(&self, raw: &mut String) {
        let places: Vec<usize> = boundaries(raw).into_iter().filter(|&at| !raw[at..].starts_with('\\')).collect();
        let place = *self.place.get(&places);
        let Some(char) = raw[place..].chars().next() else { return };
        let escaped: String = match char {
            '/' => "\\/".into(),
            char => char.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect(),
        };
        raw.replace_range(place..place + char.len_utf8(), &escaped);
    }
}

/// Where something can be put into a string, between its characters and its escapes.
fn boundaries(raw: &str) -> Vec<usize> {
    let mut places = vec![0];
    let mut at = 0;
    while let Some(char) = raw[at..].chars().next() {
        at += match (char, raw[at + char.len_utf8()..].chars().next()) {
            ('\\', Some('u')) => 6,
            ('\\', Some(_)) => 2,
            (char, _) => char.len_utf8(),
        };
        places.push(at);
    }
    places
}
