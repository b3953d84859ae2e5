//! What every call of a client has in common.

use std::{fmt, future::Future, pin::Pin, rc::Rc};

use js_sys::Function;

use super::{Hooks, Retries, Timeouts};
use crate::error::Error;

/// Where the API is.
pub const BASE_URL: &str = "https://openrouter.ai/api/v1";

/// The default bound of an event, or of a whole body: 32 MiB.
pub const MAX_EVENT_BYTES: usize = 32 << 20;

/// A client's settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The key, or where to get it.
    pub api_key: ApiKey,
    /// The API's address, without a slash at its end. A relative one stands for the page's own origin.
    pub base_url: String,
    /// A function to use in place of the platform's `fetch`.
    pub fetch: Option<Function>,
    /// Further request headers. They win over the client's own.
    pub headers: Vec<(String, String)>,
    /// The app's address, for attribution: the header `HTTP-Referer`.
    pub app_url: Option<String>,
    /// The app's name, for attribution: the header `X-OpenRouter-Title`.
    pub app_title: Option<String>,
    /// The app's categories, for attribution: the header `X-OpenRouter-Categories`.
    pub app_categories: Vec<String>,
    /// The largest event of a stream, and the largest whole body, in bytes.
    pub max_event_bytes: usize,
    /// How long anything may take.
    pub timeouts: Timeouts,
    /// How often a call is tried again.
    pub retries: Retries,
    /// What wants to see every attempt.
    pub hooks: Option<Rc<dyn Hooks>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            api_key: ApiKey::None,
            base_url: BASE_URL.into(),
            fetch: None,
            headers: Vec::new(),
            app_url: None,
            app_title: None,
            app_categories: Vec::new(),
            max_event_bytes: MAX_EVENT_BYTES,
            timeouts: Timeouts::default(),
            retries: Retries::default(),
            hooks: None,
        }
    }
}

/// A key that is on its way.
pub type FutureKey = Pin<Box<dyn Future<Output = Result<String, Error>>>>;

/// The API key, or where to get it.
#[derive(Clone, Default)]
pub enum ApiKey {
    /// None: for a relay that adds the key itself.
    #[default]
    None,
    /// The key.
    Fixed(String),
    /// Asked before every call.
    Function(Rc<dyn Fn() -> FutureKey>),
}

/// Never shows the key.
impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ApiKey::None => "None",
            ApiKey::Fixed(_) => "Fixed(…)",
            ApiKey::Function(_) => "Function(…)",
        })
    }
}

impl Settings {
    /// The address of the endpoint at `path`.
    pub(super) fn url(&self, path: &str) -> Result<String, Error> {
        let base = self.base_url.trim_end_matches('/');
        let problem = if base.contains(['?', '#']) {
            "an address cannot have a query or a fragment here"
        } else if has_credentials(base) {
            "an address cannot hold a user name or a password here: use headers"
        } else if is_http(base) || (is_relative(&self.base_url) && has_origin()) {
            return Ok(format!("{base}{path}"));
        } else if is_relative(&self.base_url) {
            "a relative address works only in a page or a web worker"
        } else {
            "expected an http or https address, or a path"
        };
        Err(Error::config("baseURL", problem))
    }

    /// The key to send. What does not need one does without.
    pub(super) async fn key(&self, is_needed: bool) -> Result<Option<String>, Error> {
        let key = match &self.api_key {
            ApiKey::None if is_needed && self.base_url.trim_end_matches('/') == BASE_URL => {
                return Err(Error::config("apiKey", "missing: OpenRouter answers no chat without a key"));
            }
            ApiKey::None => return Ok(None),
            ApiKey::Fixed(key) => key.clone(),
            ApiKey::Function(function) => function().await?,
        };
        match key.trim() {
            "" if !is_needed => Ok(None),
            "" => Err(Error::config("apiKey", "it is empty")),
            key => Ok(Some(key.to_owned())),
        }
    }
}

fn is_http(address: &str) -> bool {
    // Some browsers let a space pass.
    if address.contains(char::is_whitespace) {
        return false;
    }
    let parsed = web_sys::Url::new(address);
    parsed.is_ok_and(|url| ["http:", "https:"].contains(&url.protocol().as_str()))
}

fn has_credentials(address: &str) -> bool {
    web_sys::Url::new(address).is_ok_and(|url| !url.username().is_empty() || !url.password().is_empty())
}

fn is_relative(address: &str) -> bool {
    // Two slashes would begin a host.
    address.starts_with('/') && !address.starts_with("//") || address.starts_with("./") || address.starts_with("../")
}

/// Whether the platform knows what a path is relative to.
fn has_origin() -> bool {
    let location = js_sys::Reflect::get(&js_sys::global(), &"location".into());
    location.is_ok_and(|location| location.is_object())
}
