//! The list of models.

use crate::{read, round_trip};
use openrouter_wasm::wire::*;
use serde_json::json;

#[test]
fn every_field() {
    let list: ModelList = round_trip(json!({
        "data": [{
            "id": "openai/gpt-5", "canonical_slug": "openai/gpt-5-2025-08-07", "name": "GPT-5", "created": 1_754_500_000,
            "description": "a", "context_length": 400_000, "hugging_face_id": "b/c", "knowledge_cutoff": "2024-10-01",
            "expiration_date": "2027-01-01",
            "architecture": {
                "modality": "text+image->text", "input_modalities": ["text", "image", "file"],
                "output_modalities": ["text"], "tokenizer": "GPT", "instruct_type": "chatml",
            },
            "pricing": {
                "prompt": "0.00000125", "completion": "0.00001", "request": "0", "image": "0", "image_token": "0",
                "image_output": "0", "audio": "0", "audio_output": "0", "input_audio_cache": "0", "web_search": "0.01",
                "internal_reasoning": "0", "input_cache_read": "0", "input_cache_write": "0",
                "input_cache_write_1h": "0", "discount": 0.5,
                "overrides": [{
                    "min_prompt_tokens": 200_000, "utc_start": 100, "utc_end": 400, "prompt": "0", "completion": "0",
                    "audio": "0", "input_audio_cache": "0", "input_cache_read": "0", "input_cache_write": "0",
                    "input_cache_write_1h": "0",
                }],
            },
            "top_provider": { "context_length": 400_000, "max_completion_tokens": 128_000, "is_moderated": true },
            "per_request_limits": { "prompt_tokens": 1000, "completion_tokens": 1000 },
            "supported_parameters": ["tools", "something_new"],
            "default_parameters": {
                "temperature": 1, "top_p": 0.95, "top_k": 40, "frequency_penalty": 0, "presence_penalty": 0,
                "repetition_penalty": 1,
            },
            "supported_voices": ["alloy"],
            "reasoning": {
                "mandatory": false, "default_enabled": true, "default_effort": "medium",
                "supported_efforts": ["high", "low"], "supports_max_tokens": true,
            },
            "benchmarks": {
                "artificial_analysis": { "intelligence_index": 71.4, "coding_index": 63, "agentic_index": 55.8 },
                "design_arena": [
                    { "arena": "models", "category": "website", "elo": 1385.2, "win_rate": 62.5, "rank": 5 },
                ],
            },
            "alias_target": { "slug": "openai/gpt-5", "name": "GPT-5" },
            "links": { "details": "/api/v1/models/openai/gpt-5/endpoints" },
        }],
        "links": { "next": "/api/v1/models?offset=1" },
        "total_count": 1,
    }));
    let model = &list.data[0];
    assert_eq!((&list.extra, &model.extra), (&UnknownFields::default(), &UnknownFields::default()));
    assert_eq!(model.pricing.extra, UnknownFields::default());
    assert_eq!(model.supported_parameters[0], SupportedParameter::Tools);
}

#[test]
fn a_router_knows_little_about_itself() {
    let model: Model = read(&json!({
        "id": "openrouter/auto", "context_length": null, "architecture": { "modality": null, "instruct_type": null },
        "pricing": { "prompt": "-1", "completion": "-1" }, "top_provider": { "context_length": null },
        "default_parameters": null, "reasoning": null, "benchmarks": null,
    }));
    assert_eq!((model.context_length, model.pricing.prompt.as_str()), (None, "-1"));
}
