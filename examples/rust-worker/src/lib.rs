//! A relay: it adds the key, decides on the model, and hands the answer's chunks on as they come.

use futures_util::{StreamExt, stream};
use openrouter_wasm::{
    ApiKey, ChatStream, ErrorKind, OpenRouter, Settings,
    wire::{ChatMessage, ChatRequest},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{Context, Env, Request, Response, ResponseBuilder, Result, event};

#[derive(Deserialize)]
struct Question {
    messages: Vec<ChatMessage>,
}

#[event(fetch)]
async fn fetch(mut request: Request, env: Env, _context: Context) -> Result<Response> {
    let Ok(Question { messages }) = request.json().await else {
        return failure(400, "messages: expected an array of chat messages");
    };
    let chat = client(&env)?.chat();
    match chat.stream(&ChatRequest::new("openai/gpt-5.2", messages)).await {
        Ok(stream) => relay(stream),
        Err(error) => failure(if error.kind() == ErrorKind::Config { 400 } else { 502 }, error.message()),
    }
}

fn client(env: &Env) -> Result<OpenRouter> {
    let mut settings =
        Settings { api_key: ApiKey::Fixed(env.secret("OPENROUTER_API_KEY")?.to_string()), ..Settings::default() };
    if let Ok(address) = env.var("OPENROUTER_BASE_URL") {
        settings.base_url = address.to_string();
    }
    Ok(settings.into())
}

/// The answer as an event stream again, as OpenRouter's clients read it.
fn relay(stream: ChatStream) -> Result<Response> {
    let chunks = stream.map(|chunk| match chunk {
        Ok(chunk) => event(&chunk),
        Err(error) => event(&told(error.status().unwrap_or(502), error.message())),
    });
    let end = stream::once(async { Ok("data: [DONE]\n\n".to_owned()) });
    ResponseBuilder::new().with_header("content-type", "text/event-stream")?.from_stream(chunks.chain(end))
}

fn event(data: &impl Serialize) -> Result<String> {
    Ok(format!("data: {}\n\n", serde_json::to_string(data)?))
}

fn failure(status: u16, message: &str) -> Result<Response> {
    ResponseBuilder::new().with_status(status).from_json(&told(status, message))
}

/// An error in the form in which OpenRouter tells of them.
fn told(code: u16, message: &str) -> serde_json::Value {
    json!({ "error": { "code": code, "message": message } })
}
