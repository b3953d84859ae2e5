//! Answers: every field of one, whole and in pieces.

use crate::{read, round_trip};
use openrouter_wasm::wire::*;
use serde_json::{Value, json};

/// With every field.
fn usage() -> Value {
    json!({
        "prompt_tokens": 25, "completion_tokens": 15, "total_tokens": 40, "cost": 0, "is_byok": false,
        "prompt_tokens_details": { "cached_tokens": 1, "cache_write_tokens": 2, "audio_tokens": 3, "video_tokens": 4 },
        "completion_tokens_details": {
            "reasoning_tokens": 1, "audio_tokens": 2, "image_tokens": 3, "accepted_prediction_tokens": 4,
            "rejected_prediction_tokens": 5,
        },
        "cost_details": {
            "upstream_inference_cost": 0.3, "upstream_inference_prompt_cost": 0.1,
            "upstream_inference_completions_cost": 0.2, "server_tool_cost": 0,
        },
        "server_tool_use_details": { "web_search_requests": 1, "tool_calls_requested": 2, "tool_calls_executed": 3 },
        "server_tool_use": { "web_search_requests": 1 },
    })
}

/// With every field.
fn logprobs() -> Value {
    let alternative = json!({ "token": "b", "logprob": -2.5, "bytes": [98] });
    let token = json!({ "token": "a", "logprob": -0.5, "bytes": [97], "top_logprobs": [alternative] });
    json!({ "content": [token], "refusal": [token] })
}

/// With every field.
fn metadata() -> Value {
    json!({
        "requested": "openai/gpt-5", "strategy": "direct", "region": "iad", "summary": "available=1", "attempt": 1,
        "is_byok": false, "generation_time": 1.5,
        "endpoints": { "total": 1, "available": [{ "provider": "OpenAI", "model": "openai/gpt-5", "selected": true }] },
        "params": { "version_group": "a", "quality_floor": 0.5, "throughput_floor": 50, "own": true },
        "attempts": [{ "provider": "OpenAI", "model": "openai/gpt-5", "status": 200 }],
        "pipeline": [{
            "type": "guardrail", "name": "a", "summary": "b", "data": { "c": 1 }, "cost_usd": 0.1, "guardrail_id": "d",
            "guardrail_scope": "e",
        }],
    })
}

/// With every field.
fn alignment() -> Value {
    json!({ "calls": [
        { "call": 1, "outcome": "blocked", "rules": [{ "broken": true, "probability": 0.9 }] },
        { "call": 2, "outcome": "unavailable", "reason": "time_limit" },
    ] })
}

/// With every field.
fn error() -> Value {
    json!({ "code": "server_error", "message": "Provider disconnected", "metadata": { "error_type": "provider_unavailable" } })
}

#[test]
fn every_field_of_a_whole_answer() {
    let completion: ChatCompletion = round_trip(json!({
        "id": "gen-1", "object": "chat.completion", "created": 1_750_000_000, "model": "openai/gpt-5",
        "provider": "OpenAI", "system_fingerprint": "fp_1", "service_tier": "default", "usage": usage(),
        "citations": ["https://a.example"], "openrouter_metadata": metadata(), "alignment": alignment(),
        "safeguard_results": [{ "type": "a", "status": {} }],
        "choices": [{
            "index": 0, "finish_reason": "error", "native_finish_reason": "failed", "logprobs": logprobs(),
            "error": error(),
            "message": {
                "role": "assistant", "content": "a", "refusal": "b", "reasoning": "c",
                "reasoning_details": [{ "type": "reasoning.summary", "summary": "c", "format": null, "index": 0 }],
                "tool_calls": [{ "id": "d", "type": "function", "index": 0, "function": { "name": "e", "arguments": "" } }],
                "images": [{ "type": "image_url", "image_url": { "url": "data:image/png;base64,AA==" }, "index": 0 }],
                "audio": { "id": "f", "data": "AA==", "expires_at": 1_750_000_000, "transcript": "g" },
                "annotations": [{ "type": "url_citation", "url_citation": {
                    "url": "https://a.example", "title": "h", "start_index": 0, "end_index": 1, "content": "i",
                } }],
            },
        }],
    }));
    assert_eq!(completion.extra, UnknownFields::default());
    let metadata = completion.openrouter_metadata.unwrap();
    assert_eq!(metadata.extra, UnknownFields::default());
    assert_eq!(metadata.params.unwrap().extra["own"], json!(true));
    assert_eq!(completion.usage.unwrap().extra, UnknownFields::default());
    let choice = &completion.choices[0];
    assert_eq!((&choice.extra, &choice.message.extra), (&UnknownFields::default(), &UnknownFields::default()));
}

