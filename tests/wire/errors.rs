//! Errors: each shape there is.

use crate::{read, round_trip};
use openrouter_wasm::wire::*;
use serde_json::json;

#[test]
fn every_field() {
    let envelope: ErrorEnvelope = round_trip(json!({
        "error": {
            "code": 429, "message": "Provider returned error", "error_type": "rate_limit_exceeded", "http_status": 429,
            "name": "a",
            "metadata": {
                "error_type": "rate_limit_exceeded", "provider_name": "Chutes", "provider_code": "slow_down",
                "provider_error_code": 1, "raw": "{\"error\":1}", "is_byok": false,
                "previous_errors": [{ "code": 502, "message": "b" }], "limit_source": "upstream_provider_shared_pool",
                "remedy_hint": "c", "retry_after_seconds": 12.5, "retry_after_seconds_raw": "12.5",
                "headers": { "Retry-After": "13" }, "reasons": ["d"], "flagged_input": "e", "model_slug": "f/g",
                "patterns": ["h"], "routing_funnel": [{ "step": "i", "endpoint_count": 0 }], "failed_routing_step": "i",
                "own": true,
            },
            "availability": {
                "code": "capacity_exhausted", "retryable": true, "retry_after": 5, "requested_models": ["f/g"],
                "affected_providers": ["Chutes"], "excluded_by": ["j"], "fallback_models": ["k/l"],
                "constraint": { "m": 1 }, "docs_url": "https://n.example",
            },
        },
        "user_id": "user_1",
        "openrouter_metadata": {
            "requested": "f/g", "strategy": "direct", "region": null, "summary": "", "attempt": 1, "is_byok": false,
            "endpoints": { "total": 0, "available": [] },
        },
        "success": false,
    }));
    assert_eq!(envelope.extra, UnknownFields::default());
    assert_eq!(envelope.error.extra, UnknownFields::default());
    let metadata = envelope.error.metadata.as_ref().unwrap();
    assert_eq!(metadata.extra.len(), 1);
    assert_eq!(metadata.extra["own"], json!(true));
    assert_eq!(envelope.error.availability.as_ref().unwrap().extra, UnknownFields::default());
    assert_eq!(envelope.error.status(), Some(429));
    assert_eq!(envelope.error.error_type(), Some(&ErrorType::RateLimitExceeded));
}

#[test]
fn of_a_wrong_key() {
    let envelope: ErrorEnvelope = round_trip(json!({ "error": { "message": "User not found.", "code": 401 } }));
    assert_eq!(envelope.error.status(), Some(401));
    assert_eq!(envelope.error.message, "User not found.");
}

#[test]
fn of_availability_without_a_code() {
    let envelope: ErrorEnvelope = read(&json!({ "error": {
        "message": "a", "error_type": "not_found", "http_status": 404,
        "availability": { "code": "model_deprecated", "retryable": false, "requested_models": ["b/c"] },
    } }));
    assert_eq!(envelope.error.status(), Some(404));
    assert_eq!(envelope.error.error_type(), Some(&ErrorType::NotFound));
    assert_eq!(envelope.error.availability.unwrap().code, Some(AvailabilityCode::ModelDeprecated));
}

#[test]
fn of_a_validator() {
    let envelope: ErrorEnvelope =
        round_trip(json!({ "success": false, "error": { "name": "ZodError", "message": "[{\"path\":[\"code\"]}]" } }));
    assert_eq!((envelope.success, envelope.error.code), (Some(false), None));
}

#[test]
fn in_a_stream() {
    let chunk: ChatChunk = read(&json!({
        "id": "gen-1", "object": "chat.completion.chunk", "created": 1, "model": "a/b", "provider": "c",
        "error": { "code": "server_error", "message": "Provider disconnected" },
        "choices": [{ "index": 0, "delta": { "content": "" }, "finish_reason": "error" }],
    }));
    assert_eq!(chunk.error.unwrap().code, Some(ErrorCode::String("server_error".to_owned())));
    assert_eq!(chunk.choices[0].finish_reason, Some(FinishReason::Error));
}

#[test]
fn the_kind_stands_in_the_metadata_too() {
    let error: ApiError = read(&json!({ "message": "a", "metadata": { "error_type": "timeout" } }));
    assert_eq!(error.error_type(), Some(&ErrorType::Timeout));
    assert_eq!(error.status(), None);
}

#[test]
fn details_of_an_unexpected_type_do_not_hide_the_error() {
    let error: ApiError = round_trip(json!({
        "code": 400, "message": "a",
        "metadata": { "error_type": ["timeout"], "provider_name": "b" },
        "availability": { "retryable": "perhaps" },
    }));
    assert_eq!(error.status(), Some(400));
    assert_eq!(error.metadata.unwrap().extra["provider_name"], json!("b"));
    assert_eq!(error.availability.unwrap().extra["retryable"], json!("perhaps"));
}

#[test]
fn without_a_message() {
    assert_eq!(read::<ErrorEnvelope>(&json!({ "error": { "code": 500, "message": null } })).error.message, "");
    assert_eq!(read::<ErrorEnvelope>(&json!({ "error": {} })).error, ApiError::default());
}
