//! The client's options, read from JavaScript and checked.

use std::{future::Future, pin::Pin, rc::Rc, time::Duration};

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};

use super::{get, hooks::JsHooks, items, kind_of};
use crate::{
    error::Error,
    http::{ApiKey, Retries, Settings, Timeouts, settle},
};

/// Reads the options of `new OpenRouter(…)`.
pub fn read(options: &JsValue) -> Result<Settings, Error> {
    let defaults = Settings::default();
    Ok(Settings {
        api_key: api_key(get(options, "apiKey"))?,
        base_url: string(options, "baseURL")?.unwrap_or(defaults.base_url),
        fetch: function(options, "fetch")?,
        headers: headers(&get(options, "headers"))?,
        app_url: string(options, "appUrl")?,
        app_title: string(options, "appTitle")?,
        app_categories: categories(&get(options, "appCategories"))?,
        max_event_bytes: bytes(options, "maxEventBytes")?.unwrap_or(defaults.max_event_bytes),
        timeouts: timeouts(&get(options, "timeout"))?,
        retries: retries(options)?,
        hooks: Some(Rc::new(JsHooks::read(options)?)),
    })
}

/// Reads request headers: anything that `new Headers(…)` takes, flattened to pairs by the JavaScript side.
pub fn headers(pairs: &JsValue) -> Result<Vec<(String, String)>, Error> {
    if pairs.is_undefined() || pairs.is_null() {
        return Ok(Vec::new());
    }
    let problem = || Error::config("headers", "expected an object of strings, a Headers, or a list of pairs");
    let pairs: &Array = pairs.dyn_ref().ok_or_else(problem)?;
    let pair = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    items(pairs).map(|item| pair(item).ok_or_else(problem)).collect()
}

fn api_key(key: JsValue) -> Result<ApiKey, Error> {
    if key.is_undefined() || key.is_null() {
        return Ok(ApiKey::None);
    }
    if let Some(key) = key.as_string() {
        return Ok(ApiKey::Fixed(key));
    }
    let kind = kind_of(&key);
    let function: Function = key
        .dyn_into()
        .map_err(|_| Error::config("apiKey", format_args!("expected a string or a function, got {kind}")))?;
    Ok(ApiKey::Function(Rc::new(move || -> Pin<Box<dyn Future<Output = _>>> { Box::pin(ask(function.clone())) })))
}

/// Asks the caller's function for the key.
async fn ask(function: Function) -> Result<String, Error> {
    let failed = |cause| Error::config("apiKey", "the function failed").caused_by(cause);
    let key = function.call0(&JsValue::UNDEFINED).map_err(failed)?;
    let key = settle(&Promise::resolve(&key)).await.map_err(failed)?;
    key.as_string()
        .ok_or_else(|| Error::config("apiKey", format_args!("the function gave {}, not a string", kind_of(&key))))
}

fn string(options: &JsValue, key: &str) -> Result<Option<String>, Error> {
    let value = get(options, key);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    // A URL object is as good as its address.
    let text = value.as_string().or_else(|| get(&value, "href").as_string());
    text.map(Some).ok_or_else(|| Error::config(key, format_args!("expected a string, got {}", kind_of(&value))))
}

pub(super) fn function(options: &JsValue, key: &str) -> Result<Option<Function>, Error> {
    let value = get(options, key);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let kind = kind_of(&value);
    value.dyn_into().map(Some).map_err(|_| Error::config(key, format_args!("expected a function, got {kind}")))
}

fn categories(value: &JsValue) -> Result<Vec<String>, Error> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    let problem = || Error::config("appCategories", format_args!("expected a list of strings, got {}", kind_of(value)));
    let list = value.dyn_ref::<Array>().ok_or_else(problem)?;
    items(list).map(|category| category.as_string().ok_or_else(problem)).collect()
}

fn bytes(options: &JsValue, key: &str) -> Result<Option<usize>, Error> {
    let value = get(options, key);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    match value.as_f64() {
        Some(number) if number >= 1.0 => Ok(Some(number as usize)),
        _ => Err(Error::config(key, "expected a positive number of bytes")),
    }
}

fn timeouts(options: &JsValue) -> Result<Timeouts, Error> {
    let Timeouts { headers, first_chunk, idle, total } = Timeouts::default();
    if !options.is_undefined() && !options.is_object() {
        let problem = "expected an object like { headers, firstChunk, idle, total }, each in ms or false";
        return Err(Error::config("timeout", problem));
    }
    let bound = |key: &str, default: Option<Duration>| {
        let value = get(options, key);
        if value.is_undefined() || value.is_null() {
            return Ok(default);
        }
        match value.as_f64() {
            Some(f64::INFINITY) => Ok(None),
            Some(milliseconds) if milliseconds >= 0.0 => Ok(Duration::try_from_secs_f64(milliseconds / 1000.0).ok()),
            None if value.is_falsy() => Ok(None),
            _ => Err(Error::config(format_args!("timeout.{key}"), "expected a number of milliseconds, or false")),
        }
    };
    Ok(Timeouts {
        headers: bound("headers", headers)?,
        first_chunk: bound("firstChunk", first_chunk)?,
        idle: bound("idle", idle)?,
        total: bound("total", total)?,
    })
}

fn retries(options: &JsValue) -> Result<Retries, Error> {
    let number = |key: &str| {
        let value = get(options, key);
        match value.as_f64() {
            _ if value.is_undefined() || value.is_null() => Ok(None),
            Some(number) if number >= 0.0 => Ok(Some(number)),
            _ => Err(Error::config(key, "expected a number from 0 on")),
        }
    };
    let defaults = Retries::default();
    Ok(Retries {
        max: number("maxRetries")?.map_or(defaults.max, |max| max as u32),
        max_wait: number("maxRetryWait")?.map_or(defaults.max_wait, |milliseconds| {
            Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or(Duration::MAX)
        }),
    })
}