#[test]
fn every_field_of_a_chunk() {
    let chunk: ChatChunk = round_trip(json!({
        "id": "gen-1", "object": "chat.completion.chunk", "created": 1_750_000_000, "model": "openai/gpt-5",
        "provider": "OpenAI", "system_fingerprint": "fp_1", "service_tier": "default", "usage": usage(),
        "error": error(), "debug": { "echo_upstream_body": { "model": "gpt-5" } }, "citations": ["https://a.example"],
        "openrouter_metadata": metadata(), "alignment": alignment(), "safeguard_results": [{ "type": "a" }],
        "choices": [{
            "index": 0, "finish_reason": "tool_calls", "native_finish_reason": "tool_use", "logprobs": logprobs(),
            "error": error(),
            "delta": {
                "role": "assistant", "content": "a", "refusal": "b", "reasoning": "c",
                "reasoning_details": [{ "type": "reasoning.text", "text": "c", "format": "unknown", "index": 0 }],
                "tool_calls": [
                    { "index": 0, "id": "d", "type": "function", "function": { "name": "e", "arguments": "" } },
                    { "index": 0, "function": { "arguments": "{}" } },
                    { "index": 1 },
                ],
                "images": [{ "image_url": { "url": "data:image/png;base64,AA==" } }],
                "audio": { "data": "AA==" },
                "annotations": [{ "type": "file_annotation", "file_annotation": { "file_id": "f", "quote": "g" } }],
            },
        }],
    }));
    assert_eq!(chunk.extra, UnknownFields::default());
    let choice = &chunk.choices[0];
    assert_eq!((&choice.extra, &choice.delta.extra), (&UnknownFields::default(), &UnknownFields::default()));
    assert_eq!(chunk.error.unwrap().extra, UnknownFields::default());
}

#[test]
fn the_arguments_of_a_call_may_be_missing() {
    let call: ToolCall = round_trip(json!({ "id": "a", "type": "function", "function": { "name": "b" } }));
    assert_eq!(call.function.arguments, None);
    let without_type: ToolCall = read(&json!({ "id": "a", "function": { "name": "b", "arguments": "{}" } }));
    assert_eq!(without_type, ToolCall::new("a", "b", "{}"));
}

#[test]
fn an_answer_may_consist_of_parts() {
    let message: ChatCompletionMessage = round_trip(json!({
        "role": "assistant", "content": [{ "type": "text", "text": "a" }], "refusal": null,
    }));
    assert!(matches!(message.content, Some(MessageContent::Parts(parts)) if parts == [ContentPart::text("a")]));
}

#[test]
fn reasoning_details_may_be_empty() {
    let delta: ChatDelta = round_trip(json!({ "role": "assistant", "content": "", "reasoning_details": [] }));
    assert_eq!(delta.reasoning_details, Some(vec![]));
}

#[test]
fn usage_may_come_without_choices() {
    let chunk: ChatChunk = read(&json!({ "id": "gen-1", "choices": [], "usage": usage() }));
    assert!(chunk.choices.is_empty());
    assert_eq!(chunk.usage.unwrap().total_tokens, 40);
}

#[test]
fn details_of_usage_may_be_null() {
    let usage: Usage = read(&json!({
        "prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "cost": null, "prompt_tokens_details": null,
        "completion_tokens_details": { "reasoning_tokens": null }, "cost_details": { "upstream_inference_cost": null },
        "server_tool_use_details": null,
    }));
    assert_eq!((usage.cost, usage.prompt_tokens_details), (None, None));
    assert_eq!(usage.completion_tokens_details, Some(CompletionTokensDetails::default()));
}
