//! Structured answers: JSON after a schema, whole.

use serde::de::DeserializeOwned;

use super::{events::is_cut, read};
use crate::{
    error::{Error, ErrorKind},
    json::Json,
    wire::{ChatCompletion, FinishReason},
};

/// A structured answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ObjectAnswer<T> {
    /// Its value.
    pub value: T,
    /// The answer that it was read from.
    pub completion: ChatCompletion,
}

impl<T: DeserializeOwned> ObjectAnswer<T> {
    /// Reads the value of an answer whose request asked for JSON by its `response_format`. [`Chat::object`] does both.
    ///
    /// [`Chat::object`]: crate::Chat::object
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Answer`] for a refusal, an answer that was cut off, that is not JSON or not a `T`. Its `code` says
    /// which, its `partial` has the answer.
    pub fn read(completion: ChatCompletion) -> Result<Self, Error> {
        let text = text_of(&completion)?;
        match read::any_json(text) {
            Ok(value) => Ok(ObjectAnswer { value, completion }),
            Err(error) => {
                // What serde says of it may quote the answer.
                let place = format!("line {}, column {}", error.line(), error.column());
                let message = format!("the answer does not fit the schema at: {place}");
                Err(answer_error(&completion, "schema", &message))
            }
        }
    }
}

/// The JSON text of a structured answer.
pub(super) fn text_of(completion: &ChatCompletion) -> Result<&str, Error> {
    let fail = |code, message| Err(answer_error(completion, code, message));
    let Some(choice) = completion.choices.first() else {
        return fail("json", "the answer is not JSON");
    };
    if choice.message.refusal.as_ref().is_some_and(|refusal| !refusal.is_empty()) {
        return fail("refusal", "the model refused to answer");
    }
    if choice.finish_reason == Some(FinishReason::ContentFilter) {
        return fail("content_filter", "a filter has stopped the answer");
    }
    let text = choice.message.text();
    match Json::parse(text) {
        Ok(_) => Ok(text),
        Err(_) if is_cut(choice) => fail("length", "the answer was cut off at its limit of tokens: raise max_tokens"),
        Err(_) => fail("json", "the answer is not JSON"),
    }
}

/// The error of an answer that is not what was asked for.
pub(super) fn answer_error(partial: &ChatCompletion, code: &str, message: &str) -> Error {
    Error::new(ErrorKind::Answer, message).with(|details| {
        details.code = Some(format!("\"{code}\""));
        details.retryable = matches!(code, "json" | "schema");
        details.generation_id = Some(partial.id.clone());
        details.partial = serde_json::to_string(partial).ok();
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::ErrorCode;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Trip {
        city: String,
    }

    fn saying(message: Value, finish: &str, native: &str) -> ChatCompletion {
        let choice = json!({ "index": 0, "finish_reason": finish, "native_finish_reason": native, "message": message });
        serde_json::from_value(json!({ "id": "gen-1", "choices": [choice] })).unwrap()
    }

    #[test]
    fn an_answer_is_its_value() {
        let completion = saying(json!({ "content": " {\"city\":\"Bergen\",\"more\":\"\\ud83d\"} " }), "stop", "stop");
        let answer = ObjectAnswer::<Trip>::read(completion.clone()).unwrap();
        assert_eq!(answer, ObjectAnswer { value: Trip { city: "Bergen".into() }, completion });
    }

    #[test]
    fn what_is_not_the_answer_is_an_error_that_holds_it() {
        let cases = [
            ("refusal", json!({ "content": "", "refusal": "I won't, melon." }), "stop", "stop", false),
            ("content_filter", json!({ "content": "{\"city\":" }), "content_filter", "refusal", false),
            ("length", json!({ "content": "{\"city\":\"Ber" }), "length", "length", false),
            ("length", json!({ "content": "{\"city\":\"Ber" }), "stop", "MAX_TOKENS", false),
            ("length", json!({ "content": "{\"city\":7,\"a" }), "length", "length", false),
            ("json", json!({ "content": "Sure! melon" }), "stop", "stop", true),
            ("json", json!({ "content": null }), "stop", "stop", true),
            ("schema", json!({ "content": "{\"city\":7,\"melon\":1}" }), "stop", "stop", true),
            ("schema", json!({ "content": "{\"town\":\"melon\"}" }), "stop", "stop", true),
        ];
        for (code, message, finish, native, retryable) in cases {
            let completion = saying(message, finish, native);
            let error = ObjectAnswer::<Trip>::read(completion.clone()).unwrap_err();
            assert_eq!(
                (error.kind(), error.kind().name(), error.retryable()),
                (ErrorKind::Answer, "answer", retryable)
            );
            assert_eq!(error.code(), Some(ErrorCode::String(code.into())), "{message:?}", message = error.message());
            assert_eq!((error.partial(), error.generation_id()), (Some(completion), Some("gen-1")));
            assert!(!format!("{error} {error:?}").contains("melon"), "it shows the answer: {error:?}");
        }
        let error = ObjectAnswer::<Trip>::read(ChatCompletion::default()).unwrap_err();
        assert_eq!(error.code(), Some(ErrorCode::String("json".into())));
    }
}
