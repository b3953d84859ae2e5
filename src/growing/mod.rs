//! JSON text that arrives in pieces, and what each piece adds to its value.
//!
//! For answers that are to be shown while they arrive. Every byte is looked at once, whatever the pieces are, and nothing
//! is told that could still turn out otherwise: of a string the characters so far, never half an escape or half a
//! surrogate pair; of a number or a word nothing before its end; of a field nothing before its value begins.

mod value;

#[cfg(test)]
mod tests;

pub use value::GrowingValue;

use crate::json::{self, Nesting, SyntaxError};

/// JSON text in pieces.
#[derive(Debug, Default)]
pub struct Growing {
    /// What has not been used up. UTF-8.
    text: Vec<u8>,
    /// How far it has been gone through.
    at: usize,
    /// Where the token begins that is being gone through, or the part of it that has not been told.
    start: usize,
    /// How much has been used up, in bytes.
    used: usize,
    /// Where the room for the next piece begins.
    #[cfg(feature = "npm")]
    room: usize,
    nesting: Nesting,
    state: State,
    steps: Vec<Step>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// A value.
    #[default]
    Value,
    /// An array's first item, or its end.
    FirstItem,
    /// An object's first key, or its end.
    FirstKey,
    /// A key.
    Key,
    /// The rest of a key.
    InKey,
    /// The colon behind a key.
    Colon,
    /// The rest of a string.
    InString,
    /// The rest of a number or a word.
    InScalar,
    /// What may follow a value.
    After,
}

/// What a piece adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Step {
    /// What it is.
    pub kind: Kind,
    /// Where its text begins in [`Growing::text`], in bytes.
    pub start: u32,
    /// Where its text ends.
    pub end: u32,
}

/// What a [`Step`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// An object begins.
    Object,
    /// An array begins.
    Array,
    /// The innermost object or array ends.
    End,
    /// The key of the value that begins next: the text between its quotes, with its escapes.
    Key,
    /// A string begins.
    String,
    /// The string that began last goes on: a part of the text between its quotes, with its escapes.
    More,
    /// A number, a boolean or `null`.
    Scalar,
}

impl Growing {
    /// The text that the last steps were about.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// Adds a piece. What the last steps were about is gone.
    pub fn push(&mut self, piece: &str) {
        self.forget();
        self.text.extend_from_slice(piece.as_bytes());
    }

