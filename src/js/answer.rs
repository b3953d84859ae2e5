//! A streamed answer, read by JavaScript: a network read is copied into this side's memory, and one call tells where the
//! chunks that it completed are. JavaScript makes the objects after the call: calling it for each would cost more than
//! that.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::error::to_json;
use crate::{
    collect::{Answer, Chunk},
    error::Error,
    json::Writer,
    text::text,
};

/// In a length: the text has escapes.
const ESCAPED: u32 = 1 << 31;

/// In what a read returns: nothing more is to be read.
const OVER: u32 = 1;

/// In what a read returns: an event has ended whose data was taken out. The rest of its data is in [`Head::taken`], and
/// [`AnswerReader::go_on`] is to be told of the whole.
const GATHERED: u32 = 2;

/// What a read returns is this often the number of chunks, beside the bits above.
const COUNT: u32 = 4;

/// In place of a shape's number: the chunk is the one that JavaScript has gathered.
const GATHERED_CHUNK: u32 = u32::MAX;

/// The largest event that is gathered in this memory, which never shrinks; beyond that JavaScript's `JSON.parse` is faster
/// too.
const LARGEST: usize = 256 << 10;

/// From how many chunks on it is worth the while to decode their text at once.
const MANY: u32 = 4;

/// One streamed answer.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct AnswerReader {
    answer: Answer,
    table: Table,
    error: Option<Error>,
}

/// What a read is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    Chunks,
    Text,
    Nothing,
}

impl From<u32> for Want {
    fn from(number: u32) -> Self {
        match number {
            0 => Want::Chunks,
            1 => Want::Text,
            _ => Want::Nothing,
        }
    }
}

/// What one network read completed.
#[derive(Debug, Default)]
struct Table {
    head: Box<Head>,
    /// For each chunk the number of its shape, and address and length of each of the shape's values; or else 0, and
    /// address and length of its JSON text; or else [`GATHERED_CHUNK`].
    chunks: Vec<u32>,
    /// Chunks whose text had to be repaired, and so is not where it came in.
    repaired: Vec<String>,
    /// The text of the first choice, with its escapes.
    text: String,
    /// The shapes that have been used for the first time: a list of number, template and paths, as JSON text.
    shapes: Vec<String>,
    /// Which shapes have been: a bit each.
    used: u64,
}

/// Where everything is, at an address that stays: JavaScript reads it as 32-bit numbers in this order.
#[repr(C)]
#[derive(Debug, Default)]
struct Head {
    /// The address of [`Table::chunks`].
    chunks: u32,
    /// From where to where the chunks' texts stand together, if that is nothing but ASCII; or else twice 0.
    together: [u32; 2],
    /// Address and length of the room for the next bytes.
    room: [u32; 2],
    /// Address and length of data that is to be gathered.
    taken: [u32; 2],
    /// Address and length of the first choice's text.
    text: [u32; 2],
}

#[wasm_bindgen]
impl AnswerReader {
    /// An answer none of whose events is larger than `max_event_bytes`.
    #[wasm_bindgen(constructor)]
    pub fn new(max_event_bytes: f64) -> Self {
        let answer = Answer::new(max_event_bytes as usize).with_memo();
        AnswerReader { answer, table: Table::default(), error: None }
    }

    /// The address of [`Head`].
    pub fn head(&self) -> *const u32 {
        (&raw const *self.table.head).cast()
    }

    /// Makes room for `length` bytes. What the last read completed is gone.
    pub fn room(&mut self, length: usize) {
        self.answer.reserve(length);
        self.table.head.room = span(self.answer.spare());
    }

    /// Says that the body has ended.
    pub fn end(&mut self) {
        self.answer.end();
    }

    /// Reads `length` bytes that have been written to the room, for what is wanted: 0 chunks, 1 the first choice's text,
    /// 2 the whole alone. Returns how many chunks that completed, and what follows.
    pub fn read(&mut self, length: usize, want: u32) -> u32 {
        self.answer.fill(length);
        self.table.clear();
        self.go(0, want.into())
    }

