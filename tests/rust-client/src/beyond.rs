//! What goes beyond an answer's chunks: events, structured answers, and runs of tools.

use js_sys::{Function, Promise, Reflect};
use openrouter_wasm::{
    Approval, Chat, ChatEvent, Error, Run, RunEvent, RunOptions, RunState, Stopped, Tool, ToolContext, ToolErrors,
    js_values::{from_js, to_js},
    wire::{self, ChatRequest, ResponseFormat},
};
use serde::Deserialize;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use crate::{client, request, thrown};

/// What an event is, and what it tells.
fn told(event: &ChatEvent) -> Value {
    match event {
        ChatEvent::Text { choice, text } => json!(["text", choice, text]),
        ChatEvent::Reasoning { choice, text } => json!(["reasoning", choice, text]),
        ChatEvent::Refusal { choice, text } => json!(["refusal", choice, text]),
        ChatEvent::Image { choice, image } => json!(["image", choice, image]),
        ChatEvent::Audio { choice, audio } => json!(["audio", choice, audio]),
        ChatEvent::Annotation { choice, annotation } => json!(["annotation", choice, annotation]),
        ChatEvent::ToolCallStart { choice, index, name, .. } => json!(["tool_call_start", choice, index, name]),
        ChatEvent::ToolCallArguments { choice, index, text } => json!(["tool_call_arguments", choice, index, text]),
        ChatEvent::ReasoningDetail { choice, detail } => json!(["reasoning_detail", choice, detail]),
        ChatEvent::ToolCall { choice, index, text, .. } => json!(["tool_call", choice, index, text]),
        ChatEvent::Finish { choice, truncated, .. } => json!(["finish", choice, truncated]),
        ChatEvent::Usage(usage) => json!(["usage", usage]),
        _ => json!(["unknown"]),
    }
}

/// An error as it is thrown, but with its code in place of its partial answer.
fn failure(error: &Error) -> Value {
    json!([error.kind().name(), error.code(), error.message()])
}

/// The events of an answer, and the whole, or the error, at the end.
#[wasm_bindgen]
pub async fn events(base_url: String, model: String) -> Result<JsValue, JsValue> {
    let openrouter = client(base_url);
    let mut stream = openrouter.chat().stream(&request(&model)).await.map_err(thrown)?.events();
    let mut events = Vec::new();
    while let Some(Ok(event)) = stream.next().await {
        events.push(told(&event));
    }
    let partial = stream.partial();
    let error = stream.finish().await.err().as_ref().map(failure);
    Ok(to_js(&json!({ "events": events, "whole": partial, "error": error })).unwrap_throw())
}

/// The schema that the structured answers are asked for with.
fn schema() -> Value {
    json!({
        "type": "object",
        "properties": { "city": { "type": "string" }, "days": { "type": "array", "items": { "type": "integer" } } },
        "required": ["city", "days"],
        "additionalProperties": false,
    })
}

/// What it describes.
#[derive(Deserialize)]
struct Trip {
    city: String,
    days: Vec<u32>,
}

/// A structured answer: its parts, and the whole.
#[wasm_bindgen]
pub async fn object(base_url: String, model: String) -> Result<JsValue, JsValue> {
    let chat = client(base_url).chat();
    let answer = chat.object::<Trip>(&request(&model), schema()).await.map_err(|error| js(&failure(&error)))?;
    let Trip { city, days } = answer.value;
    Ok(js(&json!({ "city": city, "days": days, "completion": answer.completion })))
}

/// A structured answer while it grows: each value, how the reading ended, and how asking for the last one does.
#[wasm_bindgen]
pub async fn growing(base_url: String, model: String) -> Result<JsValue, JsValue> {
    let mut request = request(&model);
    let Value::Object(schema) = schema() else { unreachable!() };
    request.response_format = Some(ResponseFormat::json_schema("trip", schema));
    let mut stream = client(base_url).chat().stream(&request).await.map_err(thrown)?.object();
    let mut values = Vec::new();
    let mut error = None;
    while let Some(value) = stream.next().await {
        match value {
            Ok(value) => values.push(value.clone()),
            Err(failed) => error = Some(failure(&failed)),
        }
    }
    let last = match stream.finish::<Trip>().await {
        Ok(answer) => json!([answer.value.city, answer.value.days]),
        Err(error) => failure(&error),
    };
    Ok(js(&json!({ "values": values, "error": error, "last": last })))
}

fn js(value: &Value) -> JsValue {
    to_js(value).unwrap_throw()
}

/// How a run is to go.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Wishes {
    stream: Option<bool>,
    /// In place of the first question.
    messages: Option<Vec<wire::ChatMessage>>,
    max_steps: Option<u32>,
    max_cost: Option<f64>,
    max_parallel: Option<usize>,
    stop_at: Option<u32>,
    /// Whether a tool's error ends it.
    ends: bool,
    /// Leave `get_time` to the caller.
    leaves_time: bool,
    /// Read no more than so many events.
    reads: Option<usize>,
    /// Give it the same tool twice.
    twice: bool,
    /// Give it a tool whose arguments are of another type than the model's.
    misfit: bool,
    /// Give it a schema that is none.
    no_schema: bool,
}

/// Where the tools want to be.
#[derive(Deserialize)]
struct Place {
    city: String,
}