    /// Room for a piece of up to so many bytes. What the last steps were about is gone.
    #[cfg(feature = "npm")]
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.forget();
        self.room = self.text.len();
        self.text.resize(self.room + length, 0);
        &mut self.text[self.room..]
    }

    /// Says how many bytes of the room are the piece.
    #[cfg(feature = "npm")]
    pub fn fill(&mut self, length: usize) {
        self.text.truncate(self.room + length);
    }

    /// Lets go of what has been used up.
    fn forget(&mut self) {
        let used = if self.is_in_token() { self.start } else { self.at };
        self.text.drain(..used);
        self.at -= used;
        self.start = 0;
        self.used += used;
    }

    /// What the last piece adds, or the end does.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Goes through the new text, for the steps that it adds.
    ///
    /// # Errors
    ///
    /// Where in all of the text it stops being JSON. The steps before that hold.
    pub fn read(&mut self) -> Result<(), SyntaxError> {
        self.steps.clear();
        while let Some(&byte) = self.text.get(self.at) {
            let is_whole = match self.state {
                State::InKey => self.key()?,
                State::InString => self.string()?,
                State::InScalar => self.scalar()?,
                _ => self.token(byte)?,
            };
            if !is_whole {
                break;
            }
        }
        Ok(())
    }

    /// Says that nothing more comes, which may complete a last step.
    ///
    /// # Errors
    ///
    /// Where the text ends too early.
    pub fn end(&mut self) -> Result<(), SyntaxError> {
        self.steps.clear();
        if self.state == State::InScalar {
            self.end_of_scalar()?;
        }
        match self.state == State::After && self.nesting.top().is_none() {
            true => Ok(()),
            false => self.error(self.text.len()),
        }
    }

    fn is_in_token(&self) -> bool {
        matches!(self.state, State::InKey | State::InString | State::InScalar)
    }

    fn error<T>(&self, at: usize) -> Result<T, SyntaxError> {
        Err(SyntaxError { offset: self.used + at })
    }

    /// A step whose text goes from the token's beginning up to here.
    fn tell(&mut self, kind: Kind) {
        self.steps.push(Step { kind, start: self.start as u32, end: self.at as u32 });
    }

    /// White space, or the beginning of a token.
    fn token(&mut self, byte: u8) -> Result<bool, SyntaxError> {
        let top = self.nesting.top();
        self.state = match (self.state, byte) {
            (state, b' ' | b'\t' | b'\n' | b'\r') => state,
            (State::FirstItem, b']') | (State::FirstKey, b'}') => self.close(),
            (State::After, b'}') if top == Some(true) => self.close(),
            (State::After, b']') if top == Some(false) => self.close(),
            (State::After, b',') if top == Some(true) => State::Key,
            (State::After, b',') if top == Some(false) => State::Value,
            (State::FirstKey | State::Key, b'"') => State::InKey,
            (State::Colon, b':') => State::Value,
            (State::Value | State::FirstItem, b'{') => {
                self.tell(Kind::Object);
                self.nesting.push(true);
                State::FirstKey
            }
            (State::Value | State::FirstItem, b'[') => {
                self.tell(Kind::Array);
                self.nesting.push(false);
                State::FirstItem
            }
            (State::Value | State::FirstItem, b'"') => {
                self.tell(Kind::String);
                State::InString
            }
            (State::Value | State::FirstItem, b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.start = self.at;
                self.state = State::InScalar;
                return Ok(true);
            }
            _ => return self.error(self.at),
        };
        self.at += 1;
        self.start = self.at;
        Ok(true)
    }

    fn close(&mut self) -> State {
        self.tell(Kind::End);
        self.nesting.pop();
        State::After
    }

    /// The rest of a key. Says whether that is all there.
    fn key(&mut self) -> Result<bool, SyntaxError> {
        loop {
            match self.text.get(self.at) {
                Some(b'"') => break,
                // What is escaped may be a quote.
                Some(b'\\') if self.at + 1 < self.text.len() => self.at += 2,
                None | Some(b'\\') => return Ok(false),
                Some(_) => self.at += 1,
            }
        }
        if json::string_end(&self.text, self.start) != Some(self.at) {
            return self.error(self.start);
        }
        self.tell(Kind::Key);
        self.at += 1;
        self.state = State::Colon;
        Ok(true)
    }

    /// The rest of a string. Says whether that is all there.
    fn string(&mut self) -> Result<bool, SyntaxError> {
        let is_whole = loop {
            match self.text.get(self.at) {
                Some(b'"') => break true,
                Some(b'\\') => match self.escape()? {
                    Some(end) => self.at = end,
                    None => break false,
                },
                Some(0x20..) => self.at += 1,
                Some(_) => return self.error(self.at),
                None => break false,
            }
        };
        if self.start < self.at {
            self.tell(Kind::More);
        }
        if is_whole {
            self.at += 1;
            self.state = State::After;
        }
        self.start = self.at;
        Ok(is_whole)
    }

    /// Where the escape ends that begins here, with the other half of a surrogate pair; nothing if that has not come yet.
    fn escape(&self) -> Result<Option<usize>, SyntaxError> {
        let Some((unit, end)) = self.code_unit(self.at)? else { return Ok(None) };
        let next = &self.text[end..];
        if unit >> 10 != 0xd800 >> 10 || !matches!(next, [] | [b'\\'] | [b'\\', b'u', ..]) {
            return Ok(Some(end));
        }
        // Another first half begins a pair of its own.
        let second = if next.len() < 2 { None } else { self.code_unit(end)? };
        Ok(second.map(|(unit, second)| if unit >> 10 == 0xdc00 >> 10 { second } else { end }))
    }

    /// The code unit of an escape (0 for any but `\u`) and its end; nothing if that has not come yet.
    fn code_unit(&self, at: usize) -> Result<Option<(u32, usize)>, SyntaxError> {
        let Some(kind) = self.text.get(at + 1) else { return Ok(None) };
        if *kind != b'u' {
            let is_right = b"\"\\/bfnrt".contains(kind);
            return if is_right { Ok(Some((0, at + 2))) } else { self.error(at + 1) };
        }
        let Some(digits) = self.text.get(at + 2..at + 6) else { return Ok(None) };
        let Some(unit) = json::code_unit(digits) else { return self.error(at + 2) };
        Ok(Some((unit, at + 6)))
    }

    /// The rest of a number or a word. Says whether that is all there.
    fn scalar(&mut self) -> Result<bool, SyntaxError> {
        let is_inside = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        self.at += self.text[self.at..].iter().take_while(is_inside).count();
        if self.at == self.text.len() {
            return Ok(false);
        }
        self.end_of_scalar()?;
        Ok(true)
    }

    fn end_of_scalar(&mut self) -> Result<(), SyntaxError> {
        let scalar = &self.text[self.start..self.at];
        let is_right = match scalar[0] {
            b't' => scalar == b"true",
            b'f' => scalar == b"false",
            b'n' => scalar == b"null",
            _ => json::number_end(scalar, 0) == Some(scalar.len()),
        };
        if !is_right {
            return self.error(self.start);
        }
        self.tell(Kind::Scalar);
        self.state = State::After;
        Ok(())
    }
}
