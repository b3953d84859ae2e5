//! How long the API asks to wait, from wherever it says so.

use crate::{
    clock,
    json::{Json, Key},
};

/// The wait of response headers in ms, given by a function that looks a header up by its lower-case name: `retry-after-ms`,
/// `Retry-After` in seconds or as a date, `X-RateLimit-Reset` in ms since the epoch.
pub fn in_headers(header: impl Fn(&str) -> Option<String>) -> Option<u64> {
    let number = |name| header(name).and_then(|text| number(&text));
    let until = |time: f64| time - clock::now();
    let wait = number("retry-after-ms")
        .or_else(|| number("retry-after").map(|seconds| seconds * 1000.0))
        .or_else(|| clock::parse_date(&header("retry-after")?).map(until))
        .or_else(|| number("x-ratelimit-reset").map(until))?;
    milliseconds(wait.max(0.0))
}

/// The wait in ms of an error object's `metadata` and `availability`: browsers hide the headers, so the API repeats them there.
pub fn in_error(metadata: Option<Json<'_>>, availability: Option<Json<'_>>) -> Option<u64> {
    let seconds = |json: Json<'_>| milliseconds(value(json)? * 1000.0);
    let metadata = metadata.map(|metadata| (metadata.get("retry_after_seconds"), metadata.get("headers")));
    let (in_metadata, headers) = metadata.unwrap_or_default();
    in_metadata.and_then(seconds).or_else(|| availability?.get("retry_after").and_then(seconds)).or_else(|| {
        in_headers(|name| {
            let named = |(key, _): &(Key<'_>, Json<'_>)| key.name().eq_ignore_ascii_case(name);
            let (_, value) = headers?.entries().find(named)?;
            Some(value.as_str().map_or_else(|| value.text().to_owned(), |text| text.into_owned()))
        })
    })
}

/// A number, as one or as a string.
fn value(json: Json<'_>) -> Option<f64> {
    json.as_f64().or_else(|| number(&json.as_str()?))
}

/// A number; of a list, as a doubled header makes it, the first.
fn number(text: &str) -> Option<f64> {
    let first = memchr::memchr(b',', text.as_bytes()).unwrap_or(text.len());
    Json::parse(&text[..first]).ok()?.as_f64()
}

/// What can be waited for: no negative time, and none without end.
fn milliseconds(wait: f64) -> Option<u64> {
    (wait >= 0.0 && wait < u64::MAX as f64).then_some(wait as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> Option<u64> {
        in_headers(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn headers_say_it_in_several_ways() {
        assert_eq!(headers(&[("retry-after", "7")]), Some(7000));
        assert_eq!(headers(&[("retry-after", "0.5")]), Some(500));
        assert_eq!(headers(&[("retry-after", "7"), ("retry-after-ms", "20")]), Some(20));
        assert_eq!(headers(&[("retry-after", "-7")]), Some(0));
        let soon = headers(&[("x-ratelimit-reset", &format!("{}", clock::now() as u64 + 30_000))]).unwrap();
        assert!((29_000..=30_000).contains(&soon), "{soon:?}");
        assert_eq!(headers(&[("x-ratelimit-reset", "1700000000000")]), Some(0));
        assert_eq!(headers(&[("retry-after", "10, 10")]), Some(10000));
        assert_eq!(headers(&[("retry-after", "soon")]), None);
        assert_eq!(headers(&[("retry-after", "+5")]), None);
        assert_eq!(headers(&[]), None);
    }

    #[test]
    fn the_body_repeats_it() {
        let of = |error: &str| {
            let error = Json::parse(error).unwrap();
            in_error(error.get("metadata"), error.get("availability"))
        };
        assert_eq!(of(r#"{"metadata":{"retry_after_seconds":7,"headers":{"Retry-After":"9"}}}"#), Some(7000));
        assert_eq!(of(r#"{"metadata":{"headers":{"RETRY-AFTER":" 2.5 "}}}"#), Some(2500));
        assert_eq!(of(r#"{"metadata":{"headers":{"X-RateLimit-Reset":1700000000000}}}"#), Some(0));
        assert_eq!(of(r#"{"availability":{"retry_after":3}}"#), Some(3000));
        assert_eq!(of(r#"{"metadata":{"retry_after_seconds":-1}}"#), None);
        assert_eq!(of(r#"{"metadata":{"retry_after_seconds":"soon"}}"#), None);
        assert_eq!(of("{}"), None);
    }
}
