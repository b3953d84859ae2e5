//! JSON text, checked once and then read in place.
//!
//! The wire's answers are merged and inspected without being turned into values: a [`Json`] is a slice of text that is
//! known to be valid, and looking into it yields further slices. Numbers keep their digits, strings keep their escapes,
//! unknown fields keep everything. What is accepted is exactly what JavaScript's `JSON.parse` accepts (RFC 8259,
//! including lone surrogates in `\u` escapes), at any depth.

mod check;
mod number;
mod text;
mod write;

pub use check::{Nesting, SyntaxError};
pub use text::code_unit;
pub use text::{has_escapes, replace_lone_surrogates, unescape};
pub use write::Writer;
#[cfg(any(feature = "npm", test))]
pub use write::write_string;

use std::borrow::Cow;

/// One JSON value, as a slice of valid JSON text without white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json<'a>(&'a str);

/// What a [`Json`] value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The name of this kind in an error message, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool => "a boolean",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::Array => "an array",
            Kind::Object => "an object",
        }
    }
}

impl<'a> Json<'a> {
    /// Checks that `text` is one JSON value with nothing but white space around it.
    ///
    /// # Errors
    ///
    /// [`SyntaxError`] with the byte offset of the first character that cannot be there.
    pub fn parse(text: &'a str) -> Result<Self, SyntaxError> {
        let range = check::value(text.as_bytes())?;
        Ok(Json(&text[range]))
    }

    /// A value whose text is known to be valid, and to have no white space around it.
    pub fn known(text: &'a str) -> Self {
        Json(text)
    }

    /// The JSON text of this value.
    pub fn text(self) -> &'a str {
        self.0
    }

    /// What this value is.
    pub fn kind(self) -> Kind {
        match self.0.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') | None => Kind::Null,
            Some(_) => Kind::Number,
        }
    }

    /// Whether this is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// A field of an object that is there and not `null`. Of duplicate keys the last counts, as in `JSON.parse`.
    pub fn get(self, key: &str) -> Option<Json<'a>> {
        let found = self.entries().filter(|entry| entry.0.is(key)).last();
        found.map(|entry| entry.1).filter(|value| !value.is_null())
    }

    /// Several fields at once, each as [`Json::get`] finds it: the text is gone through only once.
    pub fn get_all<const N: usize>(self, keys: [&str; N]) -> [Option<Json<'a>>; N] {
        let mut found = [None; N];
        for (key, value) in self.entries() {
            if let Some(place) = keys.iter().position(|name| key.is(name)) {
                found[place] = Some(value).filter(|value| !value.is_null());
            }
        }
        found
    }

    /// The fields of an object in the order of the text; nothing for any other kind.
    pub fn entries(self) -> Entries<'a> {
        Entries(Members::of(self.0, b'{'))
    }

    /// The fields of an object, each once: of duplicate keys the last value counts, as in `JSON.parse`.
    pub fn fields(self) -> Vec<(Key<'a>, Json<'a>)> {
        let mut fields: Vec<(Key<'a>, Json<'a>)> = Vec::new();
        for (key, value) in self.entries() {
            match fields.iter_mut().find(|(known, _)| known.is_same(key)) {
                Some(field) => field.1 = value,
                None => fields.push((key, value)),
            }
        }
        fields
    }

    /// The items of an array; nothing for any other kind.
    pub fn items(self) -> Items<'a> {
        Items(Members::of(self.0, b'['))
    }

    /// The text between a string's quotes, with its escapes.
    pub fn escaped(self) -> Option<&'a str> {
        self.0.strip_prefix('"')?.strip_suffix('"')
    }

    /// A string's value. Lone surrogates, which Rust strings cannot hold, become U+FFFD.
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        self.escaped().map(unescape)
    }

    /// A number's value, to about 15 digits.
    pub fn as_f64(self) -> Option<f64> {
        (self.kind() == Kind::Number).then(|| number::value(self.0))
    }

    /// A boolean's value.
    pub fn as_bool(self) -> Option<bool> {
        match self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }
}

