//! Real answers, if they are at hand: every one reads, and is written as it came but for its nulls.

use crate::{read, round_trip, same_numbers, without_nulls, write};
use openrouter_wasm::wire::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{env, fmt::Debug, fs, path::PathBuf};

/// The recorded files whose names `wanted` accepts; none if there are no recordings.
fn recordings(wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let folder = env::var_os("OPENROUTER_RECORDED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded"), PathBuf::from);
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("skipped: no recordings in {}", folder.display());
        return Vec::new();
    };
    let mut files: Vec<_> = files
        .filter_map(|file| {
            let path = file.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            wanted(&name).then(|| (name, fs::read_to_string(&path).expect("the recording can be read")))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are recordings, but none of this kind");
    files
}

/// What is read from `json` is written as the same, and nothing of it is unknown to the types.
#[track_caller]
fn check<T: DeserializeOwned + Serialize + Debug + PartialEq>(name: &str, json: Value) -> T {
    let value: T = read(&json);
    assert_eq!(same_numbers(without_nulls(write(&value))), same_numbers(without_nulls(json)), "{name}");
    assert!(!format!("{value:?}").contains("Other("), "{name} has a value that is not known: {value:?}");
    value
}

#[test]
fn streams() {
    for (name, stream) in recordings(|name| name.starts_with("sse-") && name.ends_with(".sse")) {
        let events: Vec<_> = stream.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
        let Some(("[DONE]", events)) = events.split_last().map(|(last, events)| (*last, events)) else {
            panic!("{name} does not end with [DONE]");
        };
        let mut usages = 0;
        for event in events {
            let chunk: ChatChunk = check(&name, event.parse().expect("the event is JSON"));
            assert_eq!(chunk.extra, UnknownFields::default(), "{name}");
            for choice in &chunk.choices {
                assert_eq!(choice.extra, UnknownFields::default(), "{name}");
                assert_eq!(choice.delta.extra, UnknownFields::default(), "{name}");
            }
            usages += usize::from(chunk.usage.is_some());
        }
        assert_eq!(usages, 1, "{name}");
    }
}

#[test]
fn whole_answers() {
    let wanted =
        |name: &str| name.starts_with("json-") && !name.starts_with("json-error-") && !name.ends_with(".req.json");
    for (name, body) in recordings(wanted) {
        let completion: ChatCompletion = check(&name, body.parse().expect("the body is JSON"));
        assert_eq!(completion.extra, UnknownFields::default(), "{name}");
        for choice in &completion.choices {
            assert_eq!(choice.extra, UnknownFields::default(), "{name}");
            assert_eq!(choice.message.extra, UnknownFields::default(), "{name}");
        }
    }
}

#[test]
fn errors() {
    for (name, body) in recordings(|name| name.starts_with("json-error-") && !name.ends_with(".req.json")) {
        let envelope: ErrorEnvelope = check(&name, body.parse().expect("the body is JSON"));
        assert_eq!(envelope.extra, UnknownFields::default(), "{name}");
        assert_eq!(envelope.error.extra, UnknownFields::default(), "{name}");
        assert!(envelope.error.status().is_some(), "{name}");
    }
}

#[test]
fn model_lists() {
    for (name, body) in recordings(|name| name.starts_with("models-") && name.ends_with(".json")) {
        let list: ModelList = check(&name, body.parse().expect("the body is JSON"));
        for model in &list.data {
            assert_eq!(model.extra, UnknownFields::default(), "{name}");
        }
    }
}

#[test]
fn requests() {
    let wanted = |name: &str| (name.starts_with("json-") || name.starts_with("sse-")) && name.ends_with(".req.json");
    for (name, body) in recordings(wanted) {
        let json: Value = body.parse().expect("the body is JSON");
        let request: ChatRequest = check(&name, json);
        round_trip::<ChatRequest>(write(&request));
    }
}