    /// Goes on after an event that was gathered elsewhere, of which this is the text.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self, text: &str, want: u32) -> u32 {
        self.table.clear();
        let want = Want::from(want);
        let table = &mut self.table;
        let count = match self.answer.next_gathered(text, |chunk| table.add_gathered(&chunk, want)) {
            Some(Ok(())) => 1,
            Some(Err(error)) => {
                self.error = Some(error);
                0
            }
            None => 0,
        };
        self.go(count, want)
    }

    fn go(&mut self, mut count: u32, want: Want) -> u32 {
        let table = &mut self.table;
        let mut gathered = false;
        while !gathered {
            match self.answer.next_chunk(|chunk| table.add(chunk, want)) {
                Some(Ok(is_chunk)) => {
                    gathered = !is_chunk;
                    count += u32::from(is_chunk);
                }
                Some(Err(error)) => self.error = Some(error),
                None => break,
            }
        }
        let [from, to] = table.head.together;
        if count < MANY || !table.repaired.is_empty() || !self.answer.is_ascii(from as usize..to as usize) {
            table.head.together = [0, 0];
        }
        if !gathered {
            if let Some(taken) = self.answer.take_data(LARGEST) {
                table.head.taken = span(taken);
            }
            table.head.room = span(self.answer.spare());
        }
        table.head.chunks = table.chunks.as_ptr() as u32;
        table.head.text = text_span(table.text.as_bytes());
        let over = if self.answer.is_over() { OVER } else { 0 };
        count * COUNT + over + if gathered { GATHERED } else { 0 }
    }

    /// The shapes that have been used for the first time, as the JSON text of a list: of each its number, its template and
    /// the ways to its values.
    #[wasm_bindgen(js_name = takeShapes)]
    pub fn take_shapes(&mut self) -> String {
        let mut out = String::new();
        let mut list = Writer::array(&mut out);
        for shape in self.table.shapes.drain(..) {
            list.item().push_str(&shape);
        }
        list.end();
        out
    }

    /// The error that ended the answer as JSON text, once.
    #[wasm_bindgen(js_name = takeError)]
    pub fn take_error(&mut self) -> Option<String> {
        self.error.take().map(|error| to_json(&error))
    }

    /// The completion so far as JSON text; `undefined` before the first chunk.
    pub fn completion(&self) -> Option<String> {
        self.answer.completion()
    }
}

impl Table {
    fn clear(&mut self) {
        self.chunks.clear();
        self.repaired.clear();
        self.text.clear();
        (self.head.together, self.head.taken) = ([0, 0], [0, 0]);
    }

    /// Adds what is wanted of a chunk. Says whether it is one.
    fn add(&mut self, chunk: Chunk<'_>, want: Want) -> bool {
        match (want, chunk) {
            (_, Chunk::Gathered(rest)) => {
                self.head.taken = span(rest);
                return false;
            }
            (Want::Chunks, Chunk::Text(text)) => {
                let [address, length] = span(text.as_bytes());
                self.chunks.extend([0, address, length]);
                match text {
                    Cow::Borrowed(text) => self.cover(text.as_bytes()),
                    Cow::Owned(text) => self.repaired.push(text),
                }
            }
            (Want::Chunks, Chunk::Known { shape, text, holes }) => {
                let bit = 1 << (shape.id() % u64::BITS);
                if self.used & bit == 0 {
                    self.used |= bit;
                    self.shapes.push(text!["[", shape.id(), ",", shape.template(), ",", shape.paths(), "]"]);
                }
                self.cover(text);
                self.chunks.push(shape.id());
                for hole in holes {
                    self.chunks.extend(text_span(&text[hole.clone()]));
                }
            }
            (Want::Text, chunk) => self.text.push_str(chunk.first_text().unwrap_or("")),
            (Want::Nothing, _) => {}
        }
        true
    }

    fn add_gathered(&mut self, chunk: &Chunk<'_>, want: Want) {
        match want {
            Want::Chunks => self.chunks.push(GATHERED_CHUNK),
            Want::Text => self.text.push_str(chunk.first_text().unwrap_or("")),
            Want::Nothing => {}
        }
    }

    fn cover(&mut self, text: &[u8]) {
        let [address, length] = span(text);
        let [from, to] = &mut self.head.together;
        if *from == 0 {
            *from = address;
        }
        *to = address + length;
    }
}

/// Address and length.
fn span(bytes: &[u8]) -> [u32; 2] {
    [bytes.as_ptr() as u32, bytes.len() as u32]
}

/// Address and length of the inside of a JSON string, and whether it has escapes.
fn text_span(text: &[u8]) -> [u32; 2] {
    let [address, length] = span(text);
    [address, length | if memchr::memchr(b'\\', text).is_some() { ESCAPED } else { 0 }]
}
