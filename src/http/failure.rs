//! What a response that is no answer means.

use gloo_net::http::Response;

use super::{EVENT_STREAM, Form};
use crate::{
    decode::{self, retry_after},
    error::{Error, ErrorKind},
    json::Json,
    text::text,
};

/// The headers that are read of a response.
pub(super) const HEADERS: [&str; 8] = [
    "content-type",
    "x-generation-id",
    "request-id",
    "cf-ray",
    "x-provider-name",
    "retry-after",
    "retry-after-ms",
    "x-ratelimit-reset",
];

/// What a response's status line and headers say about it.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The HTTP status.
    pub status: u16,
    /// `X-Generation-Id`
    pub generation_id: Option<String>,
    /// `request-id`, or else `cf-ray`
    pub request_id: Option<String>,
    /// `X-Provider-Name`
    pub provider: Option<String>,
    /// In ms.
    retry_after: Option<u64>,
}

impl Origin {
    /// Reads a response's status and headers.
    pub fn of(response: &Response) -> Self {
        let headers = response.headers();
        Origin {
            status: response.status(),
            generation_id: headers.get("x-generation-id"),
            request_id: headers.get("request-id").or_else(|| headers.get("cf-ray")),
            provider: headers.get("x-provider-name"),
            retry_after: retry_after::in_headers(|name| headers.get(name)),
        }
    }

    /// Adds what the headers say to an error.
    pub fn complete(&self, error: Error) -> Error {
        error.with(|details| {
            details.status = details.status.or(Some(self.status));
            details.generation_id = self.generation_id.clone();
            details.request_id = self.request_id.clone();
            details.provider = details.provider.take().or_else(|| self.provider.clone());
            details.retry_after = self.retry_after.or(details.retry_after);
        })
    }
}

/// Whether a response is an answer of the form that was asked for. Its media type is given in lower case.
pub fn is_answer(status: u16, media_type: &str, form: Form) -> bool {
    let is_other_form = match form {
        Form::Whole => media_type.starts_with(EVENT_STREAM),
        Form::Stream => {
            media_type.as_bytes().windows(4).any(|part| part == b"json") || media_type.starts_with("text/html")
        }
    };
    (200..300).contains(&status) && !is_other_form
}

/// The error that a response stands for, given its body, or the beginning of it.
pub fn response_error(status: u16, media_type: &str, body: &str, form: Form) -> Error {
    let found = match status {
        200..300 => decode::check_completion(body).err().filter(|error| error.kind() == ErrorKind::Api),
        _ => Json::parse(body).ok().and_then(|json| decode::api_error(json, status)),
    };
    let error = match found {
        Some(error) => error,
        None if (200..300).contains(&status) => {
            let expected = form.media_type();
            // Its parameters could say anything.
            let found =
                media_type.split(';').next().map(str::trim_ascii).filter(|found| !found.is_empty() && found.len() < 60);
            let found = found.unwrap_or("a body of no known type");
            Error::new(ErrorKind::Decode, text!["expected ", expected, ", got ", found])
        }
        None => Error::new(
            ErrorKind::Status,
            text!["the server answered with HTTP status ", status, " and no error of the API's"],
        )
        .with(|details| details.retryable = decode::is_retryable(status.into())),
    };
    error.of_body(body)
}
