//! Bytes in, Server-Sent Events out: the rules of the [WHATWG standard], incrementally and in linear time.
//!
//! An event is found once all of its lines are there and is handed out as a range of the reader's own buffer; only the
//! lines of a multi-line event are moved, once, to stand together. `event`, `id` and `retry` fields are accepted and
//! dropped: OpenRouter sends none and its chunks need none. Beyond the standard:
//!
//! - a line `data: [DONE]` is an event at once, without its blank line;
//! - at the end of the input an event without its blank line is handed out too: whoever reads its JSON sees whether it
//!   is whole;
//! - an event's size is bounded.
//!
//! [WHATWG standard]: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream

use std::ops::Range;

/// The data of the event after which nothing follows.
pub const DONE: &[u8] = b"[DONE]";

/// How the API begins the line of an event.
const FIELD: &[u8] = b"data: ";

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// An incremental reader of one event stream.
#[derive(Debug)]
pub struct Reader {
    /// What has come in, and the room behind it.
    buffer: Vec<u8>,
    /// How much of the buffer has been filled.
    filled: usize,
    /// Where the line that is being read begins.
    line: usize,
    /// How far the line's end has been looked for.
    searched: usize,
    /// The data of the event that is being read, as far as it is in the buffer.
    data: Option<Range<usize>>,
    /// How much of that event has been taken out before, as its bound counts it.
    taken: usize,
    /// The line that is being read is data, and its beginning has been taken out.
    inside_data: bool,
    /// The length of that line's field name, if it was the event's first.
    name: usize,
    /// The last line ended in CR: an LF that comes next belongs to it.
    after_cr: bool,
    /// Nothing has been read yet: a byte order mark may come.
    at_start: bool,
    max_event_bytes: usize,
}

/// An event, or a line, is longer than the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventTooLarge {
    /// The bound, in bytes.
    pub max_event_bytes: usize,
}

impl Reader {
    /// A reader that refuses events, and lines, of more than `max_event_bytes`.
    pub fn new(max_event_bytes: usize) -> Self {
        Reader {
            buffer: Vec::new(),
            filled: 0,
            line: 0,
            searched: 0,
            data: None,
            taken: 0,
            inside_data: false,
            name: 0,
            after_cr: false,
            at_start: true,
            max_event_bytes,
        }
    }

