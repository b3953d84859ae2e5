//! Any JSON at all: reading it may fail, but neither panics nor loses anything that it accepts.

use openrouter_wasm::wire::*;
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use std::fmt::Debug;

/// Keys that mean something, so that what is generated gets somewhere, and some that don't.
fn key() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "id",
        "object",
        "created",
        "model",
        "provider",
        "choices",
        "index",
        "delta",
        "message",
        "role",
        "content",
        "finish_reason",
        "logprobs",
        "tool_calls",
        "function",
        "name",
        "arguments",
        "type",
        "text",
        "reasoning",
        "reasoning_details",
        "signature",
        "usage",
        "prompt_tokens",
        "cost",
        "error",
        "code",
        "metadata",
        "images",
        "image_url",
        "url",
        "annotations",
        "bytes",
        "__proto__",
    ];
    prop_oneof![4 => proptest::sample::select(KNOWN).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Any JSON.
fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        proptest::sample::select(&["chat.completion", "assistant", "reasoning.text", "function", "stop", ""][..])
            .prop_map(str::to_owned),
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..100u8).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..8).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Any JSON object.
fn object() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::vec((key(), value()), 0..10).prop_map(|fields| fields.into_iter().collect())
}

/// What reads is written, and reads as the same again.
fn check<T: DeserializeOwned + Serialize + Debug + PartialEq>(json: &Value) {
    if let Ok(value) = serde_json::from_value::<T>(json.clone()) {
        let written = serde_json::to_value(&value).expect("every wire type can be written");
        assert_eq!(serde_json::from_value::<T>(written).expect("what was written can be read"), value);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(object in object()) {
        let json = Value::Object(object);
        check::<ChatChunk>(&json);
        check::<ChatCompletion>(&json);
        check::<ErrorEnvelope>(&json);
        check::<ChatRequest>(&json);
        check::<ModelList>(&json);
    }

    #[test]
    fn nothing_panics_inside(object in object(), choice in object(), content in object()) {
        let choice = |key: &str| {
            let mut choice = choice.clone();
            choice.insert(key.to_owned(), Value::Object(content.clone()));
            json!([choice])
        };
        let mut chunk = object;
        chunk.insert("id".to_owned(), json!("gen-1"));
        chunk.insert("choices".to_owned(), choice("delta"));
        check::<ChatChunk>(&Value::Object(chunk.clone()));
        chunk.insert("choices".to_owned(), choice("message"));
        check::<ChatCompletion>(&Value::Object(chunk));
        check::<ErrorEnvelope>(&json!({ "error": content }));
    }
}
