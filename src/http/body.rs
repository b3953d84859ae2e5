//! Reading a response's body.

use std::cell::Cell;

use gloo_net::http::Response;
use js_sys::{Array, ArrayBuffer, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::{Call, Wait, promise::Settled, settle};
use crate::error::{Error, ErrorKind};

/// How much of an error's body is read, in bytes: enough for any of the API's own errors.
const BEGINNING: usize = 1 << 20;

/// A body that is being read. Dropping it cancels the rest.
///
/// It is called by its methods alone, and each of them may fail: it may be another realm's stream, or nobody's.
#[derive(Debug)]
pub struct Body {
    /// Nothing for a response without a body.
    reader: Option<JsValue>,
    ended: Cell<bool>,
}

impl Body {
    /// Begins to read a response's body.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if somebody else reads it already.
    pub fn of(response: &Response) -> Result<Self, Error> {
        let unreadable =
            || Error::config("fetch", "the body of its response cannot be read, or somebody else reads it");
        let reader = match response.body() {
            None => None,
            Some(body) if body.locked() => return Err(unreadable()),
            Some(body) => {
                let reader = call_method(&body, "getReader").ok().filter(JsValue::is_object);
                Some(reader.ok_or_else(unreadable)?)
            }
        };
        Ok(Body { reader, ended: Cell::new(false) })
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
        let lost = |cause| {
            Error::new(ErrorKind::Connection, "the connection was lost while the answer was read").caused_by(cause)
        };
        let pending = Promise::resolve(&call_method(reader, "read").map_err(lost)?);
        let read: Settled = call.wait(Wait::Bytes, settle(&pending)).await?;
        let read = read.map_err(lost)?;
        let get = |key: &str| Reflect::get(&read, &key.into()).unwrap_or_default();
        if read.is_object() && get("done").is_truthy() {
            self.ended.set(true);
            return Ok(None);
        }
        let not_bytes = || Error::new(ErrorKind::Decode, "the response's body brought something else than bytes");
        let value = if read.is_object() { get("value") } else { JsValue::UNDEFINED };
        bytes_of(value).map(Some).ok_or_else(not_bytes)
    }

    /// Stops reading and closes the connection.
    pub fn cancel(&self) {
        if let Some(reader) = self.reader.as_ref().filter(|_| !self.ended.replace(true)) {
            // Nobody waits for the end of it, and a failure to close leaves nothing to be done.
            if let Ok(cancelled) = call_method(reader, "cancel") {
                drop(settle(&Promise::resolve(&cancelled)));
            }
        }
    }
}

fn call_method(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    method.call0(object)
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
            // One whose buffer has gone elsewhere is empty, and cannot be copied.
            Ok(Some(piece)) if piece.length() == 0 => {}
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
