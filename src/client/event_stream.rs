//! The events of an answer in pieces, as a [`Stream`].

use std::{
    collections::VecDeque,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

use super::{
    ChatStream,
    events::{ChatEvent, Events},
};
use crate::{error::Error, wire::ChatCompletion};

/// What a streamed answer brings: a [`Stream`] of events that ends with the answer, or after its first error. Dropping it
/// closes the connection. Made by [`ChatStream::events`].
#[derive(Debug)]
pub struct EventStream {
    stream: ChatStream,
    events: Events,
    /// What has come and has not been taken.
    waiting: VecDeque<ChatEvent>,
    /// How the stream ended, once it has.
    end: Option<Result<ChatCompletion, Error>>,
}

impl EventStream {
    pub(super) fn new(stream: ChatStream) -> Self {
        EventStream { stream, events: Events::default(), waiting: VecDeque::new(), end: None }
    }

    /// The generation's id, from the `X-Generation-Id` header.
    pub fn generation_id(&self) -> Option<&str> {
        self.stream.generation_id()
    }

    /// The completion so far; nothing before the first chunk.
    pub fn partial(&self) -> Option<ChatCompletion> {
        self.stream.partial()
    }

    /// The next event.
    pub async fn next(&mut self) -> Option<Result<ChatEvent, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Reads the rest and returns the whole answer, as if it had not been streamed.
    ///
    /// # Errors
    ///
    /// The stream's error, which holds what was received before it, whether it has been handed out or not.
    pub async fn finish(mut self) -> Result<ChatCompletion, Error> {
        while let Some(event) = self.next().await {
            event?;
        }
        self.end.unwrap_or_else(|| self.stream.completion())
    }
}

impl Stream for EventStream {
    type Item = Result<ChatEvent, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(event) = this.waiting.pop_front() {
                return Poll::Ready(Some(Ok(event)));
            }
            if this.end.is_some() {
                return Poll::Ready(None);
            }
            let end = match ready!(Pin::new(&mut this.stream).poll_next(context)) {
                Some(Ok(chunk)) => {
                    this.waiting.extend(this.events.of(chunk));
                    continue;
                }
                Some(Err(error)) => Err(error),
                None => this.stream.completion(),
            };
            match this.end.insert(end) {
                Ok(completion) => this.waiting.extend(this.events.at_end(completion)),
                Err(error) => return Poll::Ready(Some(Err(error.clone()))),
            }
        }
    }
}