/// Where a string ends whose inside begins at `start`: at its quote. Nothing if it is not valid.
pub fn string_end(text: &[u8], start: usize) -> Option<usize> {
    check::inside_string(text, start).ok()
}

/// Where a number ends that begins at `start`. Nothing if it is not valid.
pub fn number_end(text: &[u8], start: usize) -> Option<usize> {
    check::number(text, start).ok()
}

/// An object's key: the text between its quotes, with its escapes.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a>(&'a str);

impl<'a> Key<'a> {
    /// Whether the key's value is `name`.
    pub fn is(self, name: &str) -> bool {
        self.0 == name || (has_escapes(self.0) && unescape(self.0) == name)
    }

    /// A key whose text between the quotes is known to be valid.
    pub fn known(escaped: &'a str) -> Self {
        Key(escaped)
    }

    /// Whether another key has the same value. Two with lone surrogates are only if they are spelled alike.
    pub fn is_same(self, other: Key<'_>) -> bool {
        if self.0 == other.0 || !(has_escapes(self.0) || has_escapes(other.0)) {
            return self.0 == other.0;
        }
        let name = self.name();
        name == other.name() && !name.contains('\u{fffd}')
    }

    /// The key's value.
    pub fn name(self) -> Cow<'a, str> {
        unescape(self.0)
    }

    /// The text between the quotes, with its escapes.
    pub fn escaped(self) -> &'a str {
        self.0
    }
}

/// The fields of an object. See [`Json::entries`].
#[derive(Clone, Debug)]
pub struct Entries<'a>(Members<'a>);

impl<'a> Iterator for Entries<'a> {
    type Item = (Key<'a>, Json<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.value()?;
        let value = self.0.value()?;
        Some((Key(&key[1..key.len() - 1]), Json(value)))
    }
}

/// The items of an array. See [`Json::items`].
#[derive(Clone, Debug)]
pub struct Items<'a>(Members<'a>);

impl<'a> Iterator for Items<'a> {
    type Item = Json<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.value().map(Json)
    }
}

