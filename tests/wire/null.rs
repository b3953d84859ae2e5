//! Explicit nulls.

use crate::{read, round_trip, without_nulls, write};
use openrouter_wasm::wire::*;
use serde_json::{from_value, json};

#[test]
fn null_in_a_request_is_as_good_as_absent() {
    let nulls = json!({
        "messages": [{ "role": "assistant", "content": null, "refusal": null, "reasoning": null }],
        "provider": null, "route": null, "stream": null, "stream_options": null, "max_tokens": null,
        "max_completion_tokens": null, "temperature": null, "top_p": null, "top_k": null, "top_a": null, "min_p": null,
        "frequency_penalty": null, "presence_penalty": null, "repetition_penalty": null, "seed": null, "stop": null,
        "logit_bias": null, "logprobs": null, "top_logprobs": null, "parallel_tool_calls": null,
        "reasoning_effort": null, "prediction": null, "prompt_cache_key": null, "prompt_cache_options": null,
        "service_tier": null,
    });
    assert_eq!(write(&read::<ChatRequest>(&nulls)), without_nulls(nulls));
    let preferences = json!({
        "allow_fallbacks": null, "require_parameters": null, "data_collection": null, "zdr": null,
        "enforce_distillable_text": null, "order": null, "only": null, "ignore": null, "quantizations": null,
        "sort": null, "max_price": null, "preferred_min_throughput": null, "preferred_max_latency": null,
    });
    assert_eq!(read::<ProviderPreferences>(&preferences), ProviderPreferences::default());
}

#[test]
fn reasoning_keeps_null_and_absent_apart() {
    for detail in [
        json!({ "type": "reasoning.text" }),
        json!({ "type": "reasoning.text", "text": null, "signature": null, "id": null, "format": null, "index": null }),
        json!({ "type": "reasoning.text", "text": "a", "signature": null, "format": "anthropic-claude-v1", "index": 0 }),
        json!({ "type": "reasoning.summary", "summary": "a", "id": null, "format": null }),
        json!({ "type": "reasoning.encrypted", "data": "a", "id": "rs_1", "format": null, "index": 1 }),
        json!({ "type": "reasoning.server_tool_call", "tool_name": "a", "arguments": "{}", "result": "b",
                "tool_call_id": null, "id": null }),
    ] {
        assert!(!matches!(round_trip(detail), ReasoningDetail::Other(_)));
    }
    let text = |json| match read(&json) {
        ReasoningDetail::Text(text) => text.text,
        other => panic!("{other:?}"),
    };
    assert_eq!(text(json!({ "type": "reasoning.text" })), None);
    assert_eq!(text(json!({ "type": "reasoning.text", "text": null })), Some(None));
    assert_eq!(text(json!({ "type": "reasoning.text", "text": "a" })), Some(Some("a".to_owned())));
}

#[test]
fn nulls_where_an_answer_has_values_do_not_break_it() {
    let chunk: ChatChunk = read(&json!({
        "id": "gen-1", "object": null, "created": null, "model": null, "provider": null, "usage": null, "error": null,
        "debug": null, "citations": null, "choices": [
            { "index": null, "delta": null, "finish_reason": null, "logprobs": null },
            { "delta": { "role": null, "content": null, "tool_calls": null, "reasoning_details": null, "images": null,
                         "audio": null, "annotations": null, "refusal": null } },
            { "delta": { "tool_calls": [{ "index": null, "id": null, "type": null, "function": null }] } },
        ],
    }));
    assert_eq!(chunk.object, ChatChunkObject::ChatCompletionChunk);
    assert_eq!(chunk.choices[0], ChatChunkChoice::default());
    assert_eq!(chunk.choices[1], ChatChunkChoice::default());
    assert_eq!(chunk.choices[2].delta.tool_calls, Some(vec![ToolCallDelta::default()]));

    let completion: ChatCompletion = read(&json!({
        "id": "gen-1", "choices": [{ "message": { "role": null, "tool_calls": [{ "function": null }] } }], "usage": null,
    }));
    assert_eq!(completion.choices[0].message.tool_calls, Some(vec![ToolCall::default()]));
    assert_eq!(read::<ChatCompletion>(&json!({ "id": "gen-1", "choices": null })).choices, []);
}

#[test]
fn what_is_always_there_may_still_be_missing() {
    let chunk: ChatChunk = read(&json!({ "id": "gen-1" }));
    assert_eq!(chunk, ChatChunk { id: "gen-1".to_owned(), ..Default::default() });
    assert!(!write(&chunk).as_object().unwrap().contains_key("provider"));
    let completion: ChatCompletion = read(&json!({ "id": "gen-1" }));
    assert_eq!(completion, ChatCompletion { id: "gen-1".to_owned(), ..Default::default() });
    assert_eq!(read::<Usage>(&json!({})), Usage::default());
    assert_eq!(read::<OpenRouterMetadata>(&json!({})), OpenRouterMetadata::default());
}

#[test]
fn an_error_is_no_answer() {
    let error = json!({ "error": { "code": 502, "message": "Provider returned error" } });
    assert!(from_value::<ChatCompletion>(error.clone()).is_err());
    assert!(from_value::<ChatChunk>(error.clone()).is_err());
    assert_eq!(read::<ErrorEnvelope>(&error).error.status(), Some(502));
    assert!(from_value::<ErrorEnvelope>(json!({ "id": "gen-1", "choices": [] })).is_err());
}

#[test]
fn null_in_the_unknown_stays() {
    let part = json!({ "type": "hologram", "depth": null });
    round_trip::<ContentPart>(part);
    round_trip::<ChatRequest>(json!({ "messages": [], "later": null }));
}
