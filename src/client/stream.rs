//! An answer in pieces, as a [`Stream`].

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use gloo_net::http::Response;
use js_sys::Uint8Array;

use super::{abort::Abort, read::from_json};
use crate::{
    collect::Answer,
    error::Error,
    http::{Body, Cancel, Origin},
    wire::{ChatChunk, ChatCompletion},
};

/// One network read that is under way.
type Read = Pin<Box<dyn Future<Output = Result<Option<Uint8Array>, Error>>>>;

/// A streamed answer: a [`Stream`] of chunks that ends with the answer, or after its first error. Dropping it closes
/// the connection. One network read at a time is made, and only when a chunk is asked for.
pub struct ChatStream {
    answer: Answer,
    origin: Origin,
    connection: Rc<(Body, Cancel)>,
    reading: Option<Read>,
    _abort: Abort,
}

impl fmt::Debug for ChatStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatStream").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl ChatStream {
    pub(super) fn new(
        response: &Response,
        max_event_bytes: usize,
        abort: Abort,
        cancel: Cancel,
    ) -> Result<Self, Error> {
        Ok(ChatStream {
            answer: Answer::new(max_event_bytes),
            origin: Origin::of(response),
            connection: Rc::new((Body::of(response)?, cancel)),
            reading: None,
            _abort: abort,
        })
    }

    /// The generation's id, from the `X-Generation-Id` header.
    pub fn generation_id(&self) -> Option<&str> {
        self.origin.generation_id.as_deref()
    }

    /// The completion so far; nothing before the first chunk.
    pub fn partial(&self) -> Option<ChatCompletion> {
        from_json(&self.answer.completion()?).ok()
    }

    /// The next chunk.
    pub async fn next(&mut self) -> Option<Result<ChatChunk, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Reads the rest and returns the whole answer, as if it had not been streamed.
    ///
    /// # Errors
    ///
    /// The stream's error, which holds what was received before it.
    pub async fn finish(mut self) -> Result<ChatCompletion, Error> {
        while let Some(chunk) = self.next().await {
            chunk?;
        }
        from_json(&self.answer.completion().unwrap_or_default())
    }

    fn fail(&mut self, error: Error) -> Error {
        self.connection.0.cancel();
        self.origin.complete(self.answer.fail(error))
    }
}

impl Stream for ChatStream {
    type Item = Result<ChatChunk, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.answer.next_chunk(|text| from_json(&text)) {
                Some(Ok(Ok(chunk))) => return Poll::Ready(Some(Ok(chunk))),
                Some(Ok(Err(error)) | Err(error)) => return Poll::Ready(Some(Err(self.fail(error)))),
                None if self.answer.is_over() => {
                    self.connection.0.cancel();
                    return Poll::Ready(None);
                }
                None => {}
            }
            let connection = Rc::clone(&self.connection);
            let reading =
                self.reading.get_or_insert_with(|| Box::pin(async move { connection.0.read(&connection.1).await }));
            let read = ready!(reading.as_mut().poll(context));
            self.reading = None;
            match read {
                Ok(Some(bytes)) => bytes.copy_to(self.answer.room(bytes.length() as usize)),
                Ok(None) => self.answer.end(),
                Err(error) => return Poll::Ready(Some(Err(self.fail(error)))),
            }
        }
    }
}