/// The inside of an object or array: values with only white space, commas and colons between them.
#[derive(Clone, Debug)]
struct Members<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Members<'a> {
    fn of(text: &'a str, open: u8) -> Self {
        let inside = match text.as_bytes() {
            [first, .., _] if *first == open => &text[1..text.len() - 1],
            _ => "",
        };
        Members { text: inside, at: 0 }
    }

    fn value(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while matches!(bytes.get(start), Some(b' ' | b'\t' | b'\n' | b'\r' | b',' | b':')) {
            start += 1;
        }
        if start == bytes.len() {
            return None;
        }
        self.at = text::end_of_value(bytes, start);
        Some(&self.text[start..self.at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_items_and_strings_are_read_in_place() {
        let json = Json::parse(r#" {"a" : [1, "x\"]", {"b":null}], "c\u0061t": "é\n😀", "n": -0.5e1} "#).unwrap();
        let items: Vec<_> = json.get("a").unwrap().items().map(Json::text).collect();
        assert_eq!(items, ["1", r#""x\"]""#, r#"{"b":null}"#]);
        assert_eq!(json.get("cat").unwrap().as_str().unwrap(), "é\n😀");
        assert_eq!(json.get("n").unwrap().as_f64(), Some(-5.0));
        assert!(json.get("a").unwrap().items().last().unwrap().get("b").is_none());
        assert!(json.get("nothing").is_none());
        assert_eq!(json.get_all(["n", "nothing", "cat"]), [json.get("n"), None, json.get("cat")]);
    }

    #[test]
    fn the_last_of_duplicate_keys_counts() {
        assert_eq!(Json::parse(r#"{"a":1,"a":2}"#).unwrap().get("a").unwrap().text(), "2");
        assert!(Json::parse(r#"{"a":1,"a":null}"#).unwrap().get("a").is_none());
        let fields = Json::parse(r#"{"a":1,"b":2,"\u0061":3}"#).unwrap().fields();
        assert_eq!(
            fields.iter().map(|(key, value)| (key.escaped(), value.text())).collect::<Vec<_>>(),
            [("a", "3"), ("b", "2")]
        );
    }

    #[test]
    fn what_json_parse_refuses_is_refused_with_its_place() {
        for (text, offset) in [
            ("", 0),
            ("{", 1),
            ("[1,]", 3),
            ("{\"a\"}", 4),
            ("{\"a\":1,}", 7),
            ("{a:1}", 1),
            ("01", 1),
            ("1.", 2),
            ("-", 1),
            ("1e", 2),
            ("nul", 3),
            ("truE", 3),
            ("\"\n\"", 1),
            ("\"\\x\"", 2),
            ("\"\\u12g4\"", 5),
            ("\"abc", 4),
            ("1 2", 2),
            ("]", 0),
            ("[}", 1),
            ("\u{feff}1", 0),
            ("{\"a\" 1}", 5),
        ] {
            assert_eq!(Json::parse(text).unwrap_err().offset, offset, "{text:?}");
        }
    }

    #[test]
    fn depth_is_bounded_by_memory_only() {
        let deep = "[".repeat(200_000) + &"]".repeat(200_000);
        assert!(Json::parse(&deep).unwrap().items().next().is_some());
        let mixed = "{\"a\":[".repeat(1000) + &"]}".repeat(1000);
        assert!(Json::parse(&mixed).is_ok());
        assert!(Json::parse(&mixed[..mixed.len() - 1]).is_err());
    }

    #[test]
    fn lone_surrogates_pass_and_read_as_the_replacement_character() {
        let json = Json::parse(r#""\ud83d\ude00 \ud83d x \ude00""#).unwrap();
        assert_eq!(json.as_str().unwrap(), "😀 \u{fffd} x \u{fffd}");
    }

    #[test]
    fn lone_surrogates_can_be_replaced() {
        let text = r#"{"\\ud83d":"\ud83d\ude00 \ud83d","b":"\ude00\ud83d"}"#;
        assert_eq!(replace_lone_surrogates(text).unwrap(), r#"{"\\ud83d":"\ud83d\ude00 \ufffd","b":"\ufffd\ufffd"}"#);
        assert_eq!(replace_lone_surrogates(r#""\ud83d\ude00""#), None);
    }

    proptest! {
        #[test]
        fn agrees_with_serde_json(text in r#"[ \t\[\]{}:,"\\/u0-9a-fnrtulse.eE+\-]{0,24}"#) {
            let ours = Json::parse(&text);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            // serde_json refuses lone surrogates and numbers beyond f64, which JSON.parse accepts.
            if theirs.is_ok() {
                prop_assert!(ours.is_ok());
            } else if ours.is_ok() {
                prop_assert!(text.contains("\\u") || text.contains(['e', 'E']));
            }
        }

        #[test]
        fn any_value_is_found_again(value in value()) {
            let text = serde_json::to_string_pretty(&value).unwrap();
            let json = Json::parse(&text).unwrap();
            prop_assert_eq!(rebuild(json), value);
        }

        #[test]
        fn a_string_that_is_written_is_read_again(value in any::<String>()) {
            let mut text = String::new();
            write_string(&mut text, &value);
            prop_assert_eq!(Json::parse(&text).unwrap().as_str().unwrap(), &value[..]);
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            if let Ok(json) = Json::parse(&text) {
                rebuild(json);
            }
        }
    }

    fn value() -> impl Strategy<Value = serde_json::Value> {
        use serde_json::Value;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6).prop_map(|fields| fields.into_iter().collect()),
            ]
        })
    }

    fn rebuild(json: Json<'_>) -> serde_json::Value {
        match json.kind() {
            Kind::Object => json.entries().map(|(key, value)| (key.name().into_owned(), rebuild(value))).collect(),
            Kind::Array => json.items().map(rebuild).collect(),
            Kind::String => json.as_str().unwrap().into(),
            _ => serde_json::from_str(json.text()).unwrap_or_default(),
        }
    }
}
