use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};

use super::*;
use crate::collect::Answer;

fn chunk(delta: Value, finish: Option<&str>) -> Value {
    json!({
        "id": "gen-1",
        "object": "chat.completion.chunk",
        "choices": [{ "index": 0, "delta": delta, "finish_reason": finish, "native_finish_reason": finish }],
    })
}

fn call(fields: Value) -> Value {
    chunk(json!({ "content": null, "tool_calls": [fields] }), None)
}

/// What a stream of these chunks tells, and the whole that it comes to.
fn told(chunks: &[Value]) -> (Vec<ChatEvent>, ChatCompletion) {
    let mut answer = Answer::new(1 << 20);
    let (mut events, mut told) = (Events::default(), Vec::new());
    for text in chunks.iter().map(|chunk| format!("data: {chunk}\n\n")).chain(["data: [DONE]\n\n".into()]) {
        answer.room(text.len()).copy_from_slice(text.as_bytes());
        while let Some(chunk) = answer.next_chunk(|chunk| read::from_json(chunk.text())) {
            told.extend(events.of(chunk.unwrap().unwrap()));
        }
    }
    let completion = read::from_json(&answer.completion().unwrap()).unwrap();
    told.extend(events.at_end(&completion));
    (told, completion)
}

fn events_of(chunks: &[Value]) -> Vec<ChatEvent> {
    told(chunks).0
}

/// The complete calls: index, id, text, arguments.
fn calls(events: &[ChatEvent]) -> Vec<(u64, &str, &str, Result<Value, ArgumentsError>)> {
    let call = |event: &'_ ChatEvent| matches!(event, ChatEvent::ToolCall { .. });
    let parts = |event| match event {
        &ChatEvent::ToolCall { index, ref id, ref text, ref arguments, .. } => {
            (index, id.as_str(), text.as_str(), arguments.clone())
        }
        _ => unreachable!(),
    };
    events.iter().filter(|event| call(event)).map(parts).collect()
}

