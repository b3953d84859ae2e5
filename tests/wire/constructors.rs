//! The short ways to make a request in Rust.

use crate::{read, write};
use openrouter_wasm::wire::*;
use serde_json::{Value, json};

#[test]
fn a_request_in_one_line() {
    let request = ChatRequest::new("openai/gpt-5", [ChatMessage::user("Hello")]);
    assert_eq!(
        write(&request),
        json!({ "model": "openai/gpt-5", "messages": [{ "role": "user", "content": "Hello" }] })
    );
}

#[test]
fn an_empty_request_writes_its_messages_only() {
    assert_eq!(write(&ChatRequest::default()), json!({ "messages": [] }));
}

#[test]
fn messages() {
    assert_eq!(write(&ChatMessage::system("Be brief")), json!({ "role": "system", "content": "Be brief" }));
    assert_eq!(write(&ChatMessage::developer("Be brief")), json!({ "role": "developer", "content": "Be brief" }));
    assert_eq!(write(&ChatMessage::assistant("Hi".to_owned())), json!({ "role": "assistant", "content": "Hi" }));
    assert_eq!(
        write(&ChatMessage::tool("call_1", "42")),
        json!({ "role": "tool", "content": "42", "tool_call_id": "call_1" })
    );
    assert_eq!(
        write(&ChatMessage::user(vec![
            ContentPart::text("What is this?"),
            ContentPart::image_url("https://example.com/cat.png"),
        ])),
        json!({ "role": "user", "content": [
            { "type": "text", "text": "What is this?" },
            { "type": "image_url", "image_url": { "url": "https://example.com/cat.png" } },
        ] })
    );
    assert_eq!(
        write(&ChatMessage::system(vec![TextContentPart::text("Be brief")])),
        json!({ "role": "system", "content": [{ "type": "text", "text": "Be brief" }] })
    );
}

#[test]
fn an_answer_goes_back_as_it_is() {
    let message = json!({
        "role": "assistant",
        "content": null,
        "refusal": null,
        "reasoning": "Let me look.",
        "reasoning_details": [
            { "type": "reasoning.text", "text": "Let me look.", "signature": "c2ln", "format": null, "index": 0 },
        ],
        "tool_calls": [
            { "type": "function", "index": 0, "id": "call_1", "function": { "name": "look", "arguments": "{}" } },
        ],
        "later": true,
    });
    let answer: ChatCompletionMessage = read(&message);
    let mut sent = message.clone();
    for nullable in ["content", "refusal"] {
        sent.as_object_mut().unwrap().remove(nullable);
    }
    assert_eq!(write(&ChatMessage::from(answer)), sent);
}

#[test]
fn sound_goes_back_by_its_id_and_calls_with_arguments() {
    let back = |message: Value| write(&ChatMessage::from(read::<ChatCompletionMessage>(&message)));
    let audio = json!({ "id": "audio_1", "data": "AAAA", "expires_at": 1, "transcript": "Ah.", "later": true });
    assert_eq!(back(json!({ "audio": audio })), json!({ "role": "assistant", "audio": { "id": "audio_1" } }));
    let nameless = json!({ "data": "AAAA" });
    assert_eq!(back(json!({ "audio": nameless })), json!({ "role": "assistant", "audio": nameless }));
    let call = |arguments: Value| {
        let message = json!({ "tool_calls": [{ "id": "a", "function": { "name": "look", "arguments": arguments } }] });
        back(message)["tool_calls"][0]["function"]["arguments"].clone()
    };
    assert_eq!([call(json!(null)), call(json!("")), call(json!("{"))], [json!("{}"), json!(""), json!("{")]);
}

#[test]
fn the_first_choice_goes_back() {
    let choice = |index: u64, content: &str| json!({ "index": index, "message": { "content": content } });
    let completion = |choices: Value| read::<ChatCompletion>(&json!({ "id": "gen-1", "choices": choices }));
    let said = |text: &str| Some(json!({ "role": "assistant", "content": text }));
    let back = |choices: Value| completion(choices).to_message().map(|message| write(&message));
    assert_eq!(back(json!([choice(1, "b"), choice(0, "a")])), said("a"));
    assert_eq!(back(json!([choice(3, "c")])), said("c"));
    assert_eq!(back(json!([])), None);
}

#[test]
fn the_text_of_an_answer() {
    let text = |content: Value| read::<ChatCompletionMessage>(&json!({ "content": content })).text().to_owned();
    assert_eq!(text(json!("Hi")), "Hi");
    assert_eq!(text(json!(null)), "");
    assert_eq!(text(json!([{ "type": "text", "text": "Hi" }])), "");
}

#[test]
fn tools_and_formats() {
    let schema = json!({ "type": "object" }).as_object().unwrap().clone();
    assert_eq!(
        write(&Tool::function("look", "Looks", schema.clone())),
        json!({ "type": "function", "function": {
            "name": "look", "description": "Looks", "parameters": { "type": "object" },
        } })
    );
    assert_eq!(write(&ToolChoice::from(ToolChoiceMode::Required)), json!("required"));
    assert_eq!(write(&ToolChoice::function("look")), json!({ "type": "function", "function": { "name": "look" } }));
    assert_eq!(
        write(&ToolCall::new("call_1", "look", "{}")),
        json!({ "id": "call_1", "type": "function", "function": { "name": "look", "arguments": "{}" } })
    );
    assert_eq!(write(&ResponseFormat::json_object()), json!({ "type": "json_object" }));
    assert_eq!(
        write(&ResponseFormat::json_schema("answer", schema)),
        json!({ "type": "json_schema", "json_schema": {
            "name": "answer", "schema": { "type": "object" }, "strict": true,
        } })
    );
}

#[test]
fn caching_and_small_conversions() {
    assert_eq!(write(&CacheControl::ephemeral()), json!({ "type": "ephemeral" }));
    assert_eq!(write(&CacheControl::with_ttl(CacheTtl::OneHour)), json!({ "type": "ephemeral", "ttl": "1h" }));
    assert_eq!(write(&StopSequences::from("\n")), json!("\n"));
    assert_eq!(write(&StopSequences::from(vec!["a".to_owned(), "b".to_owned()])), json!(["a", "b"]));
    assert_eq!(write(&ProviderSort::from(ProviderSortKey::Price)), json!("price"));
    assert_eq!(write(&PredictionContent::from("fn main() {}")), json!("fn main() {}"));
    assert_eq!(write(&Prediction::default()), json!({ "type": "content", "content": "" }));
}

#[test]
fn new_answers_call_themselves_what_they_are() {
    assert_eq!(write(&ChatCompletion::default().object), json!("chat.completion"));
    assert_eq!(write(&ChatChunk::default().object), json!("chat.completion.chunk"));
    assert_eq!(write(&ChatCompletionMessage::default().role), json!("assistant"));
}
