//! JSON text out of pieces of JSON text.

/// Writes a string's value as a JSON string.
#[cfg(any(feature = "npm", test))]
pub fn write_string(out: &mut String, value: &str) {
    out.push('"');
    for char in value.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\0'..' ' => {
                let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([digit(char as u32 >> 4), digit(char as u32 & 15)]);
            }
            _ => out.push(char),
        }
    }
    out.push('"');
}

/// An object or array that is being written.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut String,
    close: char,
    empty: bool,
}

impl<'a> Writer<'a> {
    /// Begins an object.
    pub fn object(out: &'a mut String) -> Self {
        out.push('{');
        Writer { out, close: '}', empty: true }
    }

    /// Begins an array.
    pub fn array(out: &'a mut String) -> Self {
        out.push('[');
        Writer { out, close: ']', empty: true }
    }

    /// A field's key, given with its escapes; its value is to be written to what is returned.
    pub fn key(&mut self, escaped: &str) -> &mut String {
        let out = self.item();
        out.push('"');
        out.push_str(escaped);
        out.push_str("\":");
        out
    }

    /// A field with its value's JSON text.
    pub fn field(&mut self, escaped_key: &str, json: &str) {
        self.key(escaped_key).push_str(json);
    }

    /// An item of an array that is a string, given with its escapes.
    pub fn string(&mut self, escaped: &str) {
        let out = self.item();
        out.push('"');
        out.push_str(escaped);
        out.push('"');
    }

    /// The place of the next item of an array; its value is to be written to what is returned.
    pub fn item(&mut self) -> &mut String {
        if !std::mem::replace(&mut self.empty, false) {
            self.out.push(',');
        }
        self.out
    }

    /// Ends the object or array.
    pub fn end(self) {
        self.out.push(self.close);
    }
}
