//! The shape memo: what need not be parsed again.
//!
//! A stream is thousands of events that are byte for byte the same but for one or two values. Once two events have been
//! parsed that differ only in such values, what stays the same between them is remembered as a [`Shape`]: constant
//! segments of text with holes between. An event that has the same segments, and a valid string or number in each hole,
//! is the same object with other values in it: nothing of it has to be parsed, and since its types are those of an event
//! that was checked, nothing has to be checked.
//!
//! This knows of no field by name but those that decide what happens next: a finish reason can be an error, and an index
//! says where a piece belongs, so neither is ever a hole.

mod leaves;
mod shape;

pub use shape::Shape;

use std::{ops::Range, rc::Rc};

use crate::json::Json;
use leaves::{Leaf, leaves};

/// How many kinds of event are remembered at a time: several choices or tool calls can be interleaved.
const KINDS: usize = 8;

/// How many shapes a stream may have before nothing more is learned from it.
const SHAPES: u32 = 64;

/// After so many events in a row of which nothing could be learned, only every so many is looked at.
const PATIENCE: (u32, u32) = (32, 16);

/// The longest event that is remembered, in bytes.
const LONGEST: usize = 16 << 10;

/// The shapes of one stream.
#[derive(Debug, Default)]
pub struct Memo {
    /// The last event of each kind, the latest first.
    kinds: Vec<Kind>,
    learned: u32,
    misses: u32,
}

/// One kind of event: same skeleton, other values.
#[derive(Debug)]
struct Kind {
    text: String,
    leaves: Vec<Leaf>,
    /// Which leaves have changed so far.
    changing: Vec<bool>,
    /// Nothing until there have been two.
    shape: Option<Rc<Shape>>,
}

impl Memo {
    /// The shape of the event with which the bytes begin, its length, and where its values are in it. Only an event that
    /// `end` follows counts.
    pub fn find(&mut self, bytes: &[u8], end: &[u8], holes: &mut Vec<Range<usize>>) -> Option<(&Rc<Shape>, usize)> {
        let mut length = 0;
        let place = self.kinds.iter().position(|kind| {
            let fits = kind.shape.as_ref().and_then(|shape| shape.fits(bytes, holes));
            length = fits.unwrap_or(0);
            length > 0 && bytes[length..].starts_with(end)
        })?;
        // The segments are text, but in the holes there could be anything.
        if !holes.iter().all(|hole| str::from_utf8(&bytes[hole.clone()]).is_ok()) {
            return None;
        }
        self.misses = 0;
        if place > 0 {
            self.kinds.swap(0, place);
        }
        Some((self.kinds[0].shape.as_ref()?, length))
    }

    /// Learns from an event that has been parsed and checked.
    pub fn learn(&mut self, event: Json<'_>) {
        let text = event.text();
        self.misses += 1;
        let (patience, rest) = PATIENCE;
        let weary = self.misses > patience && !self.misses.is_multiple_of(rest);
        if weary || self.learned == SHAPES || text.len() > LONGEST {
            return;
        }
        let Some(leaves) = leaves(event) else { return };
        let known = self.kinds.iter().position(|kind| kind.has_skeleton_of(text, &leaves));
        let Some(known) = known else {
            let changing = vec![false; leaves.len()];
            self.kinds.truncate(KINDS - 1);
            self.kinds.insert(0, Kind { text: text.to_owned(), leaves, changing, shape: None });
            return;
        };
        let mut kind = self.kinds.remove(known);
        let mut is_new = kind.shape.is_none();
        for (index, leaf) in leaves.iter().enumerate() {
            let differs = kind.text[kind.leaves[index].value.clone()] != text[leaf.value.clone()];
            is_new |= differs && !kind.changing[index];
            kind.changing[index] |= differs;
        }
        if !is_new {
            self.kinds.insert(0, kind);
            return;
        }
        (kind.text, kind.leaves) = (text.to_owned(), leaves);
        self.learned += 1;
        self.misses = 0;
        kind.shape = Some(Rc::new(Shape::new(self.learned, event, &kind.leaves, &kind.changing)));
        self.kinds.insert(0, kind);
    }
}

