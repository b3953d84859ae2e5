//! A page that asks a question and shows the answer while it arrives.

use openrouter_wasm::{
    ApiKey, Error, OpenRouter, Settings,
    wire::{ChatMessage, ChatRequest},
};
use web_sys::{FormData, HtmlFormElement};
use yew::{platform::spawn_local, prelude::*};

fn main() {
    yew::Renderer::<Page>::new().render();
}

#[component]
fn Page() -> Html {
    let answer = use_state(String::new);
    let busy = use_state(|| false);

    let onsubmit = {
        let (answer, busy) = (answer.clone(), busy.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (answer, busy) = (answer.clone(), busy.clone());
            let form: HtmlFormElement = event.target_unchecked_into();
            busy.set(true);
            spawn_local(async move {
                let mut text = String::new();
                let asked = ask(&form, |more| {
                    text.push_str(more);
                    answer.set(text.clone());
                });
                if let Err(error) = asked.await {
                    answer.set(format!("{}: {error}", error.kind().name()));
                }
                busy.set(false);
            });
        }
    };

    html! {
        <>
            <form {onsubmit}>
                <label>
                    { "Your OpenRouter key" }
                    <input name="key" type="password" autocomplete="off" placeholder="sk-or-…" required=true />
                </label>
                <label>
                    { "Server" }
                    <input name="server" type="url" ~defaultValue="https://openrouter.ai/api/v1" required=true />
                </label>
                <label>{ "Question" }<textarea name="question" rows="3" required=true defaultvalue="Why is the sky blue?" /></label>
                <button disabled={*busy}>{ "Ask" }</button>
            </form>
            <output>{ &*answer }</output>
        </>
    }
}

/// Asks what the form holds, and shows each piece of the answer.
async fn ask(form: &HtmlFormElement, mut show: impl FnMut(&str)) -> Result<(), Error> {
    let fields = FormData::new_with_form(form).map_err(|_| Error::custom("the form cannot be read"))?;
    let field = |name| fields.get(name).as_string().unwrap_or_default();

    let openrouter = OpenRouter::from(Settings {
        api_key: ApiKey::Fixed(field("key")),
        base_url: field("server"),
        ..Settings::default()
    });
    let request = ChatRequest::new("openai/gpt-5.2", [ChatMessage::user(field("question"))]);
    let mut stream = openrouter.chat().stream(&request).await?;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        if let Some(text) = chunk.choices.first().and_then(|choice| choice.delta.content.as_deref()) {
            show(text);
        }
    }
    Ok(())
}
