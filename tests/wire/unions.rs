//! Unions: every variant of every one.

use crate::{read, round_trip, write};
use openrouter_wasm::wire::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

/// Every one of `objects` is of a kind of its own, known or not as said, and round-trips.
#[track_caller]
fn check<T: DeserializeOwned + Serialize + Debug + PartialEq>(known: bool, objects: impl IntoIterator<Item = Value>) {
    let mut kinds = Vec::new();
    for object in objects {
        let value: T = round_trip(object.clone());
        let kind = format!("{value:?}").split('(').next().unwrap_or_default().to_owned();
        assert_eq!(kind != "Other", known, "{object}");
        kinds.push(kind);
    }
    let count = kinds.len();
    kinds.dedup();
    assert!(!known || kinds.len() == count, "the same kind twice: {kinds:?}");
}

#[test]
fn messages() {
    check::<ChatMessage>(
        true,
        [
            json!({ "role": "system", "content": "a", "name": "b", "configuration_update": { "reasoning": { "effort": "low" } } }),
            json!({ "role": "developer", "content": [{ "type": "text", "text": "a" }] }),
            json!({ "role": "user", "content": "a", "name": "b" }),
            json!({ "role": "assistant" }),
            json!({ "role": "tool", "content": [{ "type": "text", "text": "a" }], "tool_call_id": "b", "name": "c" }),
        ],
    );
    check::<ChatMessage>(false, [json!({ "role": "critic", "content": "a" }), json!({ "role": "user" }), json!({})]);
}

#[test]
fn content() {
    check::<ContentPart>(
        true,
        [
            json!({ "type": "text", "text": "a", "cache_control": { "type": "ephemeral", "ttl": "1h" },
                "prompt_cache_breakpoint": { "mode": "explicit", "ttl": "30m" } }),
            json!({ "type": "image_url", "image_url": { "url": "data:image/png;base64,AA==", "detail": "original" } }),
            json!({ "type": "input_audio", "input_audio": { "data": "AA==", "format": "wav" } }),
            json!({ "type": "video_url", "video_url": { "url": "https://example.com/a.mp4", "processing": "agentic" } }),
            json!({ "type": "input_video", "video_url": { "url": "https://example.com/a.mp4" } }),
            json!({ "type": "file", "file": { "filename": "a.pdf", "file_data": "data:application/pdf;base64,AA==", "file_id": "b" } }),
        ],
    );
    check::<ContentPart>(false, [json!({ "type": "hologram", "a": 1 }), json!({ "type": "input_video" })]);
    check::<TextContentPart>(true, [json!({ "type": "text", "text": "a" })]);
    check::<TextContentPart>(false, [json!({ "type": "image_url", "image_url": { "url": "a" } })]);
    check::<PredictionPart>(true, [json!({ "type": "text", "text": "a" })]);
    check::<PredictionPart>(false, [json!({ "type": "image" })]);
}