    /// Makes room for the next `length` bytes of the stream and returns it. What was handed out before is gone.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.reserve(length);
        let start = self.filled;
        self.filled += length;
        &mut self.buffer[start..self.filled]
    }

    /// Makes [`Reader::spare`] large enough for `length` bytes. What was handed out before is gone.
    pub fn reserve(&mut self, length: usize) {
        let kept_from = self.kept_from();
        if kept_from > 0 {
            self.buffer.copy_within(kept_from..self.filled, 0);
            self.filled -= kept_from;
            self.line -= kept_from;
            self.searched -= kept_from;
            self.data = self.data.take().map(|data| data.start - kept_from..data.end - kept_from);
        }
        let wanted = self.filled + length;
        if self.buffer.len() < wanted {
            self.buffer.resize(wanted.max(2 * self.buffer.len()), 0);
        }
    }

    /// The room that there is anyway. What was handed out before is gone once it is written to.
    #[cfg(feature = "npm")]
    pub fn spare(&mut self) -> &mut [u8] {
        if self.kept_from() == self.filled {
            (self.filled, self.line, self.searched) = (0, 0, 0);
            self.data = self.data.take().map(|_| 0..0);
        }
        &mut self.buffer[self.filled..]
    }

    /// Says that this much of [`Reader::spare`] has been filled.
    #[cfg(feature = "npm")]
    pub fn fill(&mut self, length: usize) {
        self.filled = self.buffer.len().min(self.filled + length);
    }

    /// Where in the buffer that begins which is still needed.
    fn kept_from(&self) -> usize {
        self.data.as_ref().map_or(self.line, |data| data.start)
    }

    /// The next whole event, as a range for [`Reader::data`].
    ///
    /// # Errors
    ///
    /// [`EventTooLarge`], after which the stream cannot be read on.
    pub fn next_event(&mut self) -> Result<Option<Range<usize>>, EventTooLarge> {
        if self.at_start {
            let mark = self.filled.min(BYTE_ORDER_MARK.len());
            if self.buffer[..mark] != BYTE_ORDER_MARK[..mark] {
                self.at_start = false;
            } else if mark == BYTE_ORDER_MARK.len() {
                self.at_start = false;
                self.line = mark;
                self.searched = mark;
            } else {
                return Ok(None);
            }
        }
        loop {
            if self.after_cr && self.line < self.filled {
                self.after_cr = false;
                if self.buffer[self.line] == b'\n' {
                    self.line += 1;
                    self.searched = self.line;
                }
            }
            let Some(length) = memchr::memchr2(b'\n', b'\r', &self.buffer[self.searched..self.filled]) else {
                self.searched = self.filled;
                self.bound(self.searched)?;
                return Ok(None);
            };
            let line = self.line..self.searched + length;
            self.bound(line.end)?;
            self.after_cr = self.buffer[line.end] == b'\r';
            self.line = line.end + 1;
            self.searched = self.line;
            if let Some(event) = self.read_line(line) {
                return Ok(Some(event));
            }
        }
    }

    /// What stands behind `data: ` where the next event begins, as far as it has come; nothing if no event begins here, or
    /// if its line surely has no end yet.
    pub fn upcoming_data(&self) -> &[u8] {
        let is_new = self.searched == self.line;
        let ends = || memchr::memchr(b'\n', &self.buffer[self.searched..self.filled]).is_some();
        let begins = self.data.is_none() && !self.after_cr && !self.at_start && (is_new || ends());
        let bounded = self.filled.min(self.line.saturating_add(self.max_event_bytes).saturating_add(2));
        let upcoming = if begins { &self.buffer[self.line..bounded] } else { &[] };
        upcoming.strip_prefix(FIELD).unwrap_or_default()
    }

    /// Passes over an event whose data is the first `length` bytes of [`Reader::upcoming_data`], and is known to end in
    /// two line feeds.
    pub fn pass_data(&mut self, length: usize) {
        self.line += FIELD.len() + length + 2;
        self.searched = self.line;
    }

    /// At the end of the stream: the event that misses its blank line, if there is one.
    pub fn last_event(&mut self) -> Option<Range<usize>> {
        let line = self.line..self.filled;
        self.line = line.end;
        self.searched = line.end;
        if line.is_empty() { self.data.take() } else { self.read_line(line).or_else(|| self.data.take()) }
    }

    /// Takes out the data of an event that is not whole yet, if there is more of it than `most` bytes in the buffer: for
    /// whoever gathers it elsewhere. What comes later of it is taken out in the same way, and its end is handed out by
    /// [`Reader::next_event`].
    #[cfg(any(feature = "npm", test))]
    pub fn take_data(&mut self, most: usize) -> Option<Range<usize>> {
        let start = self.kept_from();
        // What could be a `[DONE]` stays.
        if self.filled - start <= most.max(FIELD.len() + DONE.len()) {
            return None;
        }
        let line = self.line..self.filled;
        // Of a line that has hardly begun, nothing is known.
        if !self.inside_data && !self.buffer[line.clone()].starts_with(FIELD) {
            return None;
        }
        let name = if self.data.is_none() { FIELD.len() } else { std::mem::take(&mut self.name) };
        self.taken += self.filled - start;
        self.read_line(line);
        let taken = self.data.replace(self.filled..self.filled)?;
        (self.line, self.searched) = (self.filled, self.filled);
        (self.inside_data, self.name) = (true, name);
        Some(taken)
    }

    /// Whether data of the event that is being read, or was handed out last, has been taken out.
    pub fn has_taken(&self) -> bool {
        self.taken > 0
    }

    /// The same, asked once of the event that was handed out last.
    #[cfg(any(feature = "npm", test))]
    pub fn forget_taken(&mut self) -> bool {
        std::mem::take(&mut self.taken) > 0
    }

    /// How much the buffer holds.
    #[cfg(feature = "npm")]
    pub fn length(&self) -> usize {
        self.filled
    }

    /// The bytes of an event that was handed out since room was last made.
    pub fn data(&self, event: Range<usize>) -> &[u8] {
        &self.buffer[event]
    }

    fn bound(&self, end: usize) -> Result<(), EventTooLarge> {
        let start = self.kept_from();
        match self.taken + end - start > self.max_event_bytes {
            true => Err(EventTooLarge { max_event_bytes: self.max_event_bytes }),
            false => Ok(()),
        }
    }

    /// Reads one line, given without its end, and returns the event that it completes.
    fn read_line(&mut self, line: Range<usize>) -> Option<Range<usize>> {
        if std::mem::take(&mut self.inside_data) {
            // The bound counts a line with its field's name, until it is over.
            self.taken -= std::mem::take(&mut self.name);
            // It goes on where it was taken out: there is nothing between.
            if let Some(data) = &mut self.data {
                self.buffer.copy_within(line.clone(), data.end);
                data.end += line.len();
            }
            return None;
        }
        if line.is_empty() {
            return self.data.take();
        }
        let text = &self.buffer[line.clone()];
        let value = match text.strip_prefix(b"data") {
            Some([]) => line.end..line.end,
            Some([b':', b' ', ..]) => line.start + 6..line.end,
            Some([b':', ..]) => line.start + 5..line.end,
            // A comment, a field that is of no use here, or one that the standard says to ignore.
            _ => return None,
        };
        match &mut self.data {
            // The value moves up behind the event's earlier lines. It fits: they ended before this line began.
            Some(data) => {
                self.buffer[data.end] = b'\n';
                let moved = data.end + 1;
                data.end = moved + value.len();
                self.buffer.copy_within(value, moved);
                None
            }
            None if &self.buffer[value.clone()] == DONE => Some(value),
            None => {
                self.data = Some(value);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn push(reader: &mut Reader, bytes: &[u8]) {
        reader.room(bytes.len()).copy_from_slice(bytes);
    }

    /// Everything a stream holds when it arrives in pieces: the events, whether it was refused, and how it ended.
    fn read<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, max_event_bytes: usize) -> (Vec<String>, bool) {
        let mut reader = Reader::new(max_event_bytes);
        let mut events = Vec::new();
        for piece in pieces {
            push(&mut reader, piece);
            loop {
                match reader.next_event() {
                    Ok(Some(event)) => events.push(String::from_utf8_lossy(reader.data(event)).into_owned()),
                    Ok(None) => break,
                    Err(_) => return (events, true),
                }
            }
        }
        if let Some(event) = reader.last_event() {
            events.push(String::from_utf8_lossy(reader.data(event)).into_owned() + " (last)");
        }
        (events, false)
    }

    fn events(stream: &str) -> Vec<String> {
        let (whole, _) = read([stream.as_bytes()], usize::MAX);
        let bytes: Vec<&[u8]> = stream.as_bytes().chunks(1).collect();
        assert_eq!(read(bytes, usize::MAX).0, whole, "byte by byte: {stream:?}");
        whole
    }

    #[test]
    fn lines_end_in_lf_cr_or_crlf() {
        for end in ["\n", "\r", "\r\n"] {
            assert_eq!(events(&format!("data: a{end}{end}data: b{end}data: c{end}{end}")), ["a", "b\nc"]);
        }
        assert_eq!(events("data: a\r\n\rdata: b\n\r\n"), ["a", "b"]);
    }

    #[test]
    fn the_value_may_stand_without_a_space_and_keeps_further_ones() {
        assert_eq!(events("data:a\n\ndata:  b \n\ndata\n\ndata:\n\n"), ["a", " b ", "", ""]);
        assert_eq!(events("data: 1\ndata\ndata:2\n\n"), ["1\n\n2"]);
    }

    #[test]
    fn comments_and_other_fields_are_passed_over() {
        assert_eq!(
            events(": OPENROUTER PROCESSING\n\n:\nevent: x\nid: 1\nretry: 5\ndata: a\n:c\ndatax: b\n data: c\n\n"),
            ["a"]
        );
        assert_eq!(events("event: ping\n\nid\n\n"), Vec::<String>::new());
    }

    #[test]
    fn a_byte_order_mark_is_dropped_at_the_start_only() {
        assert_eq!(events("\u{feff}data: a\n\n"), ["a"]);
        assert_eq!(events("\u{feff}\u{feff}data: a\n\n"), Vec::<String>::new());
        assert_eq!(events("data: a\n\n\u{feff}data: b\n\n"), ["a"]);
    }

    #[test]
    fn done_needs_no_blank_line() {
        let mut reader = Reader::new(usize::MAX);
        push(&mut reader, b"data: a\n\ndata: [DONE]\n");
        assert!(reader.next_event().unwrap().is_some());
        let done = reader.next_event().unwrap().unwrap();
        assert_eq!(reader.data(done), DONE);
    }

    #[test]
    fn the_end_of_the_stream_brings_the_last_event() {
        assert_eq!(events("data: a"), ["a (last)"]);
        assert_eq!(events("data: a\n"), ["a (last)"]);
        assert_eq!(events("data: a\ndata: b"), ["a\nb (last)"]);
        assert_eq!(events("data: a\n\ndata: [DONE]"), ["a", "[DONE] (last)"]);
        assert_eq!(events("data: a\n\n: comm"), ["a"]);
        assert_eq!(events("\u{feff}"), Vec::<String>::new());
    }

    #[test]
    fn events_and_lines_are_bounded() {
        assert_eq!(read([&b"data: 1234\n\ndata: 12345\n\n"[..]], 10), (vec!["1234".into()], true));
        assert_eq!(read([&b": 123456789"[..]], 10), (vec![], true));
        assert_eq!(read([&b"data: 1\n:\n:\n:\n:\n:\n\n"[..]], 10), (vec![], true));
        assert_eq!(read([&b":\n:\n:\n:\n:\n:\ndata: 1\n\n"[..]], 10), (vec!["1".into()], false));
    }

    #[test]
    fn the_buffer_does_not_grow_with_the_stream() {
        let mut reader = Reader::new(usize::MAX);
        for _ in 0..10_000 {
            push(&mut reader, b"data: 0123456789\n\n: a comment\n\nda");
            push(&mut reader, b"ta: 0123456789\n\n");
            while reader.next_event().unwrap().is_some() {}
        }
        assert!(reader.buffer.capacity() < 1024, "{}", reader.buffer.capacity());
    }

    /// The same as [`read`], with what is longer than `most` bytes taken out as it comes.
    fn gather<'a>(
        pieces: impl IntoIterator<Item = &'a [u8]>,
        max_event_bytes: usize,
        most: usize,
    ) -> (Vec<String>, bool) {
        let mut reader = Reader::new(max_event_bytes);
        let mut events = Vec::new();
        let mut gathered = Vec::new();
        let mut finish = |reader: &mut Reader, gathered: &mut Vec<u8>, event: Range<usize>, mark: &str| {
            assert!(reader.forget_taken() || gathered.is_empty());
            gathered.extend(reader.data(event));
            events.push(String::from_utf8_lossy(&std::mem::take(gathered)).into_owned() + mark);
        };
        for piece in pieces {
            push(&mut reader, piece);
            loop {
                match reader.next_event() {
                    Ok(Some(event)) => finish(&mut reader, &mut gathered, event, ""),
                    Ok(None) => break,
                    Err(_) => return (events, true),
                }
            }
            if let Some(taken) = reader.take_data(most) {
                gathered.extend(reader.data(taken));
                assert!(reader.filled <= reader.line, "what was taken out is still there");
            }
        }
        if let Some(event) = reader.last_event() {
            finish(&mut reader, &mut gathered, event, " (last)");
        }
        (events, false)
    }

    #[test]
    fn a_large_event_is_taken_out_as_it_comes() {
        let stream = format!("data: {}\ndata: {}\n\ndata: b\n\n", "a".repeat(100), "é".repeat(100));
        let pieces = || stream.as_bytes().chunks(7);
        assert_eq!(gather(pieces(), usize::MAX, 10), read(pieces(), usize::MAX));
        assert_eq!(gather(pieces(), 250, 10).1, read(pieces(), 250).1, "the bound is the same");
    }

    /// Streams made of what matters to the reader, and rubbish.
    fn stream() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop::sample::select(vec![
            "data: ",
            "data:",
            "data",
            "[DONE]",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            ": comment",
            "event: x",
            "\u{feff}",
            "{\"a\":1}",
            " ",
            "\0",
            "\u{1f600}",
        ]);
        let rubbish = prop::collection::vec(any::<u8>(), 0..8);
        let pieces = prop_oneof![4 => piece.prop_map(|text| text.as_bytes().to_vec()), 1 => rubbish];
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_split_gives_the_same_events(
            stream in stream(),
            mut cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
            max_event_bytes in prop_oneof![Just(usize::MAX), 4..40_usize],
        ) {
            let whole = read([&stream[..]], max_event_bytes);
            prop_assert_eq!(&read(stream.chunks(1), max_event_bytes), &whole);
            cuts.sort_by_key(|cut| cut.index(stream.len() + 1));
            let mut pieces = Vec::new();
            let mut rest = &stream[..];
            for cut in cuts {
                let at = cut.index(stream.len() + 1) - (stream.len() - rest.len());
                let (piece, behind) = rest.split_at(at);
                pieces.push(piece);
                rest = behind;
            }
            pieces.push(rest);
            prop_assert_eq!(&read(pieces.iter().copied(), max_event_bytes), &whole);
            prop_assert_eq!(&gather(stream.chunks(1), max_event_bytes, 3), &whole);
            prop_assert_eq!(&gather(pieces, max_event_bytes, 3), &whole);
        }
    }
}
