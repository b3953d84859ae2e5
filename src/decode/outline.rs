//! What broken JSON looks like, without what it says.

/// How much of it is shown, in bytes.
const LENGTH: usize = 120;

/// The beginning of a text that should be JSON, with its brackets, its field names and `true`, `false` and `null`. All
/// other strings are `"…"`, numbers are `0`, and what cannot be in JSON is `?`.
pub fn outline(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if shown.len() >= LENGTH {
            shown.push('…');
            break;
        }
        let length = match first {
            '{' | '}' | '[' | ']' | ',' | ':' => {
                shown.push(first);
                1
            }
            ' ' | '\t' | '\n' | '\r' => 1,
            '"' => string(rest, &mut shown),
            _ => word(rest, &mut shown),
        };
        rest = &rest[length..];
    }
    shown
}

/// The names of the API's own fields that a chunk has as a rule. Any other could be a word of the answer.
const NAMES: [&str; 24] = [
    "id",
    "object",
    "created",
    "model",
    "provider",
    "choices",
    "index",
    "delta",
    "role",
    "content",
    "reasoning",
    "reasoning_details",
    "tool_calls",
    "function",
    "arguments",
    "type",
    "finish_reason",
    "native_finish_reason",
    "logprobs",
    "usage",
    "error",
    "code",
    "message",
    "metadata",
];

/// A string: its own text only if it is the name of one of the API's fields.
fn string(text: &str, shown: &mut String) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    let Some(end) = end.map(|length| length + 1) else {
        shown.push_str("\"…");
        return text.len();
    };
    let is_name = text[end + 1..].trim_ascii_start().starts_with(':');
    let name = &text[1..end];
    shown.push('"');
    shown.push_str(if is_name && NAMES.contains(&name) { name } else { "…" });
    shown.push('"');
    end + 1
}

/// Anything else, up to the next character that means something.
fn word(text: &str, shown: &mut String) -> usize {
    let end = text.bytes().position(|byte| b"{}[],:\" \t\n\r".contains(&byte)).unwrap_or(text.len());
    let word = &text[..end];
    shown.push_str(match word {
        "true" | "false" | "null" => word,
        _ if word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) => "0",
        _ => "?",
    });
    end
}

#[cfg(test)]
mod tests {
    use super::outline;
    use proptest::prelude::*;

    #[test]
    fn structure_shows_and_text_does_not() {
        for (text, shown) in [
            (
                r#"{"id":"gen-1","n":-1.5e3, "ok" : true,"choices":[{"delta":{"content":"my secr"#,
                r#"{"id":"…","…":0,"…":true,"choices":[{"delta":{"content":"…"#,
            ),
            (r#"{"Secret":1,"say \"it\"":null}"#, r#"{"…":0,"…":null}"#),
            ("<html>my secret</html>", "??"),
            ("", ""),
        ] {
            assert_eq!(outline(text), shown);
        }
        assert!(outline(&"[".repeat(10_000)).chars().count() <= 121);
    }

    proptest! {
        #[test]
        fn never_panics_and_never_tells(text in any::<String>(), cut in any::<prop::sample::Index>()) {
            outline(&text);
            let json = serde_json::json!({ "content": format!("SECRET{text}"), "SECRET": 1 }).to_string();
            let end = (0..=cut.index(json.len() + 1)).rev().find(|&end| json.is_char_boundary(end)).unwrap_or(0);
            prop_assert!(!outline(&json[..end]).contains("SECRET"));
        }
    }
}
