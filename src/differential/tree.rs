//! JSON as this module reads it itself: a tree that keeps how everything was spelled, and what `JSON.parse` makes of it.

/// A JSON text. Words, numbers, strings and keys are as they were spelled; strings and keys without their quotes.
#[derive(Clone, Debug)]
pub enum Tree {
    /// `null`, `true` or `false`
    Word(String),
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// A value as JavaScript has it: strings are UTF-16, which may have lone surrogates, and numbers are floats, by their
/// bits, so that -0 is not 0. Of a doubled key the last value counts, in the place of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Word(String),
    Number(u64),
    String(Vec<u16>),
    Array(Vec<Value>),
    Object(Vec<(Vec<u16>, Value)>),
}

impl Tree {
    /// What a text says; nothing if it is no JSON.
    pub fn parse(text: &str) -> Option<Tree> {
        let mut parser = Parser { text, at: 0 };
        let tree = parser.value()?;
        (parser.at == text.len()).then_some(tree)
    }

    /// The text, with `space` wherever there may be some.
    pub fn write(&self, space: &str, out: &mut String) {
        let list = |out: &mut String, count: usize, write: &mut dyn FnMut(usize, &mut String)| {
            for at in 0..count {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(space);
                write(at, out);
                out.push_str(space);
            }
        };
        match self {
            Tree::Word(text) | Tree::Number(text) => out.push_str(text),
            Tree::String(raw) => out.extend(["\"", raw, "\""]),
            Tree::Array(items) => {
                out.push('[');
                list(out, items.len(), &mut |at, out| items[at].write(space, out));
                out.push(']');
            }
            Tree::Object(fields) => {
                out.push('{');
                list(out, fields.len(), &mut |at, out| {
                    let (key, value) = &fields[at];
                    out.extend(["\"", key, "\"", space, ":", space]);
                    value.write(space, out);
                });
                out.push('}');
            }
        }
    }

    pub fn value(&self) -> Value {
        match self {
            Tree::Word(word) => Value::Word(word.clone()),
            Tree::Number(digits) => Value::Number(digits.parse::<f64>().expect("JSON's numbers are Rust's").to_bits()),
            Tree::String(raw) => Value::String(units(raw)),
            Tree::Array(items) => Value::Array(items.iter().map(Tree::value).collect()),
            Tree::Object(fields) => {
                let mut object: Vec<(Vec<u16>, Value)> = Vec::new();
                for (key, value) in fields {
                    let (key, value) = (units(key), value.value());
                    match object.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, kept)) => *kept = value,
                        None => object.push((key, value)),
                    }
                }
                Value::Object(object)
            }
        }
    }

    /// Whether an object has a key twice, spelled alike.
    pub fn has_doubled_key(&self) -> bool {
        match self {
            Tree::Array(items) => items.iter().any(Tree::has_doubled_key),
            Tree::Object(fields) => fields.iter().enumerate().any(|(at, (key, value))| {
                fields[..at].iter().any(|(earlier, _)| earlier == key) || value.has_doubled_key()
            }),
            _ => false,
        }
    }

    /// How many nodes there are, this one included.
    pub fn size(&self) -> usize {
        1 + match self {
            Tree::Array(items) => items.iter().map(Tree::size).sum::<usize>(),
            Tree::Object(fields) => fields.iter().map(|(_, value)| value.size()).sum(),
            _ => 0,
        }
    }

    /// A node by its number in the order of the text; this one is 0.
    pub fn node(&mut self, mut number: usize) -> Option<&mut Tree> {
        if number == 0 {
            return Some(self);
        }
        number -= 1;
        let inside: Vec<&mut Tree> = match self {
            Tree::Array(items) => items.iter_mut().collect(),
            Tree::Object(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        for node in inside {
            match node.size() {
                size if number < size => return node.node(number),
                size => number -= size,
            }
        }
        None
    }
}

impl Value {
    /// A field of an object that is there and not `null`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let Value::Object(fields) = self else { return None };
        let (_, value) = fields.iter().find(|(known, _)| known.iter().copied().eq(key.encode_utf16()))?;
        Some(value).filter(|value| **value != Value::Word("null".into()))
    }

    /// The items of an array; none of anything else.
    pub fn items(&self) -> &[Value] {
        if let Value::Array(items) = self { items } else { &[] }
    }

    /// Whether this is a string that says `text`.
    pub fn says(&self, text: &str) -> bool {
        matches!(self, Value::String(units) if units.iter().copied().eq(text.encode_utf16()))
    }
}

