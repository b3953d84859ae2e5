//! The API's error object, in every shape it is known to have.

use super::retry_after;
use crate::{
    error::{Error, ErrorKind, text_of},
    json::{Json, Kind},
    text::text,
};

/// The HTTP statuses after which a new call may succeed.
const RETRYABLE_STATUSES: [f64; 8] = [408.0, 429.0, 500.0, 502.0, 503.0, 504.0, 524.0, 529.0];

/// Whether a new call may succeed after this HTTP status, or this number as an error's code.
pub fn is_retryable(status: f64) -> bool {
    RETRYABLE_STATUSES.contains(&status)
}

/// The API's error types, and the codes it uses in their place, after which a new call may succeed.
const RETRYABLE_TYPES: [&str; 8] = [
    "provider_overloaded",
    "provider_unavailable",
    "rate_limit_exceeded",
    "server",
    "server_error",
    "timeout",
    "unmapped",
    "overloaded",
];

/// The error inside a JSON body or chunk that came with status 200: at the top, or in a choice.
pub fn error_in(body: Json<'_>) -> Option<Error> {
    if let Some(error) = api_error(body, 200) {
        return Some(error);
    }
    let failed = |choice: &Json<'_>| {
        choice.get("error").is_some_and(is_error)
            || choice.get("finish_reason").is_some_and(|reason| reason.as_str().as_deref() == Some("error"))
    };
    let choice = body.get("choices")?.items().find(failed)?;
    let error = match choice.get("error").filter(|error| is_error(*error)) {
        Some(error) => from_object(error, 200),
        None => {
            let mut message = String::from("the provider ended the answer with an error");
            if let Some(reason) = choice.get("native_finish_reason").and_then(text_of) {
                message = text![message, ": ", reason];
            }
            Error::new(ErrorKind::Api, message).with(|details| (details.status, details.retryable) = (Some(200), true))
        }
    };
    Some(with_provider_of(body, error))
}

/// The error of a body's `error` field. `status` is the status of the HTTP response.
pub fn api_error(body: Json<'_>, status: u16) -> Option<Error> {
    let error = body.get("error").filter(|error| is_error(*error))?;
    Some(with_provider_of(body, from_object(error, status)))
}

/// Whether an `error` field is an error: `false` and `""` are none.
fn is_error(error: Json<'_>) -> bool {
    error.kind() == Kind::Object || error.escaped().is_some_and(|text| !text.is_empty())
}

fn with_provider_of(body: Json<'_>, error: Error) -> Error {
    error.with(|details| {
        if details.provider.is_none() {
            details.provider = body.get("provider").and_then(text_of);
        }
    })
}

fn from_object(error: Json<'_>, status: u16) -> Error {
    let metadata = error.get("metadata").filter(|metadata| metadata.kind() == Kind::Object);
    let availability = error.get("availability");
    let of_metadata = |key| metadata.and_then(|metadata| metadata.get(key));
    let of_availability = |key| availability.and_then(|availability| availability.get(key));

    let code = error.get("code").or(of_availability("code"));
    let code = code.filter(|code| matches!(code.kind(), Kind::Number | Kind::String));
    let error_type = error.get("error_type").or(of_metadata("error_type"));
    let limit_source = of_metadata("limit_source").and_then(text_of);
    // A number may be written as a string.
    let as_number = |code: Json<'_>| code.as_f64().or_else(|| Json::parse(code.escaped()?).ok()?.as_f64());
    let number = code.and_then(as_number).or(error.get("http_status").and_then(Json::as_f64));

    let says_so = of_availability("retryable").and_then(Json::as_bool);
    let in_flight_budget = limit_source.as_deref() == Some("openrouter_in_flight_budget");
    let by_status = is_retryable(number.unwrap_or(status.into()));
    let by_type =
        [error_type, code].iter().flatten().any(|name| RETRYABLE_TYPES.contains(&name.escaped().unwrap_or("")));

    Error::new(ErrorKind::Api, message(error)).with(|details| {
        details.status = Some(status);
        details.code = code.map(|code| code.text().to_owned());
        details.error_type = error_type.and_then(text_of);
        details.provider = of_metadata("provider_name").and_then(text_of);
        details.metadata = metadata.map(|metadata| metadata.text().to_owned());
        details.retryable = says_so.unwrap_or(by_status || by_type || in_flight_budget);
        details.retry_after = retry_after::in_error(metadata, availability);
    })
}

