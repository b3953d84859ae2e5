//! What a stream has to bring, worked out line by line without the code that is tested.

use super::tree::{Tree, Value};
use crate::error::ErrorKind;

/// What a body says.
#[derive(Debug, Default)]
pub struct Expected {
    /// The chunks before the end, or before the event that ends it.
    pub chunks: Vec<Value>,
    /// What is wrong with the event after them, if one ends the stream.
    pub stopped_by: Option<ErrorKind>,
}

pub fn expected(body: &[u8]) -> Expected {
    let mut expected = Expected::default();
    for (data, is_last) in events(body) {
        let text = String::from_utf8_lossy(&data);
        match text.trim_ascii() {
            "[DONE]" => break,
            "" => continue,
            _ => {}
        }
        let chunk = Tree::parse(&text).map(|tree| tree.value());
        expected.stopped_by = match &chunk {
            None if is_last => Some(ErrorKind::Truncated),
            Some(chunk) if is_chunk(chunk) => carries_error(chunk).then_some(ErrorKind::Api),
            _ => Some(ErrorKind::Decode),
        };
        if expected.stopped_by.is_some() {
            break;
        }
        expected.chunks.extend(chunk);
    }
    expected
}

/// The text that a chunk adds to the first choice.
pub fn first_text(chunk: &Value) -> Option<&[u16]> {
    let is_zero = |index: &Value| matches!(index, Value::Number(bits) if f64::from_bits(*bits) == 0.0);
    let first = chunk.get("choices")?.items().iter().find(|choice| choice.get("index").is_none_or(is_zero))?;
    match first.get("delta")?.get("content")? {
        Value::String(units) => Some(units),
        _ => None,
    }
}

/// Each event's data, and whether it only ends with the body.
fn events(body: &[u8]) -> Vec<(Vec<u8>, bool)> {
    let mut events = Vec::new();
    let mut data: Option<Vec<u8>> = None;
    for line in lines(body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body)) {
        let (name, value) = match line.iter().position(|byte| *byte == b':') {
            Some(colon) => (&line[..colon], line[colon + 1..].strip_prefix(b" ").unwrap_or(&line[colon + 1..])),
            None => (line, &b""[..]),
        };
        match &mut data {
            _ if line.is_empty() => events.extend(data.take().map(|data| (data, false))),
            _ if name != b"data" => {}
            None if value == b"[DONE]" => events.push((value.into(), false)),
            None => data = Some(value.into()),
            Some(data) => data.extend([b"\n", value].concat()),
        }
    }
    events.extend(data.map(|data| (data, true)));
    events
}

/// The lines of a body, of which the last may miss its end.
fn lines(body: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = body;
    while let Some(end) = rest.iter().position(|byte| b"\r\n".contains(byte)) {
        lines.push(&rest[..end]);
        rest = &rest[end + if rest[end..].starts_with(b"\r\n") { 2 } else { 1 }..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// Whether it is an object, with choices that are objects, with deltas that are objects. `null` stands for absent.
fn is_chunk(value: &Value) -> bool {
    let is_object = |value: &Value| matches!(value, Value::Object(_));
    let is_choice = |choice: &Value| is_object(choice) && choice.get("delta").is_none_or(is_object);
    let are_choices = |choices: &Value| matches!(choices, Value::Array(items) if items.iter().all(is_choice));
    is_object(value) && value.get("choices").is_none_or(are_choices)
}

fn carries_error(chunk: &Value) -> bool {
    let is_error = |error: &Value| match error {
        Value::Object(_) => true,
        Value::String(text) => !text.is_empty(),
        _ => false,
    };
    let failed = |value: &Value| value.get("error").is_some_and(is_error);
    let ended = |choice: &Value| choice.get("finish_reason").is_some_and(|reason| reason.says("error"));
    failed(chunk)
        || chunk.get("choices").is_some_and(|choices| choices.items().iter().any(|each| failed(each) || ended(each)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_told_apart() {
        let body = b"\xef\xbb\xbfdata: a\r\n\r\ndata:b\ndata: c\n\n:x\nid: 1\n\rdata: [DONE]\ndata: d";
        let events = events(body);
        let texts: Vec<_> = events.iter().map(|(data, last)| (str::from_utf8(data).unwrap(), *last)).collect();
        assert_eq!(texts, [("a", false), ("b\nc", false), ("[DONE]", false), ("d", true)]);
    }
}
