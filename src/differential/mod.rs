//! The memo changes nothing. Streams that were recorded, made up and damaged are read with and without it, whole and in
//! pieces; what comes out is the same each time, and is what an independent reading of the bytes says.
//!
//! - [`families`] has the kinds of event, [`mutation`] what can be done to one, [`stream`] makes streams of both;
//! - [`reading`] reads one in one way, and makes objects of shapes as JavaScript does;
//! - [`model`] says what has to come out, with the JSON of [`tree`].
//!
//! The fuzz test runs for a second, or for as many as `OPENROUTER_FUZZ_SECONDS` says. An input that fails is printed as a
//! call of [`same`], as small as it could be made: put it into [`what_differed_once`].

mod families;
mod model;
mod mutation;
mod reading;
mod stream;
mod tree;

use std::{
    cell::Cell,
    env,
    time::{Duration, Instant},
};

use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::error::ErrorKind;
use families::RECORDINGS;
use reading::{Outcome, Way, read};
use tree::{Tree, units};

/// Reads a stream in every way. Returns how many chunks it had, and how many of them were known by their shape.
///
/// # Errors
///
/// What differs.
fn compare(stream: &[u8], pieces: &[usize], max_event_bytes: usize) -> Result<(usize, usize), String> {
    let way = |memo, pieces, watched| read(stream, Way { memo, pieces, watched, max_event_bytes });
    let plain = way(false, &[], false)?;
    let memo = way(true, &[], false)?;
    differ("with the memo", &memo, &plain)?;
    differ("with the memo, in pieces", &way(true, pieces, false)?, &plain)?;
    let watched = way(false, pieces, true)?;
    differ("in pieces", &watched, &plain)?;
    let known = way(true, pieces, true)?;
    differ("with the memo, in pieces, watched", &known, &plain)?;
    if let Some(at) = (0..known.partials.len()).find(|&at| known.partials[at] != watched.partials[at]) {
        let (known, watched) = (&known.partials[at], &watched.partials[at]);
        return Err(format!("the completion after chunk {at} is {known:?} with the memo, {watched:?} without"));
    }
    // Where an event is too large depends on more than its data.
    if max_event_bytes > stream.len() {
        is_as_expected(stream, &plain)?;
    }
    Ok((memo.chunks.len(), memo.known))
}

fn differ(how: &str, outcome: &Outcome, plain: &Outcome) -> Result<(), String> {
    if let Some(at) = (0..outcome.chunks.len()).find(|&at| outcome.chunks.get(at) != plain.chunks.get(at)) {
        let (known, plain) = (&outcome.chunks[at], plain.chunks.get(at));
        return Err(format!("chunk {at} is {known:?} {how}, {plain:?} without"));
    }
    let rest = |of: &Outcome| (of.chunks.len(), of.error.clone(), of.completion.clone());
    let (ours, theirs) = (rest(outcome), rest(plain));
    if ours == theirs { Ok(()) } else { Err(format!("{how}: {ours:?}; without: {theirs:?}")) }
}

/// Compares with what the bytes say.
fn is_as_expected(stream: &[u8], outcome: &Outcome) -> Result<(), String> {
    let expected = model::expected(stream);
    let mut chunks = expected.chunks.iter();
    for (text, first) in &outcome.chunks {
        let chunk = Tree::parse(text).map(|tree| tree.value());
        let should_be = chunks.next();
        if chunk.as_ref() != should_be {
            return Err(format!("a chunk is {text}, but should be {should_be:?}"));
        }
        let first = first.as_deref().map(units);
        if first.as_deref() != should_be.and_then(model::first_text) {
            return Err(format!("the first choice's text is {first:?} in {text}"));
        }
    }
    let kind = outcome.error.as_ref().map(|(kind, _)| *kind);
    if chunks.next().is_some() || expected.stopped_by.is_some() && expected.stopped_by != kind {
        let count = outcome.chunks.len();
        return Err(format!("ended with {:?} after {count} chunks, but should have: {expected:?}", outcome.error));
    }
    let has_doubled_key = |text: &str| Tree::parse(text).is_none_or(|tree| tree.has_doubled_key());
    // A chunk that carries an error is merged too.
    let had_one = kind == Some(ErrorKind::Api) || outcome.chunks.iter().any(|(text, _)| has_doubled_key(text));
    match &outcome.completion {
        Some(text) if Tree::parse(text).is_none() => Err(format!("the completion is no JSON: {text}")),
        Some(text) if !had_one && has_doubled_key(text) => Err(format!("a key of the completion is doubled: {text}")),
        _ => Ok(()),
    }
}

