//! What came after this version passes through, at every level.

use crate::{round_trip, same_numbers, write};
use openrouter_wasm::wire::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

/// Puts an unknown field into every object of `json`, also where names are data.
fn with_unknown_fields(json: Value) -> Value {
    match json {
        Value::Array(items) => items.into_iter().map(with_unknown_fields).collect(),
        Value::Object(fields) => {
            let mut fields: serde_json::Map<_, _> =
                fields.into_iter().map(|(key, value)| (key, with_unknown_fields(value))).collect();
            fields.insert("not_known_yet".to_owned(), json!({ "deep": [1, null, "two"] }));
            fields.into()
        }
        other => other,
    }
}

#[track_caller]
fn check<T: DeserializeOwned + Serialize + Debug + PartialEq>(json: Value) {
    let json = with_unknown_fields(json);
    let value: T = round_trip(json.clone());
    let text = format!("{value:?}");
    assert!(!text.contains("Other("), "the unknown fields made something unreadable: {text}");
    assert_eq!(same_numbers(write(&value)), same_numbers(json));
}

#[test]
fn in_a_request() {
    check::<ChatRequest>(json!({
        "messages": [
            { "role": "system", "content": [{ "type": "text", "text": "a", "cache_control": { "type": "ephemeral" } }],
              "configuration_update": { "reasoning": { "effort": "low" } } },
            { "role": "user", "content": [
                { "type": "image_url", "image_url": { "url": "a" } },
                { "type": "input_audio", "input_audio": { "data": "a", "format": "wav" } },
                { "type": "video_url", "video_url": { "url": "a" } },
                { "type": "input_video", "video_url": { "url": "a" } },
                { "type": "file", "file": { "file_id": "a" } },
            ] },
            { "role": "assistant", "audio": { "id": "a" }, "images": [{ "image_url": { "url": "a" } }],
              "tool_calls": [{ "id": "a", "type": "function", "function": { "name": "b", "arguments": "{}" } }],
              "reasoning_details": [
                { "type": "reasoning.text", "text": "a" }, { "type": "reasoning.summary", "summary": "a" },
                { "type": "reasoning.encrypted", "data": "a" },
                { "type": "reasoning.server_tool_call", "tool_name": "a", "arguments": "", "result": "" },
              ] },
            { "role": "tool", "content": "a", "tool_call_id": "b" },
        ],
        "provider": { "sort": { "by": "price" }, "max_price": { "prompt": "1" }, "preferred_max_latency": { "p50": 1 },
                      "options": {} },
        "plugins": [
            { "id": "auto-router" }, { "id": "auto-beta-router" }, { "id": "moderation" }, { "id": "web-fetch" },
            { "id": "web", "user_location": { "city": "Bonn" } }, { "id": "file-parser", "pdf": {} },
            { "id": "response-healing" }, { "id": "context-compression" }, { "id": "pareto-router" },
            { "id": "fusion", "tools": [{ "type": "openrouter:web_search" }] }, { "id": "alignment", "rules": [] },
            { "id": "armor" }, { "id": "jev-router" }, { "id": "switchyard-router" },
        ],
        "tools": [
            { "type": "function", "function": { "name": "a", "parameters": {} } },
            { "type": "openrouter:web_search", "parameters": {} }, { "type": "openrouter:web_fetch", "parameters": {} },
            { "type": "openrouter:datetime", "parameters": {} }, { "type": "openrouter:files", "parameters": {} },
            { "type": "openrouter:image_generation", "parameters": {} },
            { "type": "openrouter:bash", "parameters": { "environment": { "type": "container_auto" } } },
            { "type": "openrouter:advisor", "parameters": { "reasoning": {} } },
            { "type": "openrouter:subagent", "parameters": { "tools": [{ "type": "openrouter:web_search" }] } },
            { "type": "openrouter:fusion", "parameters": { "tools": [{ "type": "openrouter:web_search" }] } },
            { "type": "openrouter:experimental__search_models", "parameters": {} },
            { "type": "web_search", "parameters": {} },
        ],
        "tool_choice": { "type": "function", "function": { "name": "a" } },
        "response_format": { "type": "json_schema", "json_schema": { "name": "a", "schema": {} } },
        "reasoning": {}, "prediction": { "type": "content", "content": [{ "type": "text", "text": "a" }] },
        "prompt_cache_options": { "mode": "explicit" }, "cache_control": { "type": "ephemeral" }, "usage": {},
        "stream_options": {}, "audio": { "voice": "a", "format": "wav" }, "trace": {}, "debug": {},
        "stop_server_tools_when": [
            { "type": "step_count_is", "step_count": 1 }, { "type": "has_tool_call", "tool_name": "a" },
            { "type": "max_tokens_used", "max_tokens": 1 }, { "type": "max_cost", "max_cost_in_dollars": 1 },
            { "type": "finish_reason_is", "reason": "length" },
        ],
        "web_search_options": {}, "image_config": {},
        "deferred_tools": {
            "profile": "portable", "protocol": "v1", "search": { "type": "custom" }, "validation": "runtime",
        },
    }));
}

