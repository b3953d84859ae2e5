//! One way of reading a stream, and everything that comes of it. The only file here that touches what is tested.

use std::collections::{HashMap, hash_map::Entry};

use super::tree::{Tree, Value, units};
use crate::{
    collect::{Answer, Chunk},
    error::ErrorKind,
};

/// How a stream is read.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    pub memo: bool,
    /// The lengths of the network reads, in turn.
    pub pieces: &'a [usize],
    /// Whether to look at the completion after each chunk.
    pub watched: bool,
    pub max_event_bytes: usize,
}

/// What came out.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Of each chunk its JSON text, and what it adds to the first choice.
    pub chunks: Vec<(String, Option<String>)>,
    /// All that the error says, if the stream ended with one.
    pub error: Option<(ErrorKind, String)>,
    /// The completion at the end.
    pub completion: Option<String>,
    /// The completions on the way.
    pub partials: Vec<Option<String>>,
    /// How many chunks were known by their shape.
    pub known: usize,
}

/// # Errors
///
/// If a chunk of a known shape, made as JavaScript makes it, is not what its text says.
pub fn read(stream: &[u8], way: Way<'_>) -> Result<Outcome, String> {
    let mut answer = Answer::new(way.max_event_bytes);
    if way.memo {
        answer = answer.with_memo();
    }
    let mut outcome = Outcome::default();
    let mut shapes = Shapes::default();
    let mut lengths = way.pieces.iter().cycle();
    let mut rest = stream;
    while !answer.is_over() {
        let seen = answer.next_chunk(|chunk| {
            let text = chunk.text().to_owned();
            let made = match &chunk {
                // Nothing is gathered elsewhere here.
                Chunk::Text(_) | Chunk::Gathered(_) => None,
                Chunk::Known { shape, text, holes } => {
                    let values = holes.iter().map(|hole| str::from_utf8(&text[hole.clone()]).unwrap_or("no UTF-8"));
                    Some(shapes.make(shape.id(), shape.template(), shape.paths(), &values.collect::<Vec<_>>()))
                }
            };
            (text, chunk.first_text().map(str::to_owned), made)
        });
        match seen {
            Some(Ok((text, first, made))) => {
                if let Some(made) = made {
                    outcome.known += 1;
                    let said = Tree::parse(&text).map(|tree| tree.value());
                    if said.is_none() || made != said {
                        return Err(format!("{made:?} was made of {text}"));
                    }
                }
                outcome.chunks.push((text, first));
                if way.watched {
                    outcome.partials.push(answer.completion());
                }
            }
            Some(Err(error)) => {
                let partial = error.details().partial.clone();
                outcome.error = Some((error.kind(), format!("{error:?}, partial: {partial:?}")));
            }
            None if rest.is_empty() => answer.end(),
            None => {
                let length = lengths.next().map_or(rest.len(), |length| rest.len().min(*length));
                let (piece, behind) = rest.split_at(length);
                answer.room(length).copy_from_slice(piece);
                rest = behind;
            }
        }
    }
    outcome.completion = answer.completion();
    Ok(outcome)
}

/// The shapes of a stream by their numbers, each as it was when it was used for the first time: JavaScript never looks
/// again.
#[derive(Default)]
struct Shapes(HashMap<u32, (Tree, Vec<Vec<Tree>>)>);

impl Shapes {
    /// The template with other values in its holes, each of the kind that was there; nothing if that cannot be.
    fn make(&mut self, id: u32, template: &str, paths: &str, values: &[&str]) -> Option<Value> {
        let (template, paths) = match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let Tree::Array(paths) = Tree::parse(paths)? else { return None };
                let paths = paths.into_iter().map(|path| if let Tree::Array(path) = path { path } else { Vec::new() });
                new.insert((Tree::parse(template)?, paths.collect()))
            }
        };
        let mut made = template.value();
        if values.len() != paths.len() {
            return None;
        }
        for (path, value) in paths.iter().zip(values) {
            let mut place = &mut made;
            for step in path {
                place = match (place, step) {
                    (Value::Object(fields), Tree::String(key)) => {
                        let key = units(key);
                        fields.iter_mut().find(|(known, _)| *known == key).map(|(_, value)| value)?
                    }
                    (Value::Array(items), Tree::Number(index)) => items.get_mut(index.parse::<usize>().ok()?)?,
                    _ => return None,
                };
            }
            let json = if matches!(place, Value::String(_)) { format!("\"{value}\"") } else { (*value).to_owned() };
            *place = Tree::parse(&json)?.value();
        }
        Some(made)
    }
}