/// What the fuzz test prints, to be tried again.
#[track_caller]
fn same(stream: &[u8], pieces: &[usize], max_event_bytes: usize) {
    if let Err(difference) = compare(stream, pieces, max_event_bytes) {
        panic!("{difference}");
    }
}

#[test]
fn what_differed_once() {
    let five = |event: &str| -> String {
        (0..5).map(|n| format!("data: {}\n\n", event.replace("\"a\"", &format!("\"{n}\"")))).collect()
    };
    for event in [
        // Items without anything in them that could change, of which each event adds one.
        r#"{"choices":[{"delta":{"content":"a","reasoning_details":[0]}}]}"#,
        r#"{"choices":[{"delta":{"content":"a","annotations":[{}]}}]}"#,
        r#"{"choices":[{"delta":{"content":"a"},"logprobs":{"content":[null]}}]}"#,
        // Pieces of one text that take turns.
        r#"{"choices":[{"index":0,"delta":{"content":"a"}},{"index":0,"delta":{"content":"a"}}]}"#,
        r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"a"}},{"index":0.0,"function":{"arguments":"a"}}]}}]}"#,
        // Fields of the completion that were there twice.
        r#"{"choices":[{"index":0,"delta":{"role":null,"content":"a"}}]}"#,
        r#"{"choices":[{"index":0,"delta":{"audio":null}},{"index":0,"delta":{"audio":{"data":"a"}}}]}"#,
        r#"{"choices":[{"delta":{"tool_calls":[{"index":0,"function":null},{"index":0,"function":{}}]}}]}"#,
    ] {
        same(five(event).as_bytes(), &[7], 1 << 20);
    }
    // White space that is none in JSON, and an error that is spelled with an escape.
    same(b"data: \x0c{\"choices\":[]}\n\n", &[1], 1 << 20);
    same(b"data: {\"choices\":[{\"finish_reason\":\"\\u0065rror\"}]}\n\n", &[1], 1 << 20);
}

#[test]
fn recorded_streams() {
    for recording in RECORDINGS.iter() {
        for pieces in [&[1][..], &[3, 100, 7], &[16 << 10]] {
            if let Err(difference) = compare(&recording.body, pieces, 1 << 20) {
                panic!("{} in pieces of {pieces:?}: {difference}", recording.name);
            }
        }
    }
}

#[test]
fn fuzz() {
    let seconds = env::var("OPENROUTER_FUZZ_SECONDS").map_or(1, |seconds| seconds.parse().expect("a number"));
    let (began, budget) = (Instant::now(), Duration::from_secs(seconds));
    let [inputs, chunks, known] = [const { Cell::new(0_usize) }; 3];
    while began.elapsed() < budget {
        let config = Config { cases: 64, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
        let outcome = TestRunner::new(config).run(&stream::input(), |input| {
            inputs.set(inputs.get() + 1);
            let (all, by_shape) =
                compare(&input.stream, &input.pieces, input.max_event_bytes).map_err(TestCaseError::fail)?;
            chunks.set(chunks.get() + all);
            known.set(known.get() + by_shape);
            Ok(())
        });
        if let Err(failure) = outcome {
            panic!("{failure}");
        }
    }
    let [inputs, chunks, known] = [inputs, chunks, known].map(Cell::into_inner);
    println!("tried {inputs} inputs with {chunks} chunks, {known} of them known by their shape");
    assert!(known * 10 > chunks, "few of the {chunks} chunks were known by their shape: {known}");
}
