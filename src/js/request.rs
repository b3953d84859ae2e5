//! The caller's request: the checks that are made before anything is sent, and its JSON text.

use js_sys::{Array, JSON, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{get, items, kind_of};
use crate::{error::Error, http::Form};

const ROLES: [&str; 5] = ["system", "developer", "user", "assistant", "tool"];

/// Checks a request and writes it as JSON text, which stays on JavaScript's side. What is not checked here goes to the
/// API as given.
pub fn body(request: &JsValue, form: Form) -> Result<JsString, Error> {
    check(request, form)?;
    let json = JSON::stringify(request).ok().filter(|json| json.is_string());
    let json = json.ok_or_else(|| Error::config(unwritable(request), "it cannot be written as JSON"))?;
    // It may have a toJSON.
    if json.length() < 3 || json.char_code_at(0) != f64::from(b'{') {
        return Err(Error::config("request", "its JSON is no object with fields"));
    }
    match form {
        Form::Stream if get(request, "stream").is_undefined() => {
            Ok(json.slice(0, json.length() - 1).concat(&",\"stream\":true}".into()))
        }
        _ => Ok(json),
    }
}

fn check(request: &JsValue, form: Form) -> Result<(), Error> {
    if !request.is_object() || Array::is_array(request) {
        return Err(expected("request", "an object", request));
    }
    let model = get(request, "model");
    if !model.is_undefined() && !model.is_string() {
        return Err(expected("model", "a string", &model));
    }
    let stream = get(request, "stream");
    let wants_stream = stream.as_bool().or(stream.is_null().then_some(false));
    if !stream.is_undefined() && wants_stream != Some(form == Form::Stream) {
        return Err(Error::config("stream", "it contradicts the method: leave it out"));
    }
    let messages = get(request, "messages");
    let list = messages.dyn_ref::<Array>().ok_or_else(|| expected("messages", "a list", &messages))?;
    if list.length() == 0 {
        return Err(Error::config("messages", "there are none"));
    }
    items(list).enumerate().try_for_each(|(index, message)| check_message(&format!("messages[{index}]"), &message))
}

fn check_message(path: &str, message: &JsValue) -> Result<(), Error> {
    if !message.is_object() || Array::is_array(message) {
        return Err(expected(path, "an object", message));
    }
    let role = get(message, "role");
    let known = role.as_string().filter(|role| ROLES.contains(&role.as_str()));
    let Some(known) = known else {
        let roles = ROLES.join(", ");
        return Err(Error::config(format_args!("{path}.role"), format_args!("expected one of {roles}")));
    };
    let path = format!("{path}.content");
    let content = get(message, "content");
    if known == "assistant" && (content.is_undefined() || content.is_null()) || content.is_string() {
        return Ok(());
    }
    let parts = content.dyn_ref::<Array>().ok_or_else(|| expected(&path, "a string or a list of parts", &content))?;
    for (index, part) in items(parts).enumerate() {
        if !get(&part, "type").is_string() {
            return Err(Error::config(format_args!("{path}[{index}]"), "expected a part with a type"));
        }
    }
    Ok(())
}

fn expected(path: &str, what: &str, found: &JsValue) -> Error {
    Error::config(path, format_args!("expected {what}, got {}", kind_of(found)))
}

/// The path of what makes a request impossible to write: a `BigInt`, a value that contains itself, a getter that throws.
fn unwritable(request: &JsValue) -> String {
    let mut path = String::new();
    let mut value = request.clone();
    let mut above = Vec::new();
    while value.is_object() {
        let keys = Reflect::own_keys(&value).unwrap_or_default();
        let culprit = keys.iter().filter(|key| key.is_string()).find_map(|key| {
            let child = Reflect::get(&value, &key);
            let writable = child.as_ref().is_ok_and(|child| JSON::stringify(child).is_ok());
            (!writable).then(|| (key, child.unwrap_or_default()))
        });
        let Some((key, child)) = culprit else { break };
        let key = key.as_string().unwrap_or_default();
        match Array::is_array(&value) {
            true => path.push_str(&format!("[{key}]")),
            false if path.is_empty() => path = key,
            false => path.push_str(&format!(".{key}")),
        }
        above.push(value.clone());
        // A value that contains itself: the path leads around the circle once.
        if above.contains(&child) {
            break;
        }
        value = child;
    }
    if path.is_empty() { "request".into() } else { path }
}
