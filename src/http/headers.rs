//! The request's headers.

use web_sys::Headers;

use super::{Form, Settings};
use crate::error::Error;

/// The headers of one request. Later ones win: the client's, the caller's, the call's.
pub(super) fn build(
    settings: &Settings,
    key: Option<&str>,
    more: &[(String, String)],
    form: Form,
) -> Result<Headers, Error> {
    let headers = Headers::new().map_err(|_| Error::config("headers", "this platform has no Headers"))?;
    let set = |path: &str, name: &str, value: &str| {
        headers.set(name, value).map_err(|_| Error::config(path, "it has characters that a header cannot carry"))
    };
    set("accept", "Accept", form.media_type())?;
    set("content-type", "Content-Type", "application/json")?;
    if let Some(key) = key {
        set("apiKey", "Authorization", &format!("Bearer {key}"))?;
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
    for (name, value) in settings.headers.iter().chain(more) {
        set(&format!("headers[\"{name}\"]"), name, value)?;
    }
    Ok(headers)
}