/// The UTF-16 of what stands between a string's quotes.
pub fn units(raw: &str) -> Vec<u16> {
    let mut units = Vec::new();
    let mut chars = raw.chars();
    while let Some(char) = chars.next() {
        let meant = match char {
            '\\' => match chars.next() {
                Some('u') => {
                    let digits: String = chars.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&digits, 16).expect("four digits, as it was parsed"));
                    continue;
                }
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                escaped => escaped.expect("something escaped, as it was parsed"),
            },
            char => char,
        };
        units.extend_from_slice(meant.encode_utf16(&mut [0; 2]));
    }
    units
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn eat_while(&mut self, accepts: impl Fn(u8) -> bool) -> usize {
        let start = self.at;
        while self.peek().is_some_and(&accepts) {
            self.at += 1;
        }
        self.at - start
    }

    fn space(&mut self) {
        self.eat_while(|byte| b" \t\n\r".contains(&byte));
    }

    /// A value with the space around it.
    fn value(&mut self) -> Option<Tree> {
        self.space();
        let tree = match self.peek()? {
            b'{' => Tree::Object(self.list(b'}', |parser| {
                parser.space();
                let key = parser.string()?;
                parser.space();
                parser.eat(b':')?;
                Some((key, parser.value()?))
            })?),
            b'[' => Tree::Array(self.list(b']', Parser::value)?),
            b'"' => Tree::String(self.string()?),
            b'-' | b'0'..=b'9' => Tree::Number(self.number()?),
            _ => {
                let start = self.at;
                self.eat_while(|byte| byte.is_ascii_lowercase());
                let word = &self.text[start..self.at];
                matches!(word, "null" | "true" | "false").then(|| Tree::Word(word.into()))?
            }
        };
        self.space();
        Some(tree)
    }

    /// What is between brackets, with commas between.
    fn list<T>(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.at += 1;
        self.space();
        let mut items = Vec::new();
        if self.eat(close).is_none() {
            items.push(item(self)?);
            while self.eat(b',').is_some() {
                items.push(item(self)?);
            }
            self.eat(close)?;
        }
        Some(items)
    }

    fn string(&mut self) -> Option<String> {
        self.eat(b'"')?;
        let start = self.at;
        loop {
            self.eat_while(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            if self.eat(b'"').is_some() {
                return Some(self.text[start..self.at - 1].to_owned());
            }
            self.eat(b'\\')?;
            let escape = self.peek()?;
            self.at += 1;
            if escape == b'u' {
                let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
                digits.iter().all(u8::is_ascii_hexdigit).then(|| self.at += 4)?;
            } else if !b"\"\\/bfnrt".contains(&escape) {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<String> {
        let start = self.at;
        let _ = self.eat(b'-');
        if self.eat(b'0').is_none() {
            self.digits()?;
        }
        if self.eat(b'.').is_some() {
            self.digits()?;
        }
        if self.eat(b'e').or_else(|| self.eat(b'E')).is_some() {
            let _ = self.eat(b'+').or_else(|| self.eat(b'-'));
            self.digits()?;
        }
        Some(self.text[start..self.at].to_owned())
    }

    fn digits(&mut self) -> Option<()> {
        (self.eat_while(|byte| byte.is_ascii_digit()) > 0).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_read_as_javascript_reads_it() {
        let value = |text: &str| Tree::parse(text).unwrap().value();
        assert_eq!(value(r#"{"a":1,"b":2,"\u0061":[3]}"#), value(r#"{"a":[3.0],"b":2}"#));
        assert_eq!(value(r#""\ud83d\ude00\/""#), value("\"😀/\""));
        assert_ne!(value(r#""\ud83d""#), value(r#""\ufffd""#));
        assert_ne!(value("-0"), value("0"));
        assert_eq!(value("1e400"), value("2E+400"));
        for text in
            ["", "[1,]", "{\"a\"}", "01", "1.", "\"\\x\"", "\"\n\"", "nul", "1 2", "\u{c}1", "\u{feff}1", "\"\\u12"]
        {
            assert!(Tree::parse(text).is_none(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn serde_json_agrees(text in r#"[ \t\[\]{}:,"\\/u0-9a-fnrtulse.eE+\-]{0,24}"#) {
            match serde_json::from_str::<serde_json::Value>(&text) {
                Ok(value) => {
                    let tree = Tree::parse(&text).expect("serde_json read it");
                    let mut written = String::new();
                    tree.write(" ", &mut written);
                    prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
                }
                // It refuses lone surrogates and numbers beyond f64.
                Err(_) if text.contains("\\u") || text.contains(['e', 'E']) => {}
                Err(_) => prop_assert!(Tree::parse(&text).is_none()),
            }
        }
    }
}
