//! A streamed answer, read by JavaScript: a network read is copied into this side's memory, and a table says where the
//! chunks it completed are. JavaScript makes the objects after the call: calling it for each would cost more than that.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::error::to_json;
use crate::{
    collect::{Answer, Chunk},
    error::Error,
    json::Writer,
};

/// In a length of the table: the text has escapes.
const ESCAPED: u32 = 1 << 31;

/// The memory that the addresses of [`AnswerReader`] point into.
#[wasm_bindgen(skip_typescript, js_name = wasmMemory)]
pub fn wasm_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// One streamed answer.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct AnswerReader {
    answer: Answer,
    table: Table,
    error: Option<Error>,
}

/// What one network read completed.
#[derive(Debug, Default)]
struct Table {
    /// First from which to which address all of the chunks' texts stand together, if that is nothing but ASCII; or else
    /// twice 0. Then, for each chunk, the number of its shape, and address and length of each of the shape's values; or
    /// else 0, and address and length of its JSON text.
    chunks: Vec<u32>,
    /// Chunks whose text had to be repaired, and so is not where it came in.
    repaired: Vec<String>,
    /// The text of the first choice, with its escapes.
    text: String,
    /// The shapes that have been used for the first time: a list of number, template and paths, as JSON text.
    shapes: Vec<String>,
    /// Which shapes have been: a bit each.
    used: u64,
    /// From where to where the chunks' texts stand in the buffer.
    from: usize,
    to: usize,
}

/// From how many chunks on it is worth the while to decode their text at once.
const MANY: usize = 4;

#[wasm_bindgen]
impl AnswerReader {
    /// An answer none of whose events is larger than `max_event_bytes`.
    #[wasm_bindgen(constructor)]
    pub fn new(max_event_bytes: f64) -> Self {
        let answer = Answer::new(max_event_bytes as usize).with_memo();
        AnswerReader { answer, table: Table::default(), error: None }
    }

    /// The address of room for the next `length` bytes. What the last read completed is gone.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        self.answer.room(length).as_mut_ptr()
    }

    /// Says that the body has ended.
    pub fn end(&mut self) {
        self.answer.end();
    }

    /// Reads what has come in, for its chunks, and returns how many that completed.
    #[wasm_bindgen(js_name = readChunks)]
    pub fn read_chunks(&mut self) -> usize {
        let count = self.read(Table::add_chunk);
        let Table { from, to, .. } = self.table;
        let together = count >= MANY && self.table.repaired.is_empty() && self.answer.is_ascii(from..to);
        if together {
            self.table.chunks[..2].copy_from_slice(&[from as u32, to as u32]);
        }
        count
    }

    /// Reads what has come in, for the first choice's text, and returns how many chunks that completed.
    #[wasm_bindgen(js_name = readText)]
    pub fn read_text(&mut self) -> usize {
        self.read(Table::add_text)
    }

    /// Reads what has come in, for the whole alone, and returns how many chunks that completed.
    #[wasm_bindgen(js_name = readOn)]
    pub fn read_on(&mut self) -> usize {
        self.read(|_, _| {})
    }

    fn read(&mut self, add: impl Fn(&mut Table, Chunk<'_>)) -> usize {
        self.table.clear();
        let mut count = 0;
        loop {
            let table = &mut self.table;
            match self.answer.next_chunk(|chunk| add(table, chunk)) {
                Some(Ok(())) => count += 1,
                Some(Err(error)) => self.error = Some(error),
                None => return count,
            }
        }
    }

    /// The address of the table, of 32-bit numbers: see [`Table::chunks`].
    pub fn table(&self) -> *const u32 {
        self.table.chunks.as_ptr()
    }

    /// The text of the first choice that was read, as the inside of a JSON string, once.
    #[wasm_bindgen(js_name = takeText)]
    pub fn take_text(&mut self) -> String {
        std::mem::take(&mut self.table.text)
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

    /// Whether nothing more is to be read.
    #[wasm_bindgen(js_name = isOver)]
    pub fn is_over(&self) -> bool {
        self.answer.is_over()
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
        self.chunks.extend([0, 0]);
        self.repaired.clear();
        self.text.clear();
        (self.from, self.to) = (0, 0);
    }

    fn add_chunk(&mut self, chunk: Chunk<'_>) {
        match chunk {
            Chunk::Text(text) => {
                self.chunks.extend([0, text.as_ptr() as u32, text.len() as u32]);
                match text {
                    Cow::Borrowed(text) => self.cover(text.as_bytes()),
                    Cow::Owned(text) => self.repaired.push(text),
                }
            }
            Chunk::Known { shape, text, holes } => {
                let bit = 1 << (shape.id() % u64::BITS);
                if self.used & bit == 0 {
                    self.used |= bit;
                    self.shapes.push(format!("[{},{},{}]", shape.id(), shape.template(), shape.paths()));
                }
                self.cover(text);
                self.chunks.push(shape.id());
                for hole in holes {
                    let value = &text[hole.clone()];
                    let escaped = if value.contains(&b'\\') { ESCAPED } else { 0 };
                    self.chunks.extend([value.as_ptr() as u32, value.len() as u32 | escaped]);
                }
            }
        }
    }

    fn cover(&mut self, text: &[u8]) {
        let start = text.as_ptr() as usize;
        if self.from == 0 {
            self.from = start;
        }
        self.to = start + text.len();
    }

    fn add_text(&mut self, chunk: Chunk<'_>) {
        if let Some(text) = chunk.first_text() {
            self.text.push_str(text);
        }
    }
}
