//! Streams to read: runs of similar events, so that there is something to remember, with other events between them.

use std::fmt;

use proptest::{collection::vec, prelude::*, sample::Index};

use super::{
    families::{self, FAMILIES, LASTING, RECORDINGS},
    mutation::{Mutation, NUMBERS, STRINGS, mutated, mutation},
};

/// A stream, and how it is cut into network reads.
#[derive(Clone)]
pub struct Input {
    pub stream: Vec<u8>,
    /// The lengths of the reads, in turn.
    pub pieces: Vec<usize>,
    pub max_event_bytes: usize,
}

/// As the call that tries it again.
impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Input { stream, pieces, max_event_bytes } = self;
        write!(f, "same(b\"{}\", &{pieces:?}, {max_event_bytes})", stream.escape_ascii())
    }
}

pub fn input() -> impl Strategy<Value = Input> {
    let pieces = vec(prop_oneof![1..4_usize, 1..60_usize, 60..3000_usize], 1..6);
    let max_event_bytes = prop_oneof![9 => Just(1 << 20), 1 => 100..600_usize];
    (vec(run(), 1..6), any::<bool>(), prop::sample::select(ENDS.to_vec()), pieces, max_event_bytes).prop_map(
        |(runs, woven, end, pieces, max_event_bytes)| {
            let mut runs: Vec<_> = runs.iter().map(|run| run.events().into_iter()).collect();
            let mut stream = Vec::new();
            if woven {
                while runs.iter().any(|run| run.len() > 0) {
                    stream.extend(runs.iter_mut().filter_map(Iterator::next).flatten());
                }
            } else {
                stream.extend(runs.into_iter().flatten().flatten());
            }
            stream.extend(end.as_bytes());
            Input { stream, pieces, max_event_bytes }
        },
    )
}

/// How streams end.
const ENDS: [&str; 8] = [
    "data: [DONE]\n\n",
    "data: [DONE]\n\n",
    "data: [DONE]",
    "",
    ": bye",
    "data: {\"choices\":[]}",
    "data: {\"cho",
    "data",
];

const SPACES: [&str; 5] = ["", "", " ", "\n", "\t "];

/// Similar events.
#[derive(Clone, Debug)]
struct Run {
    /// A recording and a place in it, or else a family.
    recorded: Option<(Index, Index)>,
    family: Index,
    /// What changes from event to event.
    values: Vec<Index>,
    /// How much of that: a text that is always the same is no less likely.
    changing: bool,
    space: Index,
    framing: Framing,
    /// What is done to all of the events.
    to_all: Vec<Mutation>,
    /// What is done to some.
    to_some: Vec<(Index, Mutation)>,
}

fn run() -> impl Strategy<Value = Run> {
    (
        prop::option::weighted(0.3, any::<(Index, Index)>()),
        any::<Index>(),
        vec(any::<Index>(), 1..20),
        prop::bool::weighted(0.9),
        any::<Index>(),
        framing(),
        prop_oneof![3 => Just(Vec::new()), 2 => vec(mutation(), 1..3)],
        prop_oneof![1 => Just(Vec::new()), 1 => vec((any::<Index>(), mutation()), 1..3)],
    )
        .prop_map(|(recorded, family, values, changing, space, framing, to_all, to_some)| Run {
            recorded,
            family,
            values,
            changing,
            space,
            framing,
            to_all,
            to_some,
        })
}

impl Run {
    /// The events' lines.
    fn events(&self) -> Vec<Vec<u8>> {
        let texts = self.texts();
        let count = texts.len();
        let framed = |(number, text): (usize, String)| {
            let to_this = self.to_some.iter().filter(|(which, _)| which.index(count) == number);
            let mut changes = self.to_all.iter().chain(to_this.map(|(_, mutation)| mutation)).peekable();
            let space = *self.space.get(&SPACES);
            let data = match changes.peek() {
                None if space.is_empty() => text.into_bytes(),
                _ => mutated(&text, changes, space),
            };
            self.framing.around(&data)
        };
        texts.into_iter().enumerate().map(framed).collect()
    }

    fn texts(&self) -> Vec<String> {
        if let Some((recording, place)) = self.recorded.filter(|_| !RECORDINGS.is_empty()) {
            let events = &recording.get(&RECORDINGS).events;
            let place = place.index(events.len());
            return events[place..].iter().take(self.values.len()).cloned().collect();
        }
        // What ends a stream is rarer.
        let family = FAMILIES[self.family.index(LASTING * 8 + 2).div_euclid(8).min(FAMILIES.len() - 1)];
        let values = self.values.iter().map(|value| if self.changing { *value } else { self.values[0] });
        let event = |value: Index| {
            let text = |number: usize| STRINGS[(value.index(STRINGS.len()) + number * 5) % STRINGS.len()];
            let number = |number: usize| NUMBERS[(value.index(NUMBERS.len()) + number * 5) % NUMBERS.len()];
            families::event(family, text, number)
        };
        values.map(event).collect()
    }
}

/// What stands around an event's data.
#[derive(Clone, Copy, Debug)]
struct Framing {
    before: &'static str,
    field: &'static str,
    line_end: &'static str,
}

fn framing() -> impl Strategy<Value = Framing> {
    let comments = [": OPENROUTER PROCESSING\n\n", "event: message\nid: 1\n", ":\n", "\n", "data: \n\n"];
    let before = prop_oneof![6 => Just(""), 1 => prop::sample::select(comments.to_vec())];
    let field = prop_oneof![8 => Just("data: "), 1 => Just("data:"), 1 => Just("data:  ")];
    let line_end = prop_oneof![8 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r")];
    (before, field, line_end).prop_map(|(before, field, line_end)| Framing { before, field, line_end })
}

impl Framing {
    fn around(self, data: &[u8]) -> Vec<u8> {
        let mut event = self.before.as_bytes().to_vec();
        for line in data.split(|byte| *byte == b'\n') {
            event.extend([self.field.as_bytes(), line, self.line_end.as_bytes()].concat());
        }
        event.extend(self.line_end.as_bytes());
        event
    }
}
