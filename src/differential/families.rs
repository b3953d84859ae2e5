//! The kinds of event that streams are made of: written for the tests, and recorded.

use std::{env, fs, path::PathBuf, sync::LazyLock};

/// Events as the API and its providers send them. `‹text›` and `‹number›` stand for values that change.
pub const FAMILIES: [&str; 34] = [
    // Text, as it mostly is, in several choices and from several makers.
    r#"{"id":"gen-1","provider":"A","model":"a/b","object":"chat.completion.chunk","created":1790000000,"choices":[{"index":0,"delta":{"role":"assistant","content":"‹text›"},"finish_reason":null,"native_finish_reason":null,"logprobs":null}]}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"‹text›"}}]}"#,
    r#"{"id":"gen-1","choices":[{"index":1,"delta":{"content":"‹text›"}}]}"#,
    r#"{"choices":[{"delta":{"content":"‹text›"}}]}"#,
    r#"{"id":"gen-1","created":‹number›,"choices":[{"index":0,"delta":{"content":"‹text›"}}],"padding":"‹text›"}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"‹text›"}},{"index":1,"delta":{"content":"‹text›"}}]}"#,
    r#"{"id":"gen-1","choices":[{"delta":{"content":"‹text›"}},{"delta":{"content":"‹text›"}}]}"#,
    r#"{"choices":[{"delta":{"content":"‹text›"},"index":0,"finish_reason":null}],"id":"gen-1"}"#,
    r#"{ "id" : "gen-1", "choices" : [ { "delta" : { "content" : "‹text›" } , "index" : 0 } ] }"#,
    r#"{"id":"‹text›","choices":[{"index":0,"delta":{"content":"always the same"}}]}"#,
    // Reasoning.
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":"","reasoning":"‹text›","reasoning_details":[{"type":"reasoning.text","text":"‹text›","format":"anthropic-claude-v1","index":0}]}}]}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"","reasoning":"‹text›","reasoning_details":[{"type":"reasoning.summary","summary":"‹text›","format":"openai-responses-v1","index":0}]}}]}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"","reasoning":null,"reasoning_details":[{"type":"reasoning.text","text":"","signature":"‹text›","index":0}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.encrypted","data":"‹text›","id":"rs_1","index":0}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","text":"‹text›","index":0},{"type":"reasoning.summary","summary":"‹text›","index":1}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","text":"‹text›"}]}}]}"#,
    // Tool calls.
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_‹text›","type":"function","function":{"name":"f","arguments":""}}]}}]}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":null,"tool_calls":[{"index":0,"function":{"arguments":"‹text›"},"type":"function"}]}}]}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":null,"tool_calls":[{"index":1,"id":"","function":{"name":"","arguments":"‹text›"}}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"‹text›"}},{"index":1,"function":{"arguments":"‹text›"}}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"‹text›"}}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"tool_calls":[{"function":{"arguments":"‹text›"}}]}}]}"#,
    // Everything else that a delta can bring.
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"refusal":"‹text›"}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"content":"‹text›"},"logprobs":{"content":[{"token":"‹text›","logprob":‹number›,"bytes":[1,2],"top_logprobs":[]}],"refusal":null}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"content":"‹text›","annotations":[{"type":"url_citation","url_citation":{"url":"‹text›","start_index":‹number›}}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"content":"","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,‹text›"},"index":0}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"images":[{"image_url":{"url":"‹text›"}}]}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"audio":{"id":"audio_1","data":"‹text›","transcript":"‹text›","expires_at":‹number›}}}]}"#,
    r#"{"choices":[{"index":0,"delta":{"content":"‹text›","new":{"deep":["‹text›",{"deeper":‹number›}],"flag":true}}}]}"#,
    // Ends.
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"‹text›"},"finish_reason":"stop","native_finish_reason":"‹text›"}]}"#,
    r#"{"id":"gen-1","choices":[{"index":‹number›,"delta":{"content":"‹text›"},"finish_reason":"‹text›"}]}"#,
    r#"{"id":"gen-1","choices":[],"usage":{"prompt_tokens":‹number›,"completion_tokens":‹number›,"cost":0.10}}"#,
    r#"{"id":"gen-1","provider":"A","error":{"code":‹number›,"message":"‹text›"},"choices":[{"index":0,"delta":{"content":"‹text›"},"finish_reason":"error"}]}"#,
    r#"{"id":"gen-1","choices":[{"index":0,"delta":{"content":"‹text›"},"error":{"code":502,"message":"‹text›"}}]}"#,
];

/// Of how many families, from the front, no event ends the stream.
pub const LASTING: usize = FAMILIES.len() - 2;

/// An event of a family: of its n-th value the n-th is taken from `texts` or `numbers`.
pub fn event(family: &str, texts: impl Fn(usize) -> &'static str, numbers: impl Fn(usize) -> &'static str) -> String {
    let mut event = String::new();
    for (number, part) in family.split('‹').enumerate() {
        match part.split_once('›') {
            None => event.push_str(part),
            Some((name, behind)) => {
                event.push_str(if name == "text" { texts(number) } else { numbers(number) });
                event.push_str(behind);
            }
        }
    }
    event
}

/// A recorded stream.
pub struct Recording {
    pub name: String,
    pub body: Vec<u8>,
    /// The data of its events, but for those that are no JSON.
    pub events: Vec<String>,
}

/// The recorded streams; none, said aloud, if they are not on this machine.
pub static RECORDINGS: LazyLock<Vec<Recording>> = LazyLock::new(|| {
    let folder = env::var_os("OPENROUTER_RECORDED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/recorded"), PathBuf::from);
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("skipped: no recordings in {}", folder.display());
        return Vec::new();
    };
    let mut recordings: Vec<Recording> = files
        .filter_map(|file| {
            let path = file.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let body = name.ends_with(".sse").then(|| fs::read(&path).expect("the recording can be read"))?;
            let text = String::from_utf8_lossy(&body);
            let data = text.lines().filter_map(|line| line.strip_prefix("data: "));
            let events = data.filter(|data| data.starts_with('{')).map(str::to_owned).collect();
            Some(Recording { name, body, events })
        })
        .collect();
    recordings.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!recordings.is_empty(), "there is a folder of recordings, but no stream in it");
    recordings
});
