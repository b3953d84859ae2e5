//! An answer in pieces, as a [`Stream`].

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use js_sys::{JsString, Uint8Array};

use super::{CHAT_COMPLETIONS, EventStream, ObjectStream, abort::Abort, read::from_json};
use crate::{
    collect::Answer,
    error::Error,
    http::{self, Body, Call, Origin},
    wire::{ChatChunk, ChatCompletion},
};

/// Something of the connection that is under way.
type Pending<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;

/// A streamed answer: a [`Stream`] of chunks that ends with the answer, or after its first error. Dropping it closes
/// the connection. One network read at a time is made, and only when a chunk is asked for. Until the first chunk is
/// there, a failure is tried again as the settings say.
pub struct ChatStream {
    answer: Answer,
    connection: Connection,
    call: Rc<Call>,
    body: JsString,
    /// Whether a chunk has been handed out: nothing is tried again after that.
    begun: bool,
    reading: Option<Pending<Option<Uint8Array>>>,
    reopening: Option<Pending<Connection>>,
    _abort: Abort,
}

/// A response that is being read.
struct Connection {
    body: Rc<Body>,
    origin: Origin,
    attempts: u32,
}

impl fmt::Debug for ChatStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatStream").field("origin", &self.connection.origin).finish_non_exhaustive()
    }
}

impl Connection {
    async fn open(call: &Call, body: &JsString, mut attempts: u32) -> Result<Self, Error> {
        http::retrying(call, &mut attempts, async |attempt| {
            let response = call.ask(CHAT_COMPLETIONS, Some(body), attempt).await?;
            Ok(Connection { body: Rc::new(Body::of(&response)?), origin: Origin::of(&response), attempts: attempt })
        })
        .await
    }
}

impl ChatStream {
    pub(super) async fn open(call: Call, body: JsString, abort: Abort) -> Result<Self, Error> {
        let connection = Connection::open(&call, &body, 0).await?;
        Ok(ChatStream {
            answer: Answer::new(call.settings.max_event_bytes),
            connection,
            call: Rc::new(call),
            body,
            begun: false,
            reading: None,
            reopening: None,
            _abort: abort,
        })
    }

    /// The generation's id, from the `X-Generation-Id` header.
    pub fn generation_id(&self) -> Option<&str> {
        self.connection.origin.generation_id.as_deref()
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
        self.completion()
    }

    /// What the answer brings, told apart: text, thinking, tool calls, and how it ended.
    pub fn events(self) -> EventStream {
        EventStream::new(self)
    }

    /// A structured answer while it arrives, of a request whose `response_format` asks for one.
    pub fn object(self) -> ObjectStream {
        ObjectStream::new(self)
    }

    /// The whole answer, once it is there.
    pub(super) fn completion(&self) -> Result<ChatCompletion, Error> {
        from_json(&self.answer.completion().unwrap_or_default())
    }

    /// Closes the connection: nobody wants the rest.
    pub(super) fn close(&mut self) {
        self.connection.body.cancel();
    }

    /// Ends the stream with an error; or, before its first chunk, begins to try again.
    fn fail(&mut self, error: Error) -> Option<Error> {
        self.connection.body.cancel();
        let error = self.connection.origin.complete(self.answer.fail(error));
        if self.begun {
            return Some(error);
        }
        let (call, body, attempts) = (Rc::clone(&self.call), self.body.clone(), self.connection.attempts);
        self.reopening = Some(Box::pin(async move {
            match http::pause(&call, attempts, &error).await? {
                true => Connection::open(&call, &body, attempts).await,
                false => Err(error),
            }
        }));
        None
    }
}

impl Stream for ChatStream {
    type Item = Result<ChatChunk, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(reopening) = &mut self.reopening {
                let reopened = ready!(reopening.as_mut().poll(context));
                self.reopening = None;
                match reopened {
                    Ok(connection) => {
                        self.answer = Answer::new(self.call.settings.max_event_bytes);
                        self.connection = connection;
                    }
                    Err(error) => return Poll::Ready(Some(Err(error))),
                }
            }
            let error = match self.answer.next_chunk(|chunk| from_json(chunk.text())) {
                Some(Ok(Ok(chunk))) => {
                    self.begun = true;
                    self.call.clock.data_came();
                    return Poll::Ready(Some(Ok(chunk)));
                }
                Some(Ok(Err(error)) | Err(error)) => error,
                None if self.answer.is_over() => {
                    self.connection.body.cancel();
                    return Poll::Ready(None);
                }
                None => {
                    let (call, body) = (Rc::clone(&self.call), Rc::clone(&self.connection.body));
                    let reading = self.reading.get_or_insert_with(|| Box::pin(async move { body.read(&call).await }));
                    let read = ready!(reading.as_mut().poll(context));
                    self.reading = None;
                    match read {
                        Ok(Some(bytes)) => {
                            bytes.copy_to(self.answer.room(bytes.length() as usize));
                            continue;
                        }
                        Ok(None) => {
                            self.answer.end();
                            continue;
                        }
                        Err(error) => error,
                    }
                }
            };
            if let Some(error) = self.fail(error) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}