fn message(error: Json<'_>) -> String {
    let message = match error.kind() {
        Kind::String => text_of(error),
        _ => error.get("message").and_then(text_of),
    };
    match message {
        Some(message) if !message.is_empty() => issues(&message).unwrap_or(message),
        _ => "the API reported an error without a message".into(),
    }
}

/// Some routes answer with a list of validation issues as JSON in the message; this is the list as a sentence.
fn issues(message: &str) -> Option<String> {
    let list = Json::parse(message).ok().filter(|json| json.kind() == Kind::Array)?;
    let mut issues = String::new();
    for issue in list.items() {
        let Some(message) = issue.get("message").and_then(text_of) else { continue };
        if !issues.is_empty() {
            issues.push_str("; ");
        }
        let path = issue.get("path").map(path).unwrap_or_default();
        issues = if path.is_empty() { text![issues, message] } else { text![issues, path, ": ", message] };
    }
    Some(issues).filter(|issues| !issues.is_empty())
}

/// The way to a value, of fields' names and items' indices, with dots between.
fn path(steps: Json<'_>) -> String {
    let mut path = String::new();
    for step in steps.items() {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&text_of(step).unwrap_or_else(|| step.text().to_owned()));
    }
    path
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::wire::ErrorCode;

    fn error(body: &str, status: u16) -> Error {
        api_error(Json::parse(body).unwrap(), status).unwrap()
    }

    #[test]
    fn an_upstream_limit_names_the_provider_and_the_wait() {
        let error = error(
            r#"{"error":{"code":429,"message":"Provider returned error","metadata":{"provider_name":"Cohere","raw":"slow down","retry_after_seconds":7,"headers":{"Retry-After":"9"}}}}"#,
            429,
        );
        assert_eq!(error.code(), Some(ErrorCode::Number(429)));
        assert_eq!(error.provider(), Some("Cohere"));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error.metadata().unwrap()["raw"], "slow down");
        assert!(error.retryable());
    }

    #[test]
    fn an_availability_error_has_no_code_of_its_own() {
        let error = error(
            r#"{"error":{"message":"No capacity","error_type":"provider_overloaded","http_status":503,"availability":{"code":"temporarily_unavailable","retryable":false}}}"#,
            503,
        );
        assert_eq!(error.code(), Some(ErrorCode::String("temporarily_unavailable".into())));
        assert_eq!(error.error_type(), Some("provider_overloaded"));
        assert!(!error.retryable(), "what the API says of it wins");
    }

    #[test]
    fn validation_issues_become_a_sentence() {
        let error = error(
            r#"{"success":false,"error":{"name":"ZodError","message":"[{\"path\":[\"messages\",0,\"role\"],\"message\":\"Required\"},{\"path\":[],\"message\":\"Odd\"}]"}}"#,
            400,
        );
        assert_eq!(error.message(), "messages.0.role: Required; Odd");
        assert_eq!(error.code(), None);
    }

    #[test]
    fn a_402_is_retryable_only_for_the_budget_in_flight() {
        let body =
            |source| format!(r#"{{"error":{{"code":402,"message":"m","metadata":{{"limit_source":"{source}"}}}}}}"#);
        assert!(error(&body("openrouter_in_flight_budget"), 402).retryable());
        assert!(!error(&body("openrouter_credits"), 402).retryable());
    }

    #[test]
    fn odd_shapes_still_give_a_message() {
        assert_eq!(error(r#"{"error":"plain"}"#, 500).message(), "plain");
        assert_eq!(error(r#"{"error":{}}"#, 500).message(), "the API reported an error without a message");
        assert!(api_error(Json::parse(r#"{"error":null}"#).unwrap(), 500).is_none());
        let long = format!(r#"{{"error":{{"message":"{}"}}}}"#, "é".repeat(5_000));
        assert_eq!(error(&long, 400).message().chars().count(), 2_001);
    }
}
