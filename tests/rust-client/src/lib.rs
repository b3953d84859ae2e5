//! Calls of the crate's interface for Rust, for `rust-client.test.js`.

mod beyond;

use openrouter_wasm::{
    ApiKey, ChatStream, Error, OpenRouter, Settings,
    js_values::{from_js, to_js},
    wire::{ChatMessage, ChatRequest},
};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

fn client(base_url: String) -> OpenRouter {
    Settings { api_key: ApiKey::Fixed("sk-or-v1-standin".into()), base_url, ..Settings::default() }.into()
}

fn request(model: &str) -> ChatRequest {
    ChatRequest::new(model, vec![ChatMessage::user("Once upon a time")])
}

/// An error in a form that JavaScript can look into: kind, message, and the content that came before it.
fn thrown(error: Error) -> JsValue {
    let partial = error.partial().map(|partial| to_js(&partial).unwrap_throw()).unwrap_or_default();
    [error.kind().name().into(), error.message().into(), partial].into_iter().collect::<Vec<JsValue>>().into()
}

/// The whole answer at once.
#[wasm_bindgen]
pub async fn send(base_url: String, model: String) -> Result<JsValue, JsValue> {
    let completion = client(base_url).chat().send(&request(&model)).await.map_err(thrown)?;
    Ok(to_js(&completion).unwrap_throw())
}

/// The chunks of a stream, and the whole at its end.
#[wasm_bindgen]
pub async fn stream(base_url: String, model: String) -> Result<Vec<JsValue>, JsValue> {
    let openrouter = client(base_url);
    let mut stream = openrouter.chat().stream(&request(&model)).await.map_err(thrown)?;
    let mut read = Vec::new();
    while let Some(chunk) = stream.next().await {
        read.push(to_js(&chunk.map_err(thrown)?).unwrap_throw());
    }
    read.push(to_js(&stream.partial()).unwrap_throw());
    Ok(read)
}

/// The whole of a stream, without looking at its chunks.
#[wasm_bindgen]
pub async fn finish(base_url: String, model: String, signal: Option<AbortSignal>) -> Result<JsValue, JsValue> {
    let openrouter = client(base_url);
    let mut chat = openrouter.chat();
    if let Some(signal) = signal {
        chat = chat.signal(signal);
    }
    let stream: ChatStream = chat.stream(&request(&model)).await.map_err(thrown)?;
    Ok(to_js(&stream.finish().await.map_err(thrown)?).unwrap_throw())
}

/// The first chunk; the stream is dropped after it.
#[wasm_bindgen]
pub async fn first(base_url: String, model: String) -> Result<JsValue, JsValue> {
    let openrouter = client(base_url);
    let mut stream = openrouter.chat().stream(&request(&model)).await.map_err(thrown)?;
    let first = stream.next().await.transpose().map_err(thrown)?;
    Ok(to_js(&first).unwrap_throw())
}

/// A conversation with a model that calls tools, to its end: the messages, all through the types.
#[wasm_bindgen]
pub async fn converse(base_url: String, model: String, streamed: bool) -> Result<JsValue, JsValue> {
    let chat = client(base_url).chat();
    let mut request = request(&model);
    loop {
        let completion = match streamed {
            true => chat.stream(&request).await.map_err(thrown)?.finish().await,
            false => chat.send(&request).await,
        };
        let completion = completion.map_err(thrown)?;
        request.messages.extend(completion.to_message());
        let calls = completion.choices[0].message.tool_calls.as_deref().unwrap_or_default();
        if calls.is_empty() {
            return Ok(to_js(&request.messages).unwrap_throw());
        }
        request.messages.extend(calls.iter().map(|call| ChatMessage::tool(&call.id, "sunny")));
    }
}

/// The models there are, asked for without a key.
#[wasm_bindgen]
pub async fn models(base_url: String, query: Option<String>) -> Result<JsValue, JsValue> {
    let openrouter = OpenRouter::from(Settings { base_url, ..Settings::default() });
    let mut models = openrouter.models();
    if let Some(words) = query {
        models = models.query("q", words).query("limit", 5);
    }
    Ok(to_js(&models.list().await.map_err(thrown)?).unwrap_throw())
}

/// A request from JavaScript, through the types and back.
#[wasm_bindgen]
pub fn round_trip(request: JsValue) -> Result<JsValue, JsError> {
    let request: ChatRequest = from_js(request)?;
    Ok(to_js(&request)?)
}
