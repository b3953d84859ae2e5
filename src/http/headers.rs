//! The request's headers.

use web_sys::Headers;

use super::{Form, Settings};
use crate::error::Error;

/// The headers of one request but for the key's. Later ones win: the client's, then the caller's.
pub(super) fn build(settings: &Settings, form: Form, has_body: bool) -> Result<Headers, Error> {
    let headers = Headers::new().map_err(|_| Error::config("headers", "this platform has no Headers"))?;
    let set = |path: &str, name: &str, value: &str| set(&headers, path, name, value);
    set("accept", "Accept", form.media_type())?;
    if has_body {
        set("content-type", "Content-Type", "application/json")?;
    }
    if let Some(url) = &settings.app_url {
        set("appUrl", "HTTP-Referer", url)?;
    }
    if let Some(title) = &settings.app_title {
        set("appTitle", "X-OpenRouter-Title", title)?;
    }
    if !settings.app_categories.is_empty() {
        set("appCategories", "X-OpenRouter-Categories", &settings.app_categories.join(","))?;
    }
    for (name, value) in &settings.headers {
        set(&format!("headers[\"{name}\"]"), name, value)?;
    }
    Ok(headers)
}

/// The same headers and the key's, unless the caller has headers of their own for that. A copy: hooks keep what they saw.
pub(super) fn with_key(headers: &Headers, key: Option<&str>) -> Result<Headers, Error> {
    let headers = Headers::new_with_headers(headers).map_err(|_| Error::config("headers", "they cannot be sent"))?;
    if let Some(key) = key.filter(|_| !headers.has("Authorization").unwrap_or_default()) {
        set(&headers, "apiKey", "Authorization", &format!("Bearer {key}"))?;
    }
    Ok(headers)
}

fn set(headers: &Headers, path: &str, name: &str, value: &str) -> Result<(), Error> {
    headers.set(name, value).map_err(|_| Error::config(path, "it has characters that a header cannot carry"))
}
