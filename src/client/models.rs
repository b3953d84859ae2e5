//! The models there are.

use std::rc::Rc;

use web_sys::AbortSignal;

use super::{abort::Abort, read};
use crate::{
    error::Error,
    http::{self, Call, Form, Origin, Settings},
    wire::ModelList,
};

/// Where the models are.
const MODELS: &str = "/models";

/// The models there are: `GET /models`. The list is public: no key is needed.
///
/// ```no_run
/// # async fn example(openrouter: openrouter_wasm::OpenRouter) -> Result<(), openrouter_wasm::Error> {
/// let models = openrouter.models().query("supported_parameters", "tools").list().await?;
/// let ids = models.data.iter().map(|model| &model.id);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Models {
    settings: Rc<Settings>,
    signal: Option<AbortSignal>,
    query: Vec<(String, String)>,
}

impl Models {
    pub(super) fn new(settings: Rc<Settings>) -> Self {
        Models { settings, signal: None, query: Vec::new() }
    }

    /// Ends the call when this signal is aborted. Dropping the call's future ends it too.
    #[must_use]
    pub fn signal(mut self, signal: AbortSignal) -> Self {
        self.signal = Some(signal);
        self
    }

    /// Changes settings for the calls made through this value.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Rc::make_mut(&mut self.settings));
        self
    }

    /// Narrows the list down by one of the API's parameters: `q`, `category`, `supported_parameters`, `limit` and others.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.query.push((name.into(), value.to_string()));
        self
    }

    /// Asks for the list.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn list(&self) -> Result<ModelList, Error> {
        let path = self.path();
        let abort = Abort::new(self.signal.as_ref())?;
        let call = Call::new(Rc::clone(&self.settings), Form::Whole, abort.cancel());
        http::retrying(&call, &mut 0, async |attempt| {
            let response = call.ask(&path, None, attempt).await?;
            let origin = Origin::of(&response);
            let text = http::read_text(&response, &call).await.map(String::from);
            text.and_then(|text| read::models(&text)).map_err(|error| origin.complete(error))
        })
        .await
    }

    fn path(&self) -> String {
        let escape = |text: &str| String::from(js_sys::encode_uri_component(text));
        let pairs: Vec<_> =
            self.query.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        if pairs.is_empty() { MODELS.into() } else { format!("{MODELS}?{}", pairs.join("&")) }
    }
}
