//! A structured answer while it arrives.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    ChatStream,
    object::{ObjectAnswer, answer_error, text_of},
};
use crate::{error::Error, growing::GrowingValue, wire::ChatCompletion};

/// A structured answer that grows. Made by [`ChatStream::object`]; dropping it closes the connection.
///
/// The value grows in place, so that the whole costs no more than its length: what [`next`](ObjectStream::next) hands out
/// is the value itself. Of a string it has the characters so far, of a number or a word nothing before its end, of a field
/// nothing before its value begins. That it fits the schema, only [`finish`](ObjectStream::finish) tells.
///
/// ```no_run
/// # use openrouter_wasm::{Chat, Error, wire::{ChatRequest, ResponseFormat}};
/// # #[derive(serde::Deserialize)] struct Trip { city: String }
/// # async fn example(chat: Chat, mut request: ChatRequest, schema: serde_json::Map<String, serde_json::Value>,
/// #     show: impl Fn(&serde_json::Value)) -> Result<(), Error> {
/// request.response_format = Some(ResponseFormat::json_schema("trip", schema));
/// let mut stream = chat.stream(&request).await?.object();
/// while let Some(value) = stream.next().await {
///     show(value?);
/// }
/// let trip: Trip = stream.finish().await?.value;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct ObjectStream {
    stream: ChatStream,
    growing: GrowingValue,
    /// How the stream ended, once it has.
    end: Option<Result<ChatCompletion, Error>>,
}

impl ObjectStream {
    pub(super) fn new(stream: ChatStream) -> Self {
        ObjectStream { stream, growing: GrowingValue::default(), end: None }
    }

    /// The value so far; nothing before it begins.
    pub fn value(&self) -> Option<&Value> {
        self.growing.value()
    }

    /// The value, once it has grown; nothing at the end.
    ///
    /// # Errors
    ///
    /// The stream's, and [`ErrorKind::Answer`](crate::ErrorKind::Answer) for a refusal, an answer that was cut off or that
    /// is not JSON. What cannot become JSON any more ends the stream at once.
    pub async fn next(&mut self) -> Option<Result<&Value, Error>> {
        match self.grow().await {
            Ok(true) => self.growing.value().map(Ok),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }

    /// Reads the rest, and the value as a `T`.
    ///
    /// # Errors
    ///
    /// Those of [`next`](ObjectStream::next), whether they have been handed out or not, and of [`ObjectAnswer::read`].
    pub async fn finish<T: DeserializeOwned>(mut self) -> Result<ObjectAnswer<T>, Error> {
        while self.grow().await? {}
        ObjectAnswer::read(self.end.unwrap_or_else(|| self.stream.completion())?)
    }

    /// Reads until the value has grown. Says whether it has: at the end it does no more.
    async fn grow(&mut self) -> Result<bool, Error> {
        while self.end.is_none() {
            let grown = match self.stream.next().await {
                Some(Ok(chunk)) => {
                    let mut choices = chunk.choices.into_iter().filter(|choice| choice.index == 0);
                    self.push(&choices.find_map(|choice| choice.delta.content).unwrap_or_default())
                }
                Some(Err(error)) => Err(error),
                None => self.end(),
            };
            match grown {
                Ok(false) => {}
                Ok(true) => return Ok(true),
                Err(error) => {
                    self.stream.close();
                    self.end = Some(Err(error.clone()));
                    return Err(error);
                }
            }
        }
        Ok(false)
    }

    fn push(&mut self, text: &str) -> Result<bool, Error> {
        self.growing.push(text).map_err(|_| {
            let partial = self.stream.partial().unwrap_or_default();
            answer_error(&partial, "json", "the answer is not JSON")
        })
    }

    /// The stream is over. Says whether that has made the value grow.
    fn end(&mut self) -> Result<bool, Error> {
        let completion = self.stream.completion()?;
        text_of(&completion)?;
        self.end = Some(Ok(completion));
        // What is wrong with the whole has been told.
        Ok(self.growing.end().unwrap_or_default())
    }
}
