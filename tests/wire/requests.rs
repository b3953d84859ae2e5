//! Requests: every field of one.

use crate::round_trip;
use openrouter_wasm::wire::*;
use serde_json::json;

#[test]
fn every_field() {
    let request: ChatRequest = round_trip(json!({
        "messages": [{ "role": "user", "content": "Hello" }],
        "model": "openai/gpt-5",
        "models": ["anthropic/claude-haiku-4.5"],
        "provider": {
            "allow_fallbacks": true, "require_parameters": false, "data_collection": "deny", "zdr": true,
            "enforce_distillable_text": false, "order": ["anthropic"], "only": ["Amazon Bedrock"], "ignore": ["azure"],
            "quantizations": ["fp8"], "sort": { "by": "latency", "partition": "model" },
            "max_price": { "prompt": "1", "completion": 2, "image": "0.01", "audio": 0.5, "request": "0" },
            "preferred_min_throughput": 50, "preferred_max_latency": { "p90": 3.5 },
            "options": { "anthropic": { "beta": true } },
        },
        "plugins": [{ "id": "response-healing" }],
        "route": "fallback",
        "transforms": ["middle-out"],
        "usage": { "include": true },
        "stream": true,
        "stream_options": { "include_usage": true },
        "max_tokens": 100,
        "max_completion_tokens": 100,
        "temperature": 0.7,
        "top_p": 0.9,
        "top_k": 40,
        "top_a": 0.1,
        "min_p": 0.1,
        "frequency_penalty": -2,
        "presence_penalty": 2,
        "repetition_penalty": 1,
        "seed": -9007199254740991_i64,
        "stop": ["\n"],
        "logit_bias": { "50256": -100 },
        "logprobs": true,
        "top_logprobs": 20,
        "tools": [{ "type": "openrouter:datetime" }],
        "tool_choice": "auto",
        "parallel_tool_calls": false,
        "response_format": { "type": "json_object" },
        "structured_outputs": true,
        "reasoning": { "effort": "high", "summary": "concise", "max_tokens": 2000, "exclude": false, "enabled": true },
        "reasoning_effort": "high",
        "include_reasoning": true,
        "verbosity": "low",
        "modalities": ["text", "image", "audio"],
        "image_config": { "aspect_ratio": "16:9", "n": 1, "references": ["a"] },
        "audio": { "voice": "alloy", "format": "pcm16" },
        "prediction": { "type": "content", "content": [{ "type": "text", "text": "fn main() {}" }] },
        "prompt_cache_key": "a",
        "prompt_cache_options": { "mode": "explicit", "ttl": "30m" },
        "cache_control": { "type": "ephemeral", "ttl": "5m" },
        "metadata": { "a": "b" },
        "user": "user-1",
        "session_id": "session-1",
        "service_tier": "flex",
        "trace": {
            "trace_id": "a", "trace_name": "b", "span_name": "c", "generation_name": "d", "parent_span_id": "e",
            "own": { "label": 1 },
        },
        "debug": { "echo_upstream_body": true },
        "stop_server_tools_when": [{ "type": "step_count_is", "step_count": 5 }],
        "max_tool_calls": 30,
        "preset": "a",
        "web_search_options": {
            "search_context_size": "low", "user_location": { "type": "approximate", "approximate": { "country": "DE" } },
        },
        "deferred_tools": {
            "profile": "portable", "protocol": "v1", "search": { "type": "bm25", "max_results": 5 }, "validation": "runtime",
        },
    }));
    assert_eq!(request.extra, UnknownFields::default());
    assert_eq!(request.provider.unwrap().extra, UnknownFields::default());
    assert_eq!(request.trace.unwrap().extra["own"], json!({ "label": 1 }));
}

#[test]
fn every_field_of_an_assistant_message() {
    let message = round_trip(json!({
        "role": "assistant",
        "content": [{ "type": "text", "text": "a" }],
        "name": "b",
        "refusal": "c",
        "reasoning": "d",
        "reasoning_content": "d",
        "reasoning_details": [{ "type": "reasoning.text", "text": "d", "signature": "e" }],
        "tool_calls": [{ "id": "f", "type": "function", "index": 0, "function": { "name": "g", "arguments": "{}" } }],
        "images": [{ "type": "image_url", "image_url": { "url": "data:image/png;base64,AA==" }, "index": 0 }],
        "audio": { "id": "h", "data": "AA==", "expires_at": 1_750_000_000, "transcript": "i" },
        "model": "j/k",
        "annotations": [{ "type": "file", "file": { "hash": "l", "content": [] } }],
    }));
    let ChatMessage::Assistant(message) = message else { panic!("{message:?}") };
    assert_eq!(message.extra, UnknownFields::default());
}
