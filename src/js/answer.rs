//! A streamed answer, read by JavaScript: a network read is copied into this side's memory, and a table of spans says
//! where the chunks it completed are.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::error::to_js;
use crate::{collect::Answer, error::Error};

/// The memory that [`AnswerReader::room`] and [`AnswerReader::spans`] point into.
#[wasm_bindgen(skip_typescript, js_name = wasmMemory)]
pub fn wasm_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// One streamed answer.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct AnswerReader {
    answer: Answer,
    /// Address and length of each chunk's JSON text.
    spans: Vec<usize>,
    /// Chunks whose text had to be repaired, and so is not where it came in.
    repaired: Vec<String>,
    error: Option<Error>,
}

#[wasm_bindgen]
impl AnswerReader {
    /// An answer none of whose events is larger than `max_event_bytes`.
    #[wasm_bindgen(constructor)]
    pub fn new(max_event_bytes: f64) -> Self {
        let answer = Answer::new(max_event_bytes as usize);
        AnswerReader { answer, spans: Vec::new(), repaired: Vec::new(), error: None }
    }

    /// The address of room for the next `length` bytes. The chunks of the last [`AnswerReader::read`] are gone.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        self.answer.room(length).as_mut_ptr()
    }

    /// Says that the body has ended.
    pub fn end(&mut self) {
        self.answer.end();
    }

    /// Reads what has come in and returns how many chunks that completed.
    pub fn read(&mut self) -> usize {
        self.spans.clear();
        self.repaired.clear();
        loop {
            let (spans, repaired) = (&mut self.spans, &mut self.repaired);
            let chunk = self.answer.next_chunk(|text| {
                let text = match text {
                    Cow::Borrowed(text) => text,
                    Cow::Owned(text) => {
                        repaired.push(text);
                        repaired.last().map_or("", String::as_str)
                    }
                };
                spans.extend([text.as_ptr() as usize, text.len()]);
            });
            match chunk {
                Some(Ok(())) => {}
                Some(Err(error)) => self.error = Some(error),
                None => return self.spans.len() / 2,
            }
        }
    }

    /// The address of the table: for each chunk the address and the length of its JSON text, 32 bits each.
    pub fn spans(&self) -> *const usize {
        self.spans.as_ptr()
    }

    /// Whether nothing more is to be read.
    #[wasm_bindgen(js_name = isOver)]
    pub fn is_over(&self) -> bool {
        self.answer.is_over()
    }

    /// The fields of the error that ended the answer, once.
    #[wasm_bindgen(js_name = takeError)]
    pub fn take_error(&mut self) -> JsValue {
        self.error.take().map_or(JsValue::UNDEFINED, |error| to_js(&error))
    }

    /// The completion so far as JSON text; `undefined` before the first chunk.
    pub fn completion(&self) -> Option<String> {
        self.answer.completion()
    }
}
