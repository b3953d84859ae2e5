use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::Value;

use super::{Growing, GrowingValue, Kind, value::DEEPEST};

/// Reads pieces, and looks at the value after each.
fn read(pieces: &[&str], mut look: impl FnMut(Option<&Value>)) -> Result<Value, usize> {
    let mut growing = GrowingValue::default();
    let mut last = None;
    for piece in pieces {
        let grown = growing.push(piece).map_err(|error| error.offset)?;
        assert_eq!(grown, growing.value() != last.as_ref());
        last = growing.value().cloned();
        look(growing.value());
    }
    growing.end().map_err(|error| error.offset)?;
    Ok(growing.value().unwrap().clone())
}

/// Whether a value may become another: strings grow at their end, arrays and objects too, and in them only the last item.
fn is_prefix(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::String(part), Value::String(whole)) => whole.starts_with(part.as_str()),
        (Value::Array(part), Value::Array(whole)) => {
            let last = part.len().saturating_sub(1);
            part.len() <= whole.len()
                && part
                    .iter()
                    .zip(whole)
                    .enumerate()
                    .all(|(i, (part, whole))| if i == last { is_prefix(part, whole) } else { part == whole })
        }
        (Value::Object(part), Value::Object(whole)) => {
            let unlike = part.iter().filter(|(key, value)| whole.get(*key) != Some(value)).collect::<Vec<_>>();
            match unlike[..] {
                [] => true,
                [(key, value)] => whole.get(key).is_some_and(|whole| is_prefix(value, whole)),
                _ => false,
            }
        }
        _ => part == whole,
    }
}

fn document() -> impl Strategy<Value = Value> {
    let text = "([a-z \u{e9}\u{20ac}\u{1f600}\"\\\\/\n\u{1}]){0,12}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((text, inner), 0..6).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// A document as text, with more escapes than are needed, and with spaces.
fn written() -> impl Strategy<Value = String> {
    (document(), any::<bool>(), any::<bool>()).prop_map(|(value, pretty, escaped)| {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        if !escaped {
            return text;
        }
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '\u{80}'.. => {
                    let mut units = [0; 2];
                    for unit in c.encode_utf16(&mut units) {
                        out.push_str(&format!("\\u{unit:04X}"));
                    }
                }
                _ => out.push(c),
            }
        }
        out
    })
}

fn cut<'a>(text: &'a str, places: &[Index]) -> Vec<&'a str> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut cuts: Vec<usize> = places.iter().map(|place| *place.get(&ends)).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

proptest! {
    #[test]
    fn each_value_is_the_beginning_of_the_last_which_is_the_whole(text in written(), places in vec(any::<Index>(), 0..40)) {
        let whole: Value = serde_json::from_str(&text).unwrap();
        let mut last: Option<Value> = None;
        let end = read(&cut(&text, &places), |partial| {
            let Some(partial) = partial else { return assert!(last.is_none()) };
            assert!(is_prefix(partial, &whole), "{partial} in {whole}");
            if let Some(last) = &last {
                assert!(is_prefix(last, partial), "{last} in {partial}");
            }
            last = Some(partial.clone());
        });
        prop_assert_eq!(end, Ok(whole));
    }

    #[test]
    fn character_by_character(text in written()) {
        let pieces: Vec<String> = text.chars().map(String::from).collect();
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        prop_assert_eq!(read(&pieces, |_| {}), Ok(serde_json::from_str(&text).unwrap()));
    }

    #[test]
    fn what_is_no_json_is_refused(text in written(), place in any::<Index>(), wrong in "[\\[\\]{},:\"\\\\a1 \u{1}-]", places in vec(any::<Index>(), 0..10)) {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *place.get(&ends);
        let text = format!("{}{wrong}{}", &text[..at], &text[at..]);
        let expected = crate::json::Json::parse(&text);
        prop_assert_eq!(read(&cut(&text, &places), |_| {}).is_ok(), expected.is_ok(), "{}", text);
    }
}

#[test]
fn nothing_is_shown_that_may_still_change() {
    let seen = |pieces: &[&str]| {
        let mut seen = Vec::new();
        let end = read(pieces, |partial| seen.push(partial.map(|value| value.to_string()).unwrap_or_default()));
        (seen.join(" "), end.map(|value| value.to_string()))
    };
    assert_eq!(seen(&["1", "2"]), (" ".into(), Ok("12".into())));
    assert_eq!(seen(&["[1", "2", ","]).0, "[] [] [12]");
    assert_eq!(seen(&["[t", "rue", "]"]).0, "[] [] [true]");
    assert_eq!(seen(&["{", "\"a", "\"", ":", "\"", "b"]).0, r#"{} {} {} {} {"a":""} {"a":"b"}"#);
    assert_eq!(seen(&["\"a\\", "n", "\\u00", "e9", "\""]).0, "\"a\" \"a\\n\" \"a\\n\" \"a\\né\" \"a\\né\"");
    assert_eq!(seen(&["\"\\ud83d", "\\", "ude00", "\""]).0, "\"\" \"\" \"😀\" \"😀\"");
}

#[test]
fn an_error_tells_its_place_in_all_of_the_text() {
    assert_eq!(read(&["{\"a\"", ": 1", " x"], |_| {}), Err(8));
    assert_eq!(read(&["[1", ",2"], |_| {}), Err(4));
    assert_eq!(read(&["I am sorry"], |_| {}), Err(0));
    assert_eq!(read(&[""], |_| {}), Err(0));
    assert_eq!(read(&["[] []"], |_| {}), Err(3));
    assert_eq!(read(&["[nul", "]"], |_| {}), Err(1));
    assert_eq!(read(&["[01]"], |_| {}), Err(1));
}

#[test]
fn what_serde_json_would_not_read_is_too_deep() {
    for (depth, is_right) in [(DEEPEST, true), (DEEPEST + 1, false)] {
        let text = "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(serde_json::from_str::<Value>(&text).is_ok(), is_right);
        assert_eq!(read(&[&text], |_| {}).is_ok(), is_right);
        let text = "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
        assert_eq!(serde_json::from_str::<Value>(&text).is_ok(), is_right);
        assert_eq!(read(&[&text], |_| {}).is_ok(), is_right);
    }
}

#[test]
fn numbers_that_have_no_form_here_are_no_reason_to_stop() {
    assert_eq!(read(&["[1e999", ",2]"], |_| {}), Ok(serde_json::json!([null, 2])));
}

#[test]
fn lone_surrogates_are_told_as_they_are() {
    let mut growing = Growing::default();
    let mut told = String::new();
    for piece in ["\"\\ud83d", "\\n\\ude00\\ud83d\\ud83d\\ude00", "\\ud83d\""] {
        growing.push(piece);
        growing.read().unwrap();
        for step in growing.steps().iter().filter(|step| step.kind == Kind::More) {
            told.push_str(std::str::from_utf8(&growing.text()[step.start as usize..step.end as usize]).unwrap());
            told.push('|');
        }
    }
    assert_eq!(told, "\\ud83d\\n\\ude00\\ud83d\\ud83d\\ude00|\\ud83d|");
}
