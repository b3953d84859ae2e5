//! Numbers: the sources disagree on whole and broken ones, so both read.

use crate::{read, round_trip, write};
use openrouter_wasm::wire::*;
use serde_json::{Value, from_value, json};

#[test]
fn whole_numbers_may_be_written_as_doubles() {
    let request: ChatRequest =
        read(&json!({ "messages": [], "max_tokens": 60.0, "seed": -3.0, "top_logprobs": 5, "top_k": 0.0 }));
    assert_eq!(
        (request.max_tokens, request.seed, request.top_logprobs, request.top_k),
        (Some(60), Some(-3), Some(5), Some(0))
    );
    assert_eq!(write(&request)["max_tokens"].to_string(), "60");

    let usage: Usage = read(&json!({ "prompt_tokens": 10.0, "completion_tokens": 5e1, "total_tokens": 60 }));
    assert_eq!((usage.prompt_tokens, usage.completion_tokens, usage.total_tokens), (10, 50, 60));

    let chunk: ChatChunk = read(&json!({ "id": "gen-1", "created": 1.75e9, "choices": [{ "index": 0.0 }] }));
    assert_eq!((chunk.created, chunk.choices[0].index), (1_750_000_000, 0));
}

#[test]
fn whole_numbers_have_to_be_whole_and_in_range() {
    for wrong in [json!(0.5), json!(-1), json!(1e300), json!(-1e300), json!("60"), json!(true), json!([])] {
        assert!(from_value::<Usage>(json!({ "prompt_tokens": wrong })).is_err(), "{wrong}");
    }
    assert!(from_value::<ChatRequest>(json!({ "messages": [], "seed": u64::MAX })).is_err());
    assert_eq!(read::<Usage>(&json!({ "prompt_tokens": u64::MAX })).prompt_tokens, u64::MAX);
}

#[test]
fn costs_may_be_whole() {
    for cost in [json!(0), json!(0.0), json!(0.0012), json!(3)] {
        let usage = json!({ "prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2, "cost": cost });
        assert_eq!(round_trip::<Usage>(usage).cost, cost.as_f64());
    }
}

#[test]
fn log_probabilities_may_be_whole() {
    let logprobs: Logprobs = round_trip(json!({ "content": [{
        "token": "é", "logprob": 0, "bytes": [195, 169], "top_logprobs": [{ "token": "e", "logprob": -9999, "bytes": null }],
    }] }));
    let token = &logprobs.content.unwrap()[0];
    assert_eq!((token.logprob, token.bytes.as_deref()), (0.0, Some("é".as_bytes())));
    let doubles: TopLogprob = read(&json!({ "token": "a", "logprob": -1.5, "bytes": [97.0] }));
    assert_eq!(doubles.bytes.as_deref(), Some(b"a".as_slice()));
}

#[test]
fn prices_go_out_as_they_are_given() {
    for price in [json!("0.50"), json!(1), json!(0.5)] {
        let max_price: MaxPrice = read(&json!({ "prompt": price }));
        assert_eq!(write(&max_price).to_string(), json!({ "prompt": price }).to_string());
    }
}

#[test]
fn error_codes_are_numbers_or_names() {
    let code = |code: Value| read::<ErrorCode>(&code);
    assert_eq!(code(json!(429)), ErrorCode::Number(429));
    assert_eq!(code(json!(429.0)), ErrorCode::Number(429));
    assert_eq!(code(json!("server_error")), ErrorCode::String("server_error".to_owned()));
    assert_eq!(write(&code(json!(429.0))), json!(429));
    assert_eq!(code(json!(429)).to_string(), "429");
    assert_eq!(code(json!("server_error")).to_string(), "server_error");
    assert_eq!(code(json!(429)).status(), Some(429));
    assert_eq!(code(json!("502")).status(), Some(502));
    for none in [json!("server_error"), json!(0), json!(-1), json!(70_000)] {
        assert_eq!(code(none).status(), None);
    }
}
