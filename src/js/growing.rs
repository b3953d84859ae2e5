//! JSON text that arrives in pieces, for JavaScript: a piece is written into this side's memory, and one call tells where
//! what it adds to the value is.

use wasm_bindgen::prelude::*;

use crate::growing::Growing;
#[cfg(doc)]
use crate::growing::Step;

/// JSON text in pieces.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug, Default)]
pub struct GrowingReader {
    growing: Growing,
    head: Box<Head>,
}

/// Where everything is, at an address that stays: JavaScript reads it as 32-bit numbers in this order.
#[repr(C)]
#[derive(Debug, Default)]
struct Head {
    /// The address of the room for the next piece.
    room: u32,
    /// The address of the text that steps are about.
    text: u32,
    /// Address and number of the [`Step`]s, three numbers each.
    steps: [u32; 2],
}

#[wasm_bindgen]
impl GrowingReader {
    /// No text yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The address of [`Head`].
    pub fn head(&self) -> *const u32 {
        (&raw const *self.head).cast()
    }

    /// Makes room for a piece of `length` bytes. What the last steps were about is gone.
    pub fn room(&mut self, length: usize) {
        self.head.room = self.growing.room(length).as_ptr() as u32;
    }

    /// Reads `length` bytes of UTF-8 that have been written to the room. Says whether that is JSON so far.
    pub fn read(&mut self, length: usize) -> bool {
        self.growing.fill(length);
        let read = self.growing.read();
        self.tell();
        read.is_ok()
    }

    /// Says that nothing more comes. Says whether that is JSON.
    pub fn end(&mut self) -> bool {
        let end = self.growing.end();
        self.tell();
        end.is_ok()
    }

    fn tell(&mut self) {
        let steps = self.growing.steps();
        self.head.text = self.growing.text().as_ptr() as u32;
        self.head.steps = [steps.as_ptr() as u32, steps.len() as u32];
    }
}
