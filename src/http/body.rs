//! Reading a response's body.

use gloo_net::http::Response;
use js_sys::{Array, ArrayBuffer, Function, JsString, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ReadableStreamDefaultReader};

use super::{Call, Wait, promise::Settled, settle};
use crate::error::{Error, ErrorKind};

/// How much of an error's body is read, in bytes: enough for any of the API's own errors.
const BEGINNING: usize = 1 << 20;

/// A body that is being read. Dropping it cancels the rest.
#[derive(Debug)]
pub struct Body {
    /// Nothing for a response without a body.
    reader: Option<ReadableStreamDefaultReader>,
}

impl Body {
    /// Begins to read a response's body.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if somebody else reads it already.
    pub fn of(response: &Response) -> Result<Self, Error> {
        let reader = match response.body() {
            None => None,
            Some(body) => {
                let locked = || Error::config("fetch", "the body of its response is being read by somebody else");
                if body.locked() {
                    return Err(locked());
                }
                // By its method: it may be another realm's stream, or nobody's.
                let reader = Reflect::get(&body, &"getReader".into()).and_then(|get| Function::from(get).call0(&body));
                Some(reader.ok().filter(JsValue::is_object).ok_or_else(locked)?.unchecked_into())
            }
        };
        Ok(Body { reader })
    }

    /// The next piece, or nothing at the end.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Connection`], what ends a wait early, and [`ErrorKind::Decode`] for a piece that is not bytes.
    pub async fn read(&self, call: &Call) -> Result<Option<Uint8Array>, Error> {
        let Some(reader) = &self.reader else {
            return Ok(None);
        };
        let read: Settled = call.wait(Wait::Bytes, settle(&reader.read())).await?;
        let lost = |cause| {
            Error::new(ErrorKind::Connection, "the connection was lost while the answer was read").caused_by(cause)
        };
        let read = read.map_err(lost)?;
        let get = |key: &str| Reflect::get(&read, &key.into()).unwrap_or_default();
        if get("done").is_truthy() {
            return Ok(None);
        }
        let not_bytes = || Error::new(ErrorKind::Decode, "the response's body brought something else than bytes");
        bytes_of(get("value")).map(Some).ok_or_else(not_bytes)
    }

    /// Stops reading and closes the connection.
    pub fn cancel(&self) {
        if let Some(reader) = &self.reader {
            // Nobody waits for the end of it, and a failure to close leaves nothing to be done.
            drop(settle(&reader.cancel().unchecked_into()));
        }
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Bytes in whatever view, of whichever realm.
fn bytes_of(value: JsValue) -> Option<Uint8Array> {
    if !ArrayBuffer::is_view(&value) {
        return None;
    }
    value
        .dyn_into::<Uint8Array>()
        .or_else(|view| {
            let get = |key: &str| Reflect::get(&view, &key.into());
            let number = |key: &str| get(key).ok()?.as_f64().map(|number| number as u32);
            let (buffer, range) = (get("buffer"), number("byteOffset").zip(number("byteLength")));
            match (buffer, range) {
                (Ok(buffer), Some((start, length))) => {
                    Ok(Uint8Array::new_with_byte_offset_and_length(&buffer, start, length))
                }
                _ => Err(view),
            }
        })
        .ok()
}

/// The whole body as text. It stays on JavaScript's side, however large it is.
///
/// # Errors
///
/// Those of [`Body::read`], and [`ErrorKind::Decode`] if there are more than `limit` bytes.
pub async fn read_text(response: &Response, call: &Call) -> Result<JsString, Error> {
    let limit = call.settings.max_event_bytes;
    let body = Body::of(response)?;
    let pieces = Array::new();
    let mut length = 0;
    while let Some(piece) = body.read(call).await? {
        length += piece.length() as usize;
        if !is_space(&piece) {
            call.clock.data_came();
        }
        if length > limit {
            return Err(Error::new(
                ErrorKind::Decode,
                format!("the answer is larger than maxEventBytes ({limit} bytes)"),
            ));
        }
        pieces.push(&piece);
    }
    let unreadable = |cause| Error::new(ErrorKind::Decode, "the answer could not be read as text").caused_by(cause);
    let blob = Blob::new_with_u8_array_sequence(&pieces).map_err(unreadable)?;
    let text = call.wait(Wait::Caller, settle(&blob.text())).await?.map_err(unreadable)?;
    let text: JsString = text.unchecked_into();
    // Not every platform drops it.
    let has_mark = text.char_code_at(0) == f64::from(0xfeff_u16);
    Ok(if has_mark { text.slice(1, text.length()) } else { text })
}

/// Whether a piece is one of the API's keep-alives, which stand before the JSON.
fn is_space(piece: &Uint8Array) -> bool {
    (0..piece.length()).all(|index| piece.get_index(index).is_ascii_whitespace())
}

/// The beginning of a body; what has come of it if the connection is lost, or takes too long.
pub(super) async fn read_beginning(response: &Response, call: &Call) -> Result<String, Error> {
    let Ok(body) = Body::of(response) else {
        return Ok(String::new());
    };
    let mut bytes = Vec::new();
    while bytes.len() < BEGINNING {
        match body.read(call).await {
            Ok(Some(piece)) => bytes.extend(piece.to_vec()),
            Err(error) if error.kind() == ErrorKind::Aborted => return Err(error),
            Ok(None) | Err(_) => break,
        }
    }
    bytes.truncate(BEGINNING);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Closes the connection of a response whose body nobody wants.
pub(super) fn discard(response: &Response) {
    drop(Body::of(response));
}