#[test]
fn tools() {
    let search = json!({
        "engine": "exa", "max_results": 5, "max_total_results": 50, "max_uses": 3, "max_characters": 1000,
        "search_context_size": "high", "mode": "deep", "allowed_domains": ["a.example"],
        "excluded_domains": ["b.example"], "x_search": { "enable": true },
        "user_location": { "type": "approximate", "city": "Bonn", "country": "DE", "region": "NW", "timezone": "Europe/Berlin" },
    });
    let shorthand = |kind: &str| {
        let mut tool = search.clone();
        tool["type"] = json!(kind);
        tool["parameters"] = search.clone();
        tool
    };
    check::<Tool>(
        true,
        [
            json!({ "type": "function", "cache_control": { "type": "ephemeral" }, "defer_loading": true, "function": {
            "name": "a", "description": "b", "parameters": { "type": "object", "properties": {} }, "strict": true,
            "defer_loading": true,
        } }),
            json!({ "type": "openrouter:web_search", "parameters": search }),
            json!({ "type": "openrouter:web_fetch", "parameters": {
            "engine": "openrouter", "max_uses": 3, "max_content_tokens": 1000, "allowed_domains": ["a.example"],
            "blocked_domains": ["b.example"],
        } }),
            json!({ "type": "openrouter:datetime", "parameters": { "timezone": "Europe/Berlin" } }),
            json!({ "type": "openrouter:image_generation", "parameters": { "model": "a/b", "aspect_ratio": "16:9" } }),
            json!({ "type": "openrouter:bash", "parameters": {
            "engine": "openrouter", "environment": { "type": "container_auto" }, "sleep_after_seconds": 900,
        } }),
            json!({ "type": "openrouter:files", "parameters": {} }),
            json!({ "type": "openrouter:advisor", "parameters": {
            "model": "a/b", "name": "c", "instructions": "d", "forward_transcript": true, "stream": false,
            "reasoning": { "effort": "high", "max_tokens": 100 }, "temperature": 0.5, "max_completion_tokens": 100,
        } }),
            json!({ "type": "openrouter:subagent", "parameters": {
            "model": "a/b", "name": "c", "instructions": "d", "max_tool_calls": 25, "reasoning": { "effort": "none" },
            "tools": [{ "type": "openrouter:web_search", "parameters": { "max_results": 1 }, "later": 1 }],
            "temperature": 0.5, "max_completion_tokens": 100, "inherit_functions": true, "inherited_function_names": ["e"],
        } }),
            json!({ "type": "openrouter:fusion", "parameters": {
            "analysis_models": ["a/b"], "model": "c/d", "tools": [{ "type": "openrouter:web_fetch", "parameters": {} }],
            "max_tool_calls": 4, "max_completion_tokens": 100, "reasoning": { "max_tokens": 10 }, "temperature": 1,
            "cache_control": { "type": "ephemeral" },
        } }),
            json!({ "type": "openrouter:experimental__search_models", "parameters": { "max_results": 20 } }),
            shorthand("web_search"),
            shorthand("web_search_preview"),
            shorthand("web_search_preview_2025_03_11"),
            shorthand("web_search_2025_08_26"),
        ],
    );
    check::<Tool>(true, [json!({ "type": "openrouter:datetime" }), json!({ "type": "web_search" })]);
    check::<Tool>(false, [json!({ "type": "openrouter:time_travel" }), json!({ "type": "function" })]);
    check::<BashEnvironment>(
        true,
        [json!({ "type": "container_auto" }), json!({ "type": "container_reference", "container_id": "a-1" })],
    );
    check::<BashEnvironment>(false, [json!({ "type": "host" })]);
    check::<DeferredToolSearch>(
        true,
        [
            json!({ "type": "bm25", "max_results": 5 }),
            json!({ "type": "regex", "max_results": 5 }),
            json!({ "type": "custom", "max_results": 5, "result_key": "tool_names", "tool_id": "search_catalog" }),
        ],
    );
    check::<DeferredToolSearch>(false, [json!({ "type": "vector" })]);
}

#[test]
fn tool_choices() {
    check::<ToolChoice>(
        true,
        [
            json!("required"),
            json!({ "type": "function", "function": { "name": "a" } }),
            json!({ "type": "openrouter:web_search" }),
        ],
    );
    for mode in ["none", "auto", "something new"] {
        assert_eq!(round_trip::<ToolChoice>(json!(mode)), ToolChoice::Mode(mode.into()));
    }
    assert!(matches!(round_trip(json!({ "type": "something new", "a": 1 })), ToolChoice::ServerTool(_)));
}

#[test]
fn plugins() {
    let router = json!({
        "enabled": true, "allowed_models": ["a/*"], "excluded_models": ["b/*"], "cost_tier": "low",
        "cost_quality_tradeoff": 9,
    });
    let with = |id: &str, fields: &Value| {
        let mut plugin = fields.clone();
        plugin["id"] = json!(id);
        plugin
    };
    let mut auto = with("auto-router", &router);
    auto["pin_model"] = json!(true);
    check::<Plugin>(
        true,
        [
            auto,
            with("auto-beta-router", &router),
            json!({ "id": "moderation" }),
            json!({ "id": "web", "enabled": true, "max_results": 5, "search_prompt": "a", "engine": "native",
                "include_domains": ["a.example"], "exclude_domains": ["b.example"], "max_uses": 3, "mode": "fast",
                "user_location": { "type": "approximate", "country": "DE" }, "x_search": {} }),
            json!({ "id": "web-fetch", "max_uses": 3, "max_content_tokens": 100, "allowed_domains": ["a.example"],
                "blocked_domains": ["b.example"] }),
            json!({ "id": "file-parser", "enabled": true, "pdf": { "engine": "mistral-ocr" } }),
            json!({ "id": "response-healing", "enabled": false }),
            json!({ "id": "context-compression", "enabled": true, "engine": "middle-out" }),
            json!({ "id": "pareto-router", "enabled": true, "max_price": 1, "min_coding_score": 0.66, "price_source": "weighted_avg" }),
            json!({ "id": "fusion", "enabled": true, "analysis_models": ["a/b"], "model": "c/d", "preset": "general-fast",
                "tools": [{ "type": "openrouter:web_search" }], "max_tool_calls": 4 }),
            json!({ "id": "alignment", "rules": ["a"], "instruct": true, "max_retries": 1, "mode": "audit", "threshold": 0.7 }),
            json!({ "id": "armor", "anything": [1] }),
            json!({ "id": "jev-router", "models": ["a/*"], "allowed_models": ["b/*"], "excluded_models": ["c/*"], "cost_tier": "own" }),
            json!({ "id": "switchyard-router", "algorithm": "stage", "judge_model": "a/b" }),
        ],
    );
    check::<Plugin>(false, [json!({ "id": "teleporter", "speed": 1 }), json!({ "id": "alignment" })]);
}