impl Kind {
    /// Whether an event is the same but for values that may change.
    fn has_skeleton_of(&self, text: &str, leaves: &[Leaf]) -> bool {
        let (mut ours, mut theirs) = (0, 0);
        let same = self.leaves.len() == leaves.len()
            && self.leaves.iter().zip(leaves).all(|(mine, other)| {
                let between = self.text[ours..mine.value.start] == text[theirs..other.value.start];
                (ours, theirs) = (mine.value.end, other.value.end);
                let value = mine.may_change || self.text[mine.value.clone()] == text[other.value.clone()];
                between && value && mine.is_string == other.is_string
            });
        same && self.text[ours..] == text[theirs..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// The holes' values of each event: those that were found by their shape.
    fn read(events: &[&str]) -> Vec<Option<Vec<String>>> {
        let mut memo = Memo::default();
        let mut holes = Vec::new();
        let mut one = |text: &&str| match memo.find(format!("{text}\n").as_bytes(), b"\n", &mut holes) {
            Some(_) => Some(holes.iter().map(|hole| text[hole.clone()].to_owned()).collect()),
            None => {
                if let Ok(event) = Json::parse(text) {
                    memo.learn(event);
                }
                None
            }
        };
        events.iter().map(&mut one).collect()
    }

    fn values(values: &[&str]) -> Option<Vec<String>> {
        Some(values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn two_events_make_a_shape() {
        let read = read(&[r#"{"a":"x","b":1}"#, r#"{"a":"y","b":1}"#, r#"{"a":"z\"é","b":1}"#, r#"{"a":"","b":1}"#]);
        assert_eq!(read, [None, None, values(&[r#"z\"é"#]), values(&[""])]);
    }

    #[test]
    fn a_value_that_changes_later_becomes_a_hole_too() {
        let read = read(&[r#"{"a":"x","t":1}"#, r#"{"a":"y","t":1}"#, r#"{"a":"z","t":2}"#, r#"{"a":"w","t":-3.5e2}"#]);
        assert_eq!(read, [None, None, None, values(&["w", "-3.5e2"])]);
    }

    #[test]
    fn what_is_no_json_does_not_fit() {
        let first = [r#"{"a":"x","t":1}"#, r#"{"a":"y","t":2}"#];
        for broken in [
            "{\"a\":\"\n\",\"t\":1}",
            r#"{"a":"\x","t":1}"#,
            r#"{"a":"x","t":01}"#,
            r#"{"a":"x","t":}"#,
            r#"{"a":"x","t":1"#,
            r#"{"a":"x","t":1}}"#,
            r#"{"a":"x"#,
            r#"{"a":"x","t":"1"}"#,
            r#"{"a":null,"t":1}"#,
        ] {
            assert_eq!(read(&[first[0], first[1], broken])[2], None, "{broken}");
        }
    }

    #[test]
    fn several_shapes_are_remembered_at_once() {
        let event =
            |index: usize, text: &str| format!(r#"{{"choices":[{{"index":{index},"delta":{{"content":"{text}"}}}}]}}"#);
        let events: Vec<String> = (0..30).map(|n| event(n % 3, &n.to_string())).collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        assert!(read(&events)[6..].iter().all(Option::is_some));
    }

    #[test]
    fn what_decides_is_never_a_hole() {
        let event = |reason: &str| format!(r#"{{"choices":[{{"finish_reason":"{reason}"}}]}}"#);
        assert_eq!(read(&[&event("stop"), &event("length"), &event("error")]), [None, None, None]);
        let tricky = [r#"{"__proto__":"a"}"#, r#"{"__proto__":"b"}"#, r#"{"__proto__":"c"}"#];
        assert_eq!(read(&tricky), [None, None, None]);
        let doubled = [r#"{"a":"x","a":"1"}"#, r#"{"a":"y","a":"2"}"#, r#"{"a":"z","a":"3"}"#];
        assert_eq!(read(&doubled), [None, None, None]);
    }

    proptest! {
        /// What a shape says of an event is what parsing it says.
        #[test]
        fn a_fit_is_as_good_as_a_parse(
            events in prop::collection::vec((0..3_usize, any::<String>(), any::<f64>(), 0..3_u8), 1..30),
            damage in any::<prop::sample::Index>(),
            byte in prop::sample::select(vec!["\"", "\\", "\n", "{", "}", "0", ",", "\\u12", "\\ud83d"]),
        ) {
            let mut memo = Memo::default();
            let mut holes = Vec::new();
            for (kind, text, number, broken) in events {
                let mut event = match kind {
                    0 => json!({"id":"x","c":[{"delta":{"content":text,"role":"assistant"}}]}),
                    1 => json!({"id":text,"created":number,"padding":text}),
                    _ => json!({"id":"x","c":[{"delta":{"reasoning":text,"details":[{"text":text,"n":number}]}}]}),
                }
                .to_string();
                if broken == 0 {
                    let at = (0..=damage.index(event.len())).rev().find(|&at| event.is_char_boundary(at)).unwrap_or(0);
                    event.insert_str(at, byte);
                }
                let parsed = Json::parse(&event);
                match memo.find(format!("{event}\n\n").as_bytes(), b"\n\n", &mut holes) {
                    None => {
                        if let Ok(parsed) = parsed {
                            memo.learn(parsed);
                        }
                    }
                    Some((shape, length)) => {
                        prop_assert_eq!(length, event.len());
                        prop_assert!(parsed.is_ok(), "{event}");
                        prop_assert_eq!(holes.len(), shape.holes().len());
                        // The template with this event's values in it is this event.
                        let Ok(mut template) = serde_json::from_str::<Value>(shape.template()) else {
                            // Half a surrogate pair, which Rust cannot hold.
                            return Ok(());
                        };
                        let paths: Vec<Vec<Value>> = serde_json::from_str(shape.paths()).unwrap();
                        for ((path, hole), range) in paths.iter().zip(shape.holes()).zip(&holes) {
                            let mut place = &mut template;
                            for step in path {
                                place = match step {
                                    Value::String(key) => &mut place[key.as_str()],
                                    step => &mut place[step.as_u64().unwrap() as usize],
                                };
                            }
                            let text = &event[range.clone()];
                            let json = if hole.is_string { format!("\"{text}\"") } else { text.to_owned() };
                            match serde_json::from_str(&json) {
                                Ok(value) => *place = value,
                                Err(_) => return Ok(()),
                            }
                        }
                        if let Ok(value) = serde_json::from_str::<Value>(&event) {
                            prop_assert_eq!(template, value);
                        }
                    }
                }
            }
        }
    }
}