#[test]
fn in_the_order_in_which_they_came_what_is_complete_at_the_end() {
    let mut last = chunk(json!({ "content": "" }), Some("tool_calls"));
    last["usage"] = json!({ "prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "cost": 0.5 });
    let detail = |fields: Value| chunk(json!({ "content": "", "reasoning_details": [fields] }), None);
    let mut thinking = detail(json!({ "type": "reasoning.text", "text": "Hm.", "index": 0 }));
    thinking["choices"][0]["delta"]["reasoning"] = json!("Hm.");
    let (events, completion) = told(&[
        thinking,
        detail(json!({ "type": "reasoning.text", "signature": "abc", "index": 0 })),
        chunk(json!({ "content": "Let me " }), None),
        chunk(json!({ "content": "look." }), None),
        call(json!({ "index": 0, "id": "a", "function": { "name": "one", "arguments": "" } })),
        call(json!({ "index": 0, "function": { "arguments": "{}" } })),
        chunk(json!({ "content": "" }), Some("tool_calls")),
        last,
    ]);
    let (choice, index) = (0, 0);
    let details = completion.choices[0].message.reasoning_details.clone().unwrap();
    assert!(matches!(&details[..], [ReasoningDetail::Text(all)] if all.signature == Some(Some("abc".into()))));
    assert_eq!(
        events,
        [
            ChatEvent::Reasoning { choice, text: "Hm.".into() },
            ChatEvent::Text { choice, text: "Let me ".into() },
            ChatEvent::Text { choice, text: "look.".into() },
            ChatEvent::ToolCallStart { choice, index, id: Some("a".into()), name: "one".into() },
            ChatEvent::ToolCallArguments { choice, index, text: "{}".into() },
            ChatEvent::ReasoningDetail { choice, detail: details[0].clone() },
            ChatEvent::ToolCall {
                choice,
                index,
                id: "a".into(),
                name: "one".into(),
                text: "{}".into(),
                arguments: Ok(json!({})),
            },
            ChatEvent::Finish {
                choice,
                reason: Some(FinishReason::ToolCalls),
                native_reason: Some("tool_calls".into()),
                truncated: false,
            },
            ChatEvent::Usage(Box::new(completion.usage.unwrap())),
        ]
    );
}

#[test]
fn reasoning_that_stands_in_its_details_alone() {
    let detail = |fields: Value| chunk(json!({ "content": "", "reasoning_details": [fields] }), None);
    let events = events_of(&[
        detail(json!({ "type": "reasoning.summary", "summary": "First, ", "index": 0 })),
        detail(json!({ "type": "reasoning.newer", "text": "then", "index": 1 })),
        detail(json!({ "type": "reasoning.encrypted", "data": "xyz", "index": 2 })),
        chunk(json!({ "content": "Yes." }), Some("stop")),
    ]);
    let thoughts = events.iter().filter_map(|event| match event {
        ChatEvent::Reasoning { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(thoughts.collect::<Vec<_>>(), ["First, ", "then"]);
}

#[test]
fn arguments_as_a_value_as_nothing_cut_and_as_no_json() {
    let ending = |text: Option<&str>, finish: &str, native: &str| {
        let mut end = chunk(json!({ "content": "" }), Some(finish));
        end["choices"][0]["native_finish_reason"] = json!(native);
        let begin = json!({ "index": 3, "id": "a", "function": { "name": "one", "arguments": text } });
        let events = events_of(&[call(begin), end]);
        let truncated = events.iter().any(|event| matches!(event, ChatEvent::Finish { truncated: true, .. }));
        let [(3, "a", _, ref arguments)] = calls(&events)[..] else { panic!("{events:?}") };
        (arguments.clone(), truncated)
    };
    let done = "tool_calls";
    assert_eq!(ending(Some("{\"a\": [1]}"), done, done), (Ok(json!({ "a": [1] })), false));
    assert_eq!(ending(Some("{\"a\": \"\\ud83d\"}"), done, done), (Ok(json!({ "a": "\u{fffd}" })), false));
    assert_eq!(ending(Some(" "), done, done), (Ok(json!({})), false));
    assert_eq!(ending(None, done, done), (Ok(json!({})), false));
    assert_eq!(ending(Some("{\"a\": ["), done, done), (Err(ArgumentsError::Invalid), false));
    for (reason, native) in
        [("length", "length"), (done, "max_tokens"), (done, "MAX_TOKENS"), (done, "max_output_tokens")]
    {
        assert_eq!(ending(Some("{\"a\": ["), reason, native), (Err(ArgumentsError::Truncated), true), "{native}");
    }
}

#[test]
fn several_choices_and_calls_at_once_are_told_apart() {
    let of = |index: u64, mut chunk: Value| {
        chunk["choices"][0]["index"] = json!(index);
        chunk
    };
    let events = events_of(&[
        chunk(json!({ "content": "a" }), None),
        of(1, chunk(json!({ "content": "b" }), None)),
        call(json!({ "index": 1, "id": "y", "function": { "name": "two", "arguments": "[" } })),
        call(json!({ "index": 0, "id": "x", "function": { "name": "one", "arguments": "{" } })),
        call(json!({ "index": 1, "function": { "arguments": "]" } })),
        call(json!({ "index": 0, "function": { "arguments": "}" } })),
        chunk(json!({ "content": "" }), Some("tool_calls")),
        of(1, chunk(json!({ "content": "" }), Some("stop"))),
    ]);
    assert_eq!(calls(&events), [(0, "x", "{}", Ok(json!({}))), (1, "y", "[]", Ok(json!([])))]);
    let ends = events.iter().filter_map(|event| match event {
        ChatEvent::Finish { choice, reason, .. } => Some((*choice, reason.as_ref().unwrap().as_str())),
        _ => None,
    });
    assert_eq!(ends.collect::<Vec<_>>(), [(0, "tool_calls"), (1, "stop")]);
}

#[test]
fn calls_without_an_index_begin_with_their_id() {
    let events = events_of(&[
        call(json!({ "id": "x", "function": { "name": "one", "arguments": "{" } })),
        call(json!({ "function": { "name": "one", "arguments": "}" } })),
        call(json!({ "id": "y", "function": { "name": "two", "arguments": "[]" } })),
        chunk(json!({ "content": "" }), Some("tool_calls")),
    ]);
    let starts = events.iter().filter_map(|event| match event {
        ChatEvent::ToolCallStart { index, id, name, .. } => Some((*index, id.as_deref(), name.as_str())),
        _ => None,
    });
    assert_eq!(starts.collect::<Vec<_>>(), [(0, Some("x"), "one"), (1, Some("y"), "two")]);
    assert_eq!(calls(&events), [(0, "x", "{}", Ok(json!({}))), (1, "y", "[]", Ok(json!([])))]);
}

/// The events of an answer with each text and call in one piece.
fn joined(events: Vec<ChatEvent>) -> Vec<ChatEvent> {
    let mut all: Vec<ChatEvent> = Vec::new();
    for event in events {
        let grows = all.iter_mut().find_map(|known| match (known, &event) {
            (ChatEvent::Text { text, .. }, ChatEvent::Text { text: more, .. })
            | (ChatEvent::Reasoning { text, .. }, ChatEvent::Reasoning { text: more, .. })
            | (ChatEvent::Refusal { text, .. }, ChatEvent::Refusal { text: more, .. }) => Some((text, more)),
            (
                ChatEvent::ToolCallArguments { index, text, .. },
                ChatEvent::ToolCallArguments { index: same, text: more, .. },
            ) if index == same => Some((text, more)),
            _ => None,
        });
        match grows {
            Some((text, more)) => text.push_str(more),
            None => all.push(event),
        }
    }
    all
}

proptest! {
    #[test]
    fn an_answer_tells_the_same_in_one_piece_and_in_many(
        texts in [".{0,20}", ".{0,20}", ".{0,20}"],
        arguments in vec("\\PC{1,12}", 0..3),
        places in vec(any::<Index>(), 0..12),
    ) {
        let cut = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let mut ends: Vec<usize> = places.iter().map(|place| place.index(chars.len() + 1)).collect();
            ends.extend([0, chars.len()]);
            ends.sort_unstable();
            ends.windows(2).map(|pair| chars[pair[0]..pair[1]].iter().collect()).collect::<Vec<String>>()
        };
        let mut chunks = Vec::new();
        for (key, text) in ["reasoning", "content", "refusal"].iter().zip(&texts) {
            chunks.extend(cut(text).into_iter().map(|piece| chunk(json!({ *key: piece }), None)));
        }
        for (index, text) in arguments.iter().enumerate() {
            let begin = json!({ "index": index, "id": format!("id{index}"), "function": { "name": "one" } });
            chunks.push(call(begin));
            chunks.extend(cut(text).into_iter().map(|piece| {
                call(json!({ "index": index, "function": { "arguments": piece } }))
            }));
        }
        chunks.push(chunk(json!({ "content": "" }), Some("stop")));
        let (events, completion) = told(&chunks);
        prop_assert_eq!(joined(events), joined(Events::of_whole(&completion)));
    }
}