#[test]
fn formats_and_stops() {
    check::<ResponseFormat>(
        true,
        [
            json!({ "type": "text" }),
            json!({ "type": "json_object" }),
            json!({ "type": "json_schema", "json_schema": {
            "name": "a", "description": "b", "schema": { "type": "object" }, "strict": false,
        } }),
            json!({ "type": "grammar", "grammar": "root ::= a" }),
            json!({ "type": "python" }),
        ],
    );
    check::<ResponseFormat>(false, [json!({ "type": "xml" }), json!({ "type": "grammar" })]);
    check::<StopCondition>(
        true,
        [
            json!({ "type": "step_count_is", "step_count": 5 }),
            json!({ "type": "has_tool_call", "tool_name": "a" }),
            json!({ "type": "max_tokens_used", "max_tokens": 1000 }),
            json!({ "type": "max_cost", "max_cost_in_dollars": 0.5 }),
            json!({ "type": "finish_reason_is", "reason": "length" }),
        ],
    );
    check::<StopCondition>(false, [json!({ "type": "moon_is_full" })]);
}

#[test]
fn reasoning_and_annotations() {
    check::<ReasoningDetail>(
        true,
        [
            json!({ "type": "reasoning.text", "text": "a", "signature": "b", "id": "c", "format": "unknown", "index": 0 }),
            json!({ "type": "reasoning.summary", "summary": "a", "id": "c", "format": "xai-responses-v1", "index": 0 }),
            json!({ "type": "reasoning.encrypted", "data": "a", "id": "c", "format": "google-gemini-v1", "index": 6 }),
            json!({ "type": "reasoning.server_tool_call", "tool_name": "a", "arguments": "{}", "result": "b",
                "tool_call_id": "c", "id": "d", "format": "unknown", "index": 1 }),
        ],
    );
    check::<ReasoningDetail>(
        false,
        [
            json!({ "type": "reasoning.telepathy", "data": "a", "index": 0 }),
            json!({ "type": "reasoning.summary", "summary": null }),
        ],
    );
    check::<Annotation>(
        true,
        [
            json!({ "type": "url_citation", "url_citation": {
            "url": "https://a.example", "title": "b", "start_index": 0, "end_index": 0, "content": "c",
        } }),
            json!({ "type": "file", "file": { "hash": "a", "name": "b.pdf", "content": [
            { "type": "text", "text": "c" }, { "type": "image_url", "image_url": { "url": "data:image/png;base64,AA==" } },
        ] } }),
            json!({ "type": "file_annotation", "file_annotation": { "file_id": "a", "quote": "b" } }),
        ],
    );
    check::<Annotation>(false, [json!({ "type": "hearsay", "hearsay": {} })]);
    assert!(matches!(
        read(&json!({ "type": "file", "file": { "hash": "a", "content": [] } })),
        Annotation::File(FileAnnotation { file: ParsedFile { name: None, .. }, .. })
    ));
}

#[test]
fn plain_unions() {
    assert_eq!(round_trip::<MessageContent>(json!("a")).as_text(), Some("a"));
    assert_eq!(round_trip::<MessageContent>(json!([{ "type": "text", "text": "a" }])).as_text(), None);
    round_trip::<TextContent>(json!("a"));
    round_trip::<TextContent>(json!([{ "type": "text", "text": "a" }]));
    round_trip::<PredictionContent>(json!("a"));
    round_trip::<PredictionContent>(json!([{ "type": "text", "text": "a" }]));
    round_trip::<StopSequences>(json!("a"));
    round_trip::<StopSequences>(json!(["a", "b"]));
    check::<ProviderSort>(true, [json!("exacto"), json!({ "by": "price", "partition": "none" })]);
    check::<PerformanceThreshold>(true, [json!(50), json!({ "p50": 1, "p75": 2.5, "p90": 3, "p99": 4 })]);
    check::<Price>(true, [json!("0.5"), json!(0.5)]);
    check::<ErrorCode>(true, [json!(400), json!("server_error")]);
    assert_eq!(write(&MessageContent::default()), json!(""));
    assert_eq!(write(&TextContent::default()), json!(""));
    assert_eq!(write(&PredictionContent::default()), json!(""));
}