/// Calls a function of the test's, and waits for what it promises.
async fn call(function: Function, arguments: [JsValue; 3]) -> Result<JsValue, JsValue> {
    let [first, second, third] = arguments;
    JsFuture::from(Promise::resolve(&function.call3(&JsValue::UNDEFINED, &first, &second, &third)?)).await
}

fn message_of(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).unwrap_or_default();
    message.as_string().unwrap_or_default()
}

/// A tool that a function of the test's does: given its name, the city, and the call.
fn tool(name: &'static str, parameters: &Value, execute: Function) -> Tool {
    Tool::new(name, "?", parameters, async move |place: Place, context: ToolContext| {
        let roles: Vec<Value> = context.messages.iter().map(|message| json!(message)["role"].clone()).collect();
        let about = js(&json!({ "id": context.id, "name": context.name, "roles": roles }));
        let _ = Reflect::set(&about, &"signal".into(), &context.signal);
        let result = call(execute.clone(), [name.into(), place.city.into(), about]).await;
        let result = result.map_err(|error| message_of(&error))?;
        Ok(from_js::<Value>(result).map_err(|error| error.to_string())?)
    })
}

/// The options of a run, with the test's functions as hooks.
fn options(wishes: &Wishes, hooks: &JsValue) -> RunOptions {
    let hook = |name: &str| Reflect::get(hooks, &name.into()).unwrap_or_default().dyn_into::<Function>();
    let mut options = RunOptions::default();
    options = wishes.max_steps.into_iter().fold(options, RunOptions::max_steps);
    options = wishes.max_cost.into_iter().fold(options, RunOptions::max_cost);
    options = wishes.max_parallel.into_iter().fold(options, RunOptions::max_parallel);
    if let Some(last) = wishes.stop_at {
        options = options.stop_when(move |state| state.step == last);
    }
    if wishes.ends {
        options = options.tool_errors(ToolErrors::End);
    }
    if let Ok(approve) = hook("approve") {
        options = options.approve(async move |context: ToolContext, arguments: Value| {
            let asked = [context.name.into(), js(&arguments), JsValue::UNDEFINED];
            let answer = call(approve.clone(), asked).await.unwrap_or_default();
            answer.as_string().map_or_else(|| (answer == true).into(), Approval::DeniedBecause)
        });
    }
    if let Ok(on_step) = hook("onStep") {
        options = options.on_step(async move |state: RunState| {
            let told = call(on_step.clone(), [state.step.into(), state.cost.into(), JsValue::UNDEFINED]).await;
            told.map(drop).map_err(|error| Error::custom(message_of(&error)))
        });
    }
    options
}

/// A run of the tools `get_weather` and `get_time`.
fn begin(chat: &Chat, model: &str, wishes: Wishes, options: RunOptions, execute: &Function) -> Result<Run, Error> {
    let mut request: ChatRequest = request(model);
    request.stream = wishes.stream;
    if let Some(messages) = wishes.messages {
        request.messages = messages;
    }
    let parameters = if wishes.no_schema { json!("an object") } else { schema_of_place() };
    let mut tools: Vec<Tool> =
        ["get_weather", "get_time"].map(|name| tool(name, &parameters, execute.clone())).into_iter().collect();
    if wishes.leaves_time {
        request.tools = Some(vec![tools.remove(1).definition()?]);
    }
    if wishes.misfit {
        tools[0] = Tool::new("get_weather", "?", (), async |days: Vec<u32>, _| Ok(days));
    }
    if wishes.twice {
        tools.push(tools[0].clone());
    }
    chat.run(request, tools, options)
}

fn schema_of_place() -> Value {
    json!({ "type": "object", "properties": { "city": { "type": "string" } } })
}

/// A run: what happened, and where it ended.
#[wasm_bindgen]
pub async fn run(
    base_url: String,
    model: String,
    wishes: JsValue,
    execute: Function,
    hooks: JsValue,
) -> Result<JsValue, JsValue> {
    let wishes: Wishes = from_js(wishes)?;
    let mut chat = client(base_url).chat();
    if let Ok(signal) = Reflect::get(&hooks, &"signal".into()).unwrap_or_default().dyn_into::<AbortSignal>() {
        chat = chat.signal(signal);
    }
    let (most, options) = (wishes.reads, options(&wishes, &hooks));
    let mut run = begin(&chat, &model, wishes, options, &execute).map_err(|error| js(&failure(&error)))?;
    let mut events = Vec::new();
    while most.is_none_or(|most| events.len() < most) {
        let Some(Ok(event)) = run.next().await else { break };
        events.push(match event {
            RunEvent::Chat(event) => told(&event),
            RunEvent::ToolResult { step, name, result, .. } => json!(["tool_result", step, name, result]),
            RunEvent::Step { step, .. } => json!(["step", step]),
            _ => json!(["unknown"]),
        });
    }
    let end = if most.is_none() { Some(run.finish().await) } else { None };
    Ok(js(&json!({
        "events": events,
        "messages": run.messages(),
        "usage": run.usage(),
        "cost": run.cost(),
        "steps": run.steps(),
        "stopped": run.stopped().map(|stopped| match stopped {
            Stopped::Tools => "tools",
            Stopped::MaxSteps => "maxSteps",
            Stopped::MaxCost => "maxCost",
            Stopped::StopWhen => "stopWhen",
            _ => "unknown",
        }),
        "completion": end.as_ref().and_then(|end| end.as_ref().ok()),
        "error": end.as_ref().and_then(|end| end.as_ref().err()).map(failure),
    })))
}
