//! Text out of pieces. The standard library's formatting would be a tenth of what a page downloads.

/// Something that can be written into a text.
pub(crate) trait Piece {
    /// Writes it at the end.
    fn write(&self, out: &mut String);
}

impl Piece for str {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Piece for String {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl<T: Piece + ?Sized> Piece for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl Piece for u64 {
    fn write(&self, out: &mut String) {
        if *self > 9 {
            (self / 10).write(out);
        }
        out.push(char::from(b'0' + (self % 10) as u8));
    }
}

impl Piece for usize {
    fn write(&self, out: &mut String) {
        (*self as u64).write(out);
    }
}

impl Piece for u32 {
    fn write(&self, out: &mut String) {
        u64::from(*self).write(out);
    }
}

impl Piece for u16 {
    fn write(&self, out: &mut String) {
        u64::from(*self).write(out);
    }
}

impl Piece for i64 {
    fn write(&self, out: &mut String) {
        if *self < 0 {
            out.push('-');
        }
        self.unsigned_abs().write(out);
    }
}

/// A text of these pieces.
macro_rules! text {
    ($($piece:expr),+ $(,)?) => {{
        let mut text = String::new();
        $(crate::text::Piece::write(&$piece, &mut text);)+
        text
    }};
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for number in [0, 7, 10, 99, 100, i64::MAX, i64::MIN, -1] {
            assert_eq!(text!["<", number, ">"], format!("<{number}>"));
        }
        assert_eq!(text![u64::MAX, String::from("a"), 5_usize, 6_u16, 7_u32], format!("{}a567", u64::MAX));
    }
}