#[test]
fn in_an_answer() {
    let token = json!({
        "token": "a", "logprob": 0, "bytes": null, "top_logprobs": [{ "token": "a", "logprob": 0, "bytes": null }],
    });
    let usage = json!({
        "prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "prompt_tokens_details": {},
        "completion_tokens_details": {}, "cost_details": {}, "server_tool_use_details": {}, "server_tool_use": {},
    });
    let error = json!({
        "code": 502, "message": "a", "availability": {},
        "metadata": { "previous_errors": [{ "code": 502 }], "routing_funnel": [{ "step": "a" }], "headers": {} },
    });
    let metadata = json!({
        "requested": "a", "strategy": "auto", "region": null, "summary": "", "attempt": 1, "is_byok": false,
        "endpoints": { "total": 1, "available": [{ "provider": "a", "model": "b", "selected": true }] }, "params": {},
        "attempts": [{ "provider": "a", "model": "b", "status": 200 }],
        "pipeline": [{ "type": "plugin", "name": "a", "data": {} }],
    });
    let alignment = json!({ "calls": [{ "call": 1, "rules": [{ "broken": false }] }] });
    let annotations = json!([
        { "type": "url_citation", "url_citation": { "url": "a", "title": "b", "start_index": 0, "end_index": 0 } },
        { "type": "file", "file": { "hash": "a", "content": [{ "type": "text", "text": "a" }] } },
        { "type": "file_annotation", "file_annotation": { "file_id": "a", "quote": "b" } },
    ]);
    check::<ChatCompletion>(json!({
        "id": "a", "object": "chat.completion", "created": 1, "model": "b", "usage": usage,
        "openrouter_metadata": metadata, "alignment": alignment, "safeguard_results": [{}],
        "choices": [{
            "index": 0, "finish_reason": null, "native_finish_reason": null, "error": error,
            "logprobs": { "content": [token] },
            "message": { "role": "assistant", "content": "a", "refusal": null, "annotations": annotations },
        }],
    }));
    check::<ChatChunk>(json!({
        "id": "a", "object": "chat.completion.chunk", "created": 1, "model": "b", "usage": usage, "error": error,
        "debug": { "echo_upstream_body": {} }, "openrouter_metadata": metadata,
        "choices": [{
            "index": 0, "finish_reason": null, "native_finish_reason": null, "logprobs": { "content": [token] },
            "delta": {
                "role": "assistant", "content": "a", "images": [{ "image_url": { "url": "a" } }], "audio": {},
                "tool_calls": [{ "index": 0, "function": {} }], "annotations": annotations,
            },
        }],
    }));
    check::<ErrorEnvelope>(json!({ "error": error, "openrouter_metadata": metadata }));
}

#[test]
fn in_a_list_of_models() {
    check::<ModelList>(json!({
        "data": [{
            "id": "a", "canonical_slug": "a", "name": "b", "created": 1, "context_length": null,
            "architecture": { "modality": null, "input_modalities": [], "output_modalities": [] },
            "pricing": { "prompt": "0", "completion": "0", "overrides": [{}] }, "top_provider": { "is_moderated": false },
            "per_request_limits": { "prompt_tokens": 1, "completion_tokens": 1 }, "supported_parameters": [],
            "default_parameters": {}, "reasoning": { "mandatory": false }, "alias_target": { "slug": "a", "name": "b" },
            "benchmarks": {
                "artificial_analysis": { "intelligence_index": null, "coding_index": null, "agentic_index": null },
                "design_arena": [{ "arena": "a", "category": "b", "elo": 1, "win_rate": 1, "rank": 1 }],
            },
            "links": { "details": "a" },
        }],
        "links": {},
    }));
}
