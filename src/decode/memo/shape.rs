//! One shape: what its events have in common, and what is between.

use std::ops::Range;

use super::leaves::{Leaf, Step};
use crate::{
    decode::first_text,
    json::{self, Json, Writer},
    text::Piece,
};

/// What the events of one kind have in common.
#[derive(Debug)]
pub struct Shape {
    id: u32,
    /// The text before, between and behind the holes.
    segments: Vec<String>,
    holes: Vec<Hole>,
    template: String,
    paths: String,
    joinable: bool,
    first_text: FirstText,
}

/// A value that differs from event to event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    /// A string, or else a number.
    pub is_string: bool,
    /// A text that comes in pieces; of any other value the last one counts.
    pub is_piece: bool,
}

/// The text of the first choice in events of a shape.
#[derive(Debug)]
enum FirstText {
    Nothing,
    Constant(String),
    Hole(usize),
}

impl Shape {
    /// The shape of events like this one, with holes where `changing` says.
    pub(super) fn new(id: u32, event: Json<'_>, leaves: &[Leaf], changing: &[bool]) -> Self {
        let text = event.text();
        let mut segments = Vec::new();
        let mut holes = Vec::new();
        let mut paths = String::new();
        let mut list = Writer::array(&mut paths);
        let mut behind = 0;
        let changing: Vec<&Leaf> =
            leaves.iter().zip(changing).filter(|(_, changes)| **changes).map(|(leaf, _)| leaf).collect();
        for leaf in &changing {
            segments.push(text[behind..leaf.value.start].to_owned());
            behind = leaf.value.end;
            holes.push(Hole { is_string: leaf.is_string, is_piece: leaf.is_string && is_piece(&leaf.path) });
            let mut path = Writer::array(list.item());
            for step in &leaf.path {
                match step {
                    Step::Key(key) => path.string(key),
                    Step::Index(index) => index.write(path.item()),
                }
            }
            path.end();
        }
        list.end();
        segments.push(text[behind..].to_owned());

        let first = first_text(event);
        let first_text = match first {
            None => FirstText::Nothing,
            Some(first) => {
                let start = first.as_ptr() as usize - text.as_ptr() as usize;
                match changing.iter().position(|leaf| leaf.value.start == start) {
                    Some(hole) => FirstText::Hole(hole),
                    None => FirstText::Constant(first.to_owned()),
                }
            }
        };
        let joinable = has_one_of_each(event)
            && leaves.iter().all(|leaf| {
                let changes = changing.iter().any(|other| other.value == leaf.value);
                is_joinable(&leaf.path, &text[leaf.value.clone()], changes)
            });
        Shape { id, segments, holes, template: text.to_owned(), paths, joinable, first_text }
    }

    /// The number of this shape in its stream, from 1.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The holes in the order of the text.
    pub fn holes(&self) -> &[Hole] {
        &self.holes
    }

    /// An event of this shape.
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The way to each hole, as JSON: a list of keys and indices.
    pub fn paths(&self) -> &str {
        &self.paths
    }

    /// Whether several events in a row can be merged as one, in which the pieces are joined.
    pub fn is_joinable(&self) -> bool {
        self.joinable
    }

    /// The event that has these values in its holes.
    pub fn filled<'a>(&self, values: impl Iterator<Item = &'a str>) -> String {
        let mut text = String::new();
        let mut segments = self.segments.iter();
        text.push_str(segments.next().map_or("", String::as_str));
        for (value, segment) in values.zip(segments) {
            text.push_str(value);
            text.push_str(segment);
        }
        text
    }

    /// The text of the first choice in an event of this shape, with its escapes.
    pub fn first_text<'a>(&'a self, event: &'a [u8], holes: &[Range<usize>]) -> Option<&'a str> {
        match &self.first_text {
            FirstText::Nothing => None,
            FirstText::Constant(text) => Some(text),
            FirstText::Hole(hole) => str::from_utf8(&event[holes.get(*hole)?.clone()]).ok(),
        }
    }

    /// How long the event is with which the bytes begin, if it has this shape; then `holes` are where its values are.
    pub(super) fn fits(&self, bytes: &[u8], holes: &mut Vec<Range<usize>>) -> Option<usize> {
        holes.clear();
        let mut at = 0;
        for (segment, hole) in self.segments.iter().zip(&self.holes) {
            let start = at + begins_with(&bytes[at..], segment.as_bytes())?;
            at = if hole.is_string { json::string_end(bytes, start)? } else { json::number_end(bytes, start)? };
            holes.push(start..at);
        }
        Some(at + begins_with(&bytes[at..], self.segments.last()?.as_bytes())?)
    }
}

