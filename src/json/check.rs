//! The check of a whole JSON text: one pass, no recursion.

use std::{fmt, ops::Range};

use super::text::skip_space;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset of the first character that cannot be there; the text's length if it ends too early.
    pub offset: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON at byte {}", self.offset)
    }
}

impl std::error::Error for SyntaxError {}

/// Checks the one value in `text` and returns where it stands, without the white space around it.
pub(super) fn value(text: &[u8]) -> Result<Range<usize>, SyntaxError> {
    let start = skip_space(text, 0);
    let mut nesting = Nesting::default();
    let mut at = start;
    // One turn of the outer loop reads one value's beginning, the inner one what may follow a value.
    loop {
        at = match text.get(at) {
            Some(b'{') => {
                let inside = skip_space(text, at + 1);
                if text.get(inside) != Some(&b'}') {
                    nesting.push(true);
                    at = key(text, inside)?;
                    continue;
                }
                inside + 1
            }
            Some(b'[') => {
                let inside = skip_space(text, at + 1);
                if text.get(inside) != Some(&b']') {
                    nesting.push(false);
                    at = inside;
                    continue;
                }
                inside + 1
            }
            Some(b'"') => string(text, at)?,
            Some(b't') => word(text, at, b"true")?,
            Some(b'f') => word(text, at, b"false")?,
            Some(b'n') => word(text, at, b"null")?,
            _ => number(text, at)?,
        };
        loop {
            let Some(in_object) = nesting.top() else {
                return match skip_space(text, at) {
                    end if end == text.len() => Ok(start..at),
                    offset => Err(SyntaxError { offset }),
                };
            };
            at = skip_space(text, at);
            match text.get(at) {
                Some(b',') => {
                    at = skip_space(text, at + 1);
                    if in_object {
                        at = key(text, at)?;
                    }
                    break;
                }
                Some(b'}') if in_object => at += 1,
                Some(b']') if !in_object => at += 1,
                _ => return Err(SyntaxError { offset: at }),
            }
            nesting.pop();
        }
    }
}

/// Which containers are open, innermost last: a bit each, so that depth costs next to nothing.
#[derive(Debug, Default)]
pub struct Nesting {
    words: Vec<u64>,
    depth: usize,
}

impl Nesting {
    /// Opens a container: an object, or else an array.
    pub fn push(&mut self, object: bool) {
        let (word, bit) = (self.depth / 64, self.depth % 64);
        if word == self.words.len() {
            self.words.push(0);
        }
        self.words[word] = self.words[word] & !(1 << bit) | u64::from(object) << bit;
        self.depth += 1;
    }

    /// Closes the innermost.
    pub fn pop(&mut self) {
        self.depth -= 1;
    }

    /// Whether the innermost is an object; nothing if none is open.
    pub fn top(&self) -> Option<bool> {
        let last = self.depth.checked_sub(1)?;
        Some(self.words[last / 64] >> (last % 64) & 1 == 1)
    }
}

/// A key, its colon and the space behind it.
fn key(text: &[u8], at: usize) -> Result<usize, SyntaxError> {
    if text.get(at) != Some(&b'"') {
        return Err(SyntaxError { offset: at });
    }
    let colon = skip_space(text, string(text, at)?);
    match text.get(colon) {
        Some(b':') => Ok(skip_space(text, colon + 1)),
        _ => Err(SyntaxError { offset: colon }),
    }
}

fn string(text: &[u8], open: usize) -> Result<usize, SyntaxError> {
    inside_string(text, open + 1).map(|quote| quote + 1)
}

/// Where the quote is that ends a string.
pub(super) fn inside_string(text: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let mut at = start;
    loop {
        match text.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => at = escape(text, at + 1)?,
            Some(0x20..) => at += 1,
            _ => return Err(SyntaxError { offset: at }),
        }
    }
}

fn escape(text: &[u8], at: usize) -> Result<usize, SyntaxError> {
    match text.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 1),
        Some(b'u') => {
            let digits = (at + 1)..(at + 5);
            match digits.clone().find(|&digit| !text.get(digit).is_some_and(u8::is_ascii_hexdigit)) {
                None => Ok(digits.end),
                Some(offset) => Err(SyntaxError { offset }),
            }
        }
        _ => Err(SyntaxError { offset: at }),
    }
}

fn word(text: &[u8], start: usize, word: &[u8]) -> Result<usize, SyntaxError> {
    match (0..word.len()).find(|&i| text.get(start + i) != Some(&word[i])) {
        None => Ok(start + word.len()),
        Some(i) => Err(SyntaxError { offset: start + i }),
    }
}

pub(super) fn number(text: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let mut at = start + usize::from(text.get(start) == Some(&b'-'));
    at = match text.get(at) {
        Some(b'0') => at + 1,
        _ => digits(text, at)?,
    };
    if text.get(at) == Some(&b'.') {
        at = digits(text, at + 1)?;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        at = digits(text, at)?;
    }
    Ok(at)
}

/// At least one digit.
fn digits(text: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let count = text[start.min(text.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    match count {
        0 => Err(SyntaxError { offset: start }),
        _ => Ok(start + count),
    }
}
