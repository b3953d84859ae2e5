//! Steps through JSON text that is known to be valid, and the value behind a string's escapes.

use std::borrow::Cow;

/// Up to this many bytes a string is looked through byte by byte.
const SHORT: usize = 24;

pub(super) fn skip_space(text: &[u8], start: usize) -> usize {
    let rest = &text[start..];
    start + rest.iter().take_while(|byte| is_space(**byte)).count()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The end of the value that begins at `start`.
pub(super) fn end_of_value(text: &[u8], start: usize) -> usize {
    match text[start] {
        b'"' => end_of_string(text, start),
        b'{' | b'[' => {
            let mut depth = 0_usize;
            let mut at = start;
            while let Some(byte) = text.get(at) {
                at += 1;
                match byte {
                    b'"' => at = end_of_string(text, at - 1),
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth == 1 => break,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
            }
            at
        }
        _ => {
            let rest = &text[start..];
            let end = rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r'));
            end.map_or(text.len(), |length| start + length)
        }
    }
}

#[inline(always)]
fn end_of_string(text: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    // Most are short: calling for help costs more.
    while at < open + SHORT {
        match text.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') | None => break,
            _ => at += 1,
        }
    }
    while let Some(found) = memchr::memchr2(b'"', b'\\', &text[at.min(text.len())..]) {
        at += found;
        if text[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    text.len()
}

/// Whether the text between a string's quotes has escapes.
pub fn has_escapes(text: &str) -> bool {
    memchr::memchr(b'\\', text.as_bytes()).is_some()
}

/// The value of the text between a string's quotes. Lone surrogates become U+FFFD.
#[inline(never)]
pub fn unescape(escaped: &str) -> Cow<'_, str> {
    let Some(first) = backslash(escaped) else {
        return Cow::Borrowed(escaped);
    };
    let mut value = String::with_capacity(escaped.len());
    let (plain, mut rest) = escaped.split_at(first);
    value.push_str(plain);
    while let Some(escape) = rest.strip_prefix('\\') {
        let (meaning, behind) = match escape.as_bytes().first() {
            Some(b'u') => unicode(escape),
            Some(b'b') => ('\u{8}', 1),
            Some(b'f') => ('\u{c}', 1),
            Some(b'n') => ('\n', 1),
            Some(b'r') => ('\r', 1),
            Some(b't') => ('\t', 1),
            Some(&byte) => (char::from(byte), 1),
            None => break,
        };
        value.push(meaning);
        rest = escape.get(behind..).unwrap_or("");
        let plain = backslash(rest).unwrap_or(rest.len());
        value.push_str(&rest[..plain]);
        rest = &rest[plain..];
    }
    Cow::Owned(value)
}

fn backslash(text: &str) -> Option<usize> {
    memchr::memchr(b'\\', text.as_bytes())
}

/// The code unit that hexadecimal digits stand for; nothing if one is none.
pub fn code_unit(digits: &[u8]) -> Option<u32> {
    let mut unit = 0;
    for &digit in digits {
        unit = unit << 4 | char::from(digit).to_digit(16)?;
    }
    Some(unit)
}

/// The character of `u1234…` and how much of the text it took: a surrogate pair takes two escapes.
fn unicode(escape: &str) -> (char, usize) {
    let unit = |at: usize| escape.as_bytes().get(at..at + 4).and_then(code_unit);
    let Some(first) = unit(1) else {
        return (char::REPLACEMENT_CHARACTER, 1);
    };
    let second = if escape.get(5..7) == Some("\\u") { unit(7) } else { None };
    match (first, second) {
        (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
            let scalar = 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
            (char::from_u32(scalar).unwrap_or(char::REPLACEMENT_CHARACTER), 11)
        }
        _ => (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 5),
    }
}

/// The same JSON text with an escaped U+FFFD for each lone surrogate; nothing if there is none.
pub fn replace_lone_surrogates(text: &str) -> Option<String> {
    let mut replaced = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &text.as_bytes()[at..]) {
        let escape = at + found;
        at = escape + 2;
        if text[escape..].starts_with("\\u") {
            let (meaning, length) = unicode(&text[escape + 1..]);
            at = escape + 1 + length;
            if meaning == char::REPLACEMENT_CHARACTER && length == 5 {
                replaced.push_str(&text[copied..escape]);
                replaced.push_str("\\ufffd");
                copied = at;
            }
        }
    }
    replaced.push_str(&text[copied..]);
    (copied > 0).then_some(replaced)
}