/// The length of `beginning`, if the bytes begin with it. Eight at a time: WebAssembly's own comparison goes one by one.
fn begins_with(bytes: &[u8], beginning: &[u8]) -> Option<usize> {
    let (mut ours, mut theirs) = (bytes.get(..beginning.len())?, beginning);
    while let (Some((our, our_rest)), Some((their, their_rest))) =
        (ours.split_first_chunk(), theirs.split_first_chunk())
    {
        if u64::from_le_bytes(*our) != u64::from_le_bytes(*their) {
            return None;
        }
        (ours, theirs) = (our_rest, their_rest);
    }
    (ours == theirs).then_some(beginning.len())
}

/// The keys below a delta whose texts come in pieces: the same that `collect` joins.
fn is_piece(path: &[Step]) -> bool {
    let [Step::Key(choices), Step::Index(_), Step::Key(delta), rest @ ..] = path else { return false };
    choices == "choices" && delta == "delta" && is_piece_of_delta(rest)
}

fn is_piece_of_delta(path: &[Step]) -> bool {
    match path {
        [Step::Key(key)] => matches!(key.as_str(), "content" | "reasoning" | "refusal"),
        [Step::Key(list), Step::Index(_), Step::Key(key)] => {
            list == "reasoning_details" && matches!(key.as_str(), "text" | "summary")
        }
        [Step::Key(list), Step::Index(_), Step::Key(function), Step::Key(key)] => {
            list == "tool_calls" && function == "function" && key == "arguments"
        }
        [Step::Key(audio), Step::Key(key)] => audio == "audio" && matches!(key.as_str(), "data" | "transcript"),
        _ => false,
    }
}

/// Whether a leaf allows that events are merged as one: it is a piece that changes or adds nothing, or says what stays
/// true when it is said once.
fn is_joinable(path: &[Step], value: &str, changes: bool) -> bool {
    if is_piece(path) {
        return changes || value.is_empty();
    }
    let is_of_item = path.iter().any(|step| step.is("tool_calls") || step.is("reasoning_details"));
    !(is_of_item && changes)
}

/// Whether an event's pieces have one place each, and nothing in it is whole. Of two choices or items with the same index
/// the pieces would take turns, and of whole items each event adds one.
fn has_one_of_each(event: Json<'_>) -> bool {
    let items =
        |of: Option<Json<'_>>, list: &str| of.and_then(|of| of.get(list)).map_or(0, |list| list.items().count());
    let choice = event.get("choices").and_then(|choices| choices.items().next());
    let delta = choice.and_then(|choice| choice.get("delta"));
    let detail = delta.and_then(|delta| delta.get("reasoning_details")).and_then(|details| details.items().next());
    let comes_in_pieces = |detail: Json<'_>| {
        let kind = detail.get("type").and_then(Json::escaped);
        matches!(kind, Some("reasoning.text" | "reasoning.summary"))
    };
    [
        (Some(event), "choices", 1),
        (delta, "tool_calls", 1),
        (delta, "reasoning_details", 1),
        (delta, "images", 0),
        (delta, "annotations", 0),
    ]
    .into_iter()
    .all(|(of, list, most)| items(of, list) <= most)
        && choice.is_none_or(|choice| choice.get("logprobs").is_none())
        && detail.is_none_or(comes_in_pieces)
}
