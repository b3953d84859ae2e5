//! One streamed answer as it arrives: bytes in, chunks out, and the whole so far.

use std::{borrow::Cow, cell::RefCell, ops::Range};

use super::run::Merged;
use crate::{
    decode::{
        self, Event,
        memo::{Memo, Shape},
    },
    error::{Error, ErrorKind},
    sse::Reader,
    text::text,
};

/// Reads one answer's bytes. Whoever owns the connection pushes what it reads and takes out what that completed.
#[derive(Debug)]
pub struct Answer {
    reader: Reader,
    /// Where the last known chunk's values are.
    holes: Vec<Range<usize>>,
    progress: Progress,
}

/// How far an answer has been read.
#[derive(Debug)]
struct Progress {
    /// Nothing if every chunk is to be parsed.
    memo: Option<Memo>,
    merged: RefCell<Merged>,
    /// How many events have been read.
    events: usize,
    state: State,
}

/// A chunk, as it comes out.
#[derive(Debug)]
#[cfg_attr(not(feature = "npm"), allow(dead_code, reason = "only JavaScript makes objects out of shapes"))]
pub enum Chunk<'a> {
    /// Its JSON text: borrowed if it stands in the buffer, where it stays until more room is made; text that was no UTF-8
    /// is repaired, as the platform's decoders do.
    Text(Cow<'a, str>),
    /// A chunk of a shape that is known: what differs is in `holes` of `text`, which stands in the buffer.
    Known {
        /// The shape.
        shape: &'a Shape,
        /// The chunk's JSON text; its segments are the shape's, its values valid.
        text: &'a [u8],
        /// Where the shape's holes are in it.
        holes: &'a [Range<usize>],
    },
    /// No chunk yet, but the last of the data of an event that has been taken out: [`Answer::next_gathered`] makes the
    /// chunk of it.
    Gathered(&'a [u8]),
}

impl Chunk<'_> {
    /// The chunk's JSON text.
    pub fn text(&self) -> &str {
        match self {
            Chunk::Text(text) => text,
            Chunk::Known { text, .. } | Chunk::Gathered(text) => str::from_utf8(text).unwrap_or_default(),
        }
    }

    /// The text that the chunk adds to the first choice, with its escapes.
    #[cfg(any(feature = "npm", test))]
    pub fn first_text(&self) -> Option<&str> {
        match self {
            Chunk::Text(text) => decode::first_text(crate::json::Json::known(text.trim_ascii())),
            Chunk::Known { shape, text, holes } => shape.first_text(text, holes),
            Chunk::Gathered(_) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// More bytes may come.
    Open,
    /// No more bytes come, but what is there has not all been read.
    Ending,
    /// Ended by `[DONE]`, by the end of the bytes, or by an error.
    Over,
}

impl Answer {
    /// An answer none of whose events is larger than `max_event_bytes`.
    pub fn new(max_event_bytes: usize) -> Self {
        Answer {
            reader: Reader::new(max_event_bytes),
            holes: Vec::new(),
            progress: Progress { memo: None, merged: RefCell::default(), events: 0, state: State::Open },
        }
    }

    /// Remembers what chunks look like, so that not every one has to be parsed.
    #[cfg(any(feature = "npm", test))]
    #[must_use]
    pub fn with_memo(mut self) -> Self {
        self.progress.memo = Some(Memo::default());
        self
    }

    /// Makes room for the next `length` bytes of the body and returns it.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.reader.room(length)
    }

    /// Makes [`Answer::spare`] large enough for `length` bytes. The chunks that came out are gone.
    #[cfg(feature = "npm")]
    pub fn reserve(&mut self, length: usize) {
        self.reader.reserve(length);
    }

    /// The room that there is anyway. Once it is written to, the chunks that came out are gone.
    #[cfg(feature = "npm")]
    pub fn spare(&mut self) -> &mut [u8] {
        self.reader.spare()
    }

    /// Says that this much of [`Answer::spare`] has been filled.
    #[cfg(feature = "npm")]
    pub fn fill(&mut self, length: usize) {
        self.reader.fill(length);
    }

    /// Whether the buffer has nothing but ASCII between two addresses.
    #[cfg(feature = "npm")]
    pub fn is_ascii(&self, addresses: Range<usize>) -> bool {
        let start = self.reader.data(0..0).as_ptr() as usize;
        let range = addresses.start.wrapping_sub(start)..addresses.end.wrapping_sub(start);
        self.reader.data(0..self.reader.length()).get(range).is_some_and(<[u8]>::is_ascii)
    }

    /// What has come of an event that is larger than `most` bytes: for whoever gathers it elsewhere. Its end comes out as
    /// [`Chunk::Gathered`], and the whole is given to [`Answer::next_gathered`].
    #[cfg(any(feature = "npm", test))]
    pub fn take_data(&mut self, most: usize) -> Option<&[u8]> {
        let taken = self.reader.take_data(most)?;
        Some(self.reader.data(taken))
    }

    /// The chunk of an event whose data was gathered elsewhere and is given as text; nothing if it is none.
    ///
    /// # Errors
    ///
    /// Those of [`Answer::next_chunk`].
    #[cfg(any(feature = "npm", test))]
    pub fn next_gathered<T>(&mut self, text: &str, make: impl FnOnce(Chunk<'_>) -> T) -> Option<Result<T, Error>> {
        if self.progress.state == State::Ending && !decode::is_whole(text) {
            return Some(Err(self.fail(cut_off())));
        }
        self.progress.read(Cow::Borrowed(text), make)
    }

    /// Says that the body has ended.
    pub fn end(&mut self) {
        if self.progress.state == State::Open {
            self.progress.state = State::Ending;
        }
    }

    /// Whether nothing more is to be read.
    pub fn is_over(&self) -> bool {
        self.progress.state == State::Over
    }

    /// The next chunk that is whole, as `make` makes it of what came; nothing if more bytes are needed, or if the answer
    /// [is over](Answer::is_over).
    ///
    /// # Errors
    ///
    /// What ended the answer: an error that it carries, data that is no chunk, or an end that comes too early.
    pub fn next_chunk<T>(&mut self, mut make: impl FnMut(Chunk<'_>) -> T) -> Option<Result<T, Error>> {
        let progress = &mut self.progress;
        while progress.state != State::Over {
            if let Some(memo) = &mut progress.memo {
                // What looks like the next event and is known needs no looking for its end.
                let upcoming = self.reader.upcoming_data();
                if let Some((shape, length)) = memo.find(upcoming, b"\n\n", &mut self.holes) {
                    let text = &upcoming[..length];
                    progress.merged.get_mut().push_known(shape, text, &self.holes);
                    let made = make(Chunk::Known { shape, text, holes: &self.holes });
                    progress.events += 1;
                    self.reader.pass_data(length);
                    return Some(Ok(made));
                }
            }
            let event = match next_event(&mut self.reader, progress) {
                Ok(event) => event?,
                Err(error) => return Some(Err(progress.fail(error))),
            };
            #[cfg(any(feature = "npm", test))]
            if self.reader.forget_taken() {
                return Some(Ok(make(Chunk::Gathered(self.reader.data(event)))));
            }
            let text = String::from_utf8_lossy(self.reader.data(event));
            if let Some(chunk) = progress.read(text, &mut make) {
                return Some(chunk);
            }
        }
        None
    }

    /// The completion so far, as JSON text; nothing before the first chunk.
    pub fn completion(&self) -> Option<String> {
        self.progress.completion()
    }

    /// Ends the answer with an error, which gets what was received so far.
    pub fn fail(&mut self, error: Error) -> Error {
        self.progress.fail(error)
    }
}

impl Progress {
    /// Reads an event's data; nothing if it is no chunk.
    fn read<T>(&mut self, text: Cow<'_, str>, make: impl FnOnce(Chunk<'_>) -> T) -> Option<Result<T, Error>> {
        self.events += 1;
        let chunk = match decode::event(&text, self.events) {
            Ok(Event::Nothing) => return None,
            Ok(Event::Done) if self.merged.get_mut().collector().has_begun() => {
                self.state = State::Over;
                return None;
            }
            Ok(Event::Done) => return Some(Err(self.fail(not_begun()))),
            Ok(Event::Chunk(chunk)) => chunk,
            Err(error) => return Some(Err(self.fail(error))),
        };
        self.merged.get_mut().push(chunk.json);
        if let Some(error) = chunk.error {
            return Some(Err(self.fail(error)));
        }
        if let Some(memo) = &mut self.memo {
            memo.learn(chunk.json);
        }
        Some(Ok(make(Chunk::Text(text))))
    }

    fn completion(&self) -> Option<String> {
        self.merged.borrow_mut().collector().completion()
    }

    fn fail(&mut self, error: Error) -> Error {
        self.state = State::Over;
        error.with(|details| details.partial = self.completion())
    }
}

/// The next event that is whole; nothing if more bytes are needed, or at the end.
fn next_event(reader: &mut Reader, progress: &mut Progress) -> Result<Option<Range<usize>>, Error> {
    match reader.next_event() {
        Ok(None) if progress.state == State::Ending => {
            let last = last_event(reader, progress)?;
            if last.is_none() {
                progress.state = State::Over;
            }
            Ok(last)
        }
        Ok(event) => Ok(event),
        Err(too_large) => {
            let limit = too_large.max_event_bytes;
            Err(Error::new(ErrorKind::Decode, text!["an event is larger than maxEventBytes (", limit, " bytes)"]))
        }
    }
}

/// What stands behind the last blank line when the body has ended. An answer ends well with `[DONE]`, or once all of its
/// choices have their finish reason.
fn last_event(reader: &mut Reader, progress: &mut Progress) -> Result<Option<Range<usize>>, Error> {
    let collector = progress.merged.get_mut().collector();
    match reader.last_event() {
        Some(event) if reader.has_taken() || is_whole(reader.data(event.clone())) => Ok(Some(event)),
        Some(_) => Err(cut_off()),
        None if collector.is_finished() => Ok(None),
        None if !collector.has_begun() => Err(not_begun()),
        None => Err(truncated("without a finish reason")),
    }
}

fn is_whole(data: &[u8]) -> bool {
    decode::is_whole(&String::from_utf8_lossy(data))
}

fn not_begun() -> Error {
    truncated("before its first chunk")
}

fn cut_off() -> Error {
    truncated("in the middle of an event")
}

fn truncated(place: &str) -> Error {
    Error::new(ErrorKind::Truncated, text!["the stream ended ", place])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn read(stream: &str, piece: usize) -> (Vec<Value>, Option<Error>, Option<Value>) {
        let mut answer = Answer::new(1 << 20);
        let mut chunks = Vec::new();
        let mut error = None;
        let mut pieces = stream.as_bytes().chunks(piece);
        while !answer.is_over() {
            match answer.next_chunk(|chunk| serde_json::from_str(chunk.text()).unwrap()) {
                Some(Ok(chunk)) => chunks.push(chunk),
                Some(Err(found)) => error = Some(found),
                None => match pieces.next() {
                    Some(piece) => answer.room(piece.len()).copy_from_slice(piece),
                    None => answer.end(),
                },
            }
        }
        (chunks, error, answer.completion().map(|text| serde_json::from_str(&text).unwrap()))
    }

    fn stream(chunks: &[Value], end: &str) -> String {
        chunks.iter().map(|chunk| format!("data: {chunk}\n\n")).collect::<String>() + end
    }

    fn deltas(deltas: &[Value]) -> Value {
        let chunks: Vec<_> = deltas.iter().map(|delta| json!({"choices":[{"index":0,"delta":delta}]})).collect();
        let (read, error, completion) = read(&stream(&chunks, "data: [DONE]\n\n"), 7);
        assert_eq!((read, error.map(|error| error.kind())), (chunks, None));
        completion.unwrap()["choices"][0]["message"].take()
    }

    #[test]
    fn texts_are_joined_and_the_rest_is_the_last_that_is_not_null() {
        let message = deltas(&[
            json!({"role":"assistant","content":null,"reasoning":"a","new":1}),
            json!({"role":"assistant","content":"b\n","reasoning":null,"new":null}),
            json!({"content":"c","refusal":null,"new":{"x":2}}),
        ]);
        assert_eq!(message, json!({"role":"assistant","content":"b\nc","reasoning":"a","refusal":null,"new":{"x":2}}));
    }

    #[test]
    fn surrogates_split_over_two_pieces_meet_again() {
        let chunks = r#"data: {"choices":[{"delta":{"content":"\ud83d"}}]}

data: {"choices":[{"delta":{"content":"\ude00"},"finish_reason":"stop"}]}

"#;
        let mut answer = Answer::new(1000);
        answer.room(chunks.len()).copy_from_slice(chunks.as_bytes());
        while answer.next_chunk(|_| ()).is_some() {}
        let completion: Value = serde_json::from_str(&answer.completion().unwrap()).unwrap();
        assert_eq!(completion["choices"][0]["message"]["content"], "😀");
    }

    #[test]
    fn tool_calls_are_merged_by_index_and_keep_their_first_id_and_name() {
        let message = deltas(&[
            json!({"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":""}}]}),
            json!({"tool_calls":[{"index":0,"id":"a","function":{"name":"f"}}]}),
            json!({"tool_calls":[{"index":1,"id":"","function":{"name":"","arguments":"{\"x\":"}},{"index":0,"function":{}}]}),
            json!({"tool_calls":[{"index":1,"function":{"arguments":"1}"}}]}),
        ]);
        assert_eq!(
            message["tool_calls"],
            json!([
                {"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}},
                {"index":1,"id":"b","type":"function","function":{"name":"g","arguments":"{\"x\":1}"}},
            ])
        );
    }

    #[test]
    fn tool_calls_without_an_index_begin_with_an_id() {
        let message = deltas(&[
            json!({"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{"}}]}),
            json!({"tool_calls":[{"function":{"arguments":"}"}}]}),
            json!({"tool_calls":[{"id":"b","function":{"name":"g","arguments":"[]"}}]}),
        ]);
        let arguments = |call: usize| message["tool_calls"][call]["function"]["arguments"].clone();
        assert_eq!((arguments(0), arguments(1)), (json!("{}"), json!("[]")));
    }

    #[test]
    fn a_huge_index_is_a_key_and_no_length() {
        let message = deltas(&[json!({"tool_calls":[{"index":4294967296_u64,"id":"a","function":{"name":"f"}}]})]);
        assert_eq!(message["tool_calls"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn reasoning_details_are_told_apart_by_type_and_index() {
        let message = deltas(&[
            json!({"reasoning_details":[{"type":"reasoning.summary","summary":"a","format":"f","index":0}]}),
            json!({"reasoning_details":[{"type":"reasoning.summary","summary":"b","index":0,"format":null}]}),
            json!({"reasoning_details":[{"type":"reasoning.encrypted","data":"X","id":"rs_1","index":0}]}),
            json!({"reasoning_details":[{"type":"reasoning.encrypted","data":"Y","id":"rs_2","index":0}]}),
            json!({"reasoning_details":[{"type":"reasoning.text","text":"t","index":1}]}),
            json!({"reasoning_details":[{"type":"reasoning.text","signature":"S","index":1}]}),
            json!({"reasoning_details":[]}),
        ]);
        assert_eq!(
            message["reasoning_details"],
            json!([
                {"type":"reasoning.summary","summary":"ab","format":"f","index":0},
                {"type":"reasoning.encrypted","data":"X","id":"rs_1","index":0},
                {"type":"reasoning.encrypted","data":"Y","id":"rs_2","index":0},
                {"type":"reasoning.text","text":"t","signature":"S","index":1},
            ])
        );
    }

    #[test]
    fn images_may_come_again_and_audio_comes_in_pieces() {
        let image = |index, url| json!({"type":"image_url","image_url":{"url":url},"index":index});
        let message = deltas(&[
            json!({"images":[image(0, "a")],"audio":{"id":"x","data":"AA"}}),
            json!({"images":[image(0, "a"), image(1, "b")],"audio":{"data":"BB","transcript":"Hi"}}),
            json!({"annotations":[{"type":"url_citation"}],"audio":{"expires_at":5,"transcript":" you"}}),
        ]);
        assert_eq!(message["images"], json!([image(0, "a"), image(1, "b")]));
        assert_eq!(message["audio"], json!({"id":"x","data":"AABB","transcript":"Hi you","expires_at":5}));
        assert_eq!(message["annotations"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn choices_are_told_apart_and_sorted_by_index() {
        let choice = |index, content, reason| json!({"index":index,"delta":{"content":content},"finish_reason":reason,"logprobs":{"content":[content],"refusal":null}});
        let chunks = [
            json!({"id":"1","choices":[choice(1, "b", Value::Null)]}),
            json!({"choices":[choice(0, "a", json!("stop")), choice(1, "c", json!("length"))]}),
            json!({"choices":[],"usage":{"cost":0.10}}),
        ];
        let (_, error, completion) = read(&stream(&chunks, ""), 1);
        assert!(error.is_none(), "all choices have finished");
        assert_eq!(
            completion.unwrap(),
            json!({"object":"chat.completion","id":"1","usage":{"cost":0.10},"choices":[
                {"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"a"},"logprobs":{"content":["a"],"refusal":null}},
                {"index":1,"finish_reason":"length","message":{"role":"assistant","content":"bc"},"logprobs":{"content":["b","c"],"refusal":null}},
            ]})
        );
    }

    #[test]
    fn an_end_that_comes_too_early_is_told() {
        let text = json!({"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]});
        let finish = json!({"choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}]});
        let ended =
            |chunks: &[Value], end: &str| read(&stream(chunks, end), 3).1.map(|error| error.message().to_owned());
        assert_eq!(ended(&[], "").unwrap(), "the stream ended before its first chunk");
        assert_eq!(ended(&[], "data: [DONE]\n\n").unwrap(), "the stream ended before its first chunk");
        assert_eq!(ended(std::slice::from_ref(&text), "").unwrap(), "the stream ended without a finish reason");
        assert_eq!(
            ended(&[text.clone(), finish.clone()], "data: {\"usage").unwrap(),
            "the stream ended in the middle of an event"
        );
        assert_eq!(ended(&[text.clone(), finish.clone()], ": OPENROU"), None);
        assert_eq!(ended(&[text.clone(), finish], "data: {\"choices\":[]}"), None);
        assert_eq!(ended(&[text], "data: [DONE]"), None);
    }

    #[test]
    fn an_error_comes_after_what_was_before_it_and_brings_the_partial_answer() {
        let chunks = [
            json!({"choices":[{"index":0,"delta":{"content":"a"}}]}),
            json!({"choices":[{"index":0,"delta":{"content":"b"}}],"error":{"code":502,"message":"gone"},"usage":{"cost":1}}),
            json!({"choices":[]}),
        ];
        let (read, error, _) = read(&stream(&chunks, "data: [DONE]\n\n"), 1000);
        let error = error.unwrap();
        assert_eq!(read, chunks[..1]);
        assert_eq!((error.kind(), error.message()), (ErrorKind::Api, "gone"));
        let partial: Value = serde_json::from_str(error.details().partial.as_ref().unwrap()).unwrap();
        assert_eq!(partial["choices"][0]["message"]["content"], "ab");
        assert_eq!(partial["usage"], json!({"cost":1}));
        assert!(partial.get("error").is_none());
    }

    #[test]
    fn own_proto_keys_stay_own_keys() {
        let message = deltas(&[json!({"__proto__":{"x":1},"content":"a"})]);
        assert_eq!(message["__proto__"], json!({"x":1}));
    }

    #[test]
    fn bytes_that_are_no_utf8_are_repaired() {
        let mut answer = Answer::new(1000);
        let bytes = b"data: {\"choices\":[{\"delta\":{\"content\":\"\xe2\"},\"finish_reason\":\"stop\"}]}\n\n";
        answer.room(bytes.len()).copy_from_slice(bytes);
        assert!(answer.next_chunk(|chunk| chunk.text().contains('\u{fffd}')).unwrap().unwrap());
        assert!(answer.completion().unwrap().contains('\u{fffd}'));
    }

    /// Deltas of every kind that a shape can be made of, and of some that it must not.
    fn delta() -> impl Strategy<Value = Value> {
        let text = prop_oneof![Just(String::new()), Just("\"".into()), Just("é\n".into()), any::<String>()];
        (0..12_u8, text, 0..3_u8, prop::option::of(0..100_u32)).prop_map(|(kind, text, index, number)| match kind {
            0 | 1 => json!({"role":"assistant","content":text}),
            2 => json!({"content":"","reasoning":text,"reasoning_details":[{"type":"reasoning.text","text":text,"index":index}]}),
            3 => json!({"reasoning_details":[{"type":"reasoning.summary","summary":text,"id":number}]}),
            4 => json!({"reasoning_details":[{"type":"reasoning.encrypted","data":text,"index":index}]}),
            5 => json!({"content":null,"tool_calls":[{"index":index,"function":{"arguments":text}}]}),
            6 => json!({"tool_calls":[{"id":text,"function":{"name":"f","arguments":text}}]}),
            7 => json!({"content":"constant","refusal":text}),
            8 => json!({"images":[{"index":index,"image_url":{"url":text}}],"annotations":[{"n":number}]}),
            9 => json!({"audio":{"data":text,"transcript":"constant","expires_at":number}}),
            10 => json!({"content":text,"unknown":{"deep":[text,number]},"padding":text}),
            _ => json!({"content":number,"unknown":text}),
        })
    }

    /// What a stream comes to: its chunks, its error, its completion, and how many chunks were known. Events of more than
    /// `most` bytes are gathered outside.
    fn ends(stream: &str, piece: usize, memo: bool, most: usize) -> (usize, Option<String>, Option<Value>, usize) {
        let mut answer = Answer::new(1 << 20);
        let mut gathered = Vec::new();
        if memo {
            answer = answer.with_memo();
        }
        let (mut chunks, mut known, mut error) = (Vec::new(), 0, None);
        let mut pieces = stream.as_bytes().chunks(piece);
        while !answer.is_over() {
            let mut text = |chunk: Chunk<'_>| match chunk {
                Chunk::Gathered(rest) => Err(rest.to_vec()),
                _ => {
                    known += usize::from(matches!(chunk, Chunk::Known { .. }));
                    Ok((chunk.text().to_owned(), chunk.first_text().map(str::to_owned)))
                }
            };
            let mut next = answer.next_chunk(&mut text);
            if let Some(Ok(Err(rest))) = &next {
                gathered.extend(rest);
                let event = String::from_utf8_lossy(&std::mem::take(&mut gathered)).into_owned();
                next = answer.next_gathered(&event, text);
                if next.is_none() {
                    continue;
                }
            }
            match next {
                Some(Ok(chunk)) => chunks.extend(chunk),
                Some(Err(found)) => error = Some(found.message().to_owned()),
                None => match pieces.next() {
                    Some(piece) => {
                        if let Some(taken) = answer.take_data(most) {
                            gathered.extend(taken);
                        }
                        answer.room(piece.len()).copy_from_slice(piece);
                    }
                    None => answer.end(),
                },
            }
        }
        let hash = chunks.iter().fold(0_usize, |sum, (text, first)| {
            let bytes =
                text.bytes().chain(first.iter().flat_map(|first| first.bytes())).chain([first.is_some().into()]);
            bytes.fold(sum.wrapping_mul(31), |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
        });
        let completion = answer.completion().map(|text| serde_json::from_str(&text).unwrap());
        (hash, error, completion, known)
    }

    #[test]
    fn the_memo_knows_a_stream_of_text_after_two_events() {
        let chunks: Vec<_> =
            (0..100).map(|n| json!({"id":"1","choices":[{"delta":{"content":n.to_string()}}]})).collect();
        let (.., known) = ends(&stream(&chunks, "data: [DONE]\n\n"), 1000, true, usize::MAX);
        assert!(known > 90, "{known}");
    }

    proptest! {
        #[test]
        fn neither_the_memo_nor_gathering_outside_changes_anything(
            deltas in prop::collection::vec((delta(), 1..6_usize, 0..3_u8, prop::option::of(Just("stop"))), 1..30),
            created in 0..3_u32,
            piece in prop_oneof![1..40_usize, Just(100_000)],
            end in prop::sample::select(vec!["data: [DONE]\n\n", "", "data: {\"cho", "data: {\"choices\":1}\n\n"]),
        ) {
            let mut chunks = Vec::new();
            for (delta, times, index, reason) in deltas {
                for time in 0..times {
                    let created = if created == 2 { time } else { created as usize };
                    chunks.push(json!({"id":"1","created":created,"choices":[{"index":index,"delta":delta,"finish_reason":reason}]}));
                }
            }
            let stream = stream(&chunks, end);
            let (hash, error, completion, _) = ends(&stream, piece, false, usize::MAX);
            let memo = ends(&stream, piece, true, usize::MAX);
            prop_assert_eq!((&hash, &error, &completion), (&memo.0, &memo.1, &memo.2));
            let gathered = ends(&stream, piece, true, 40);
            prop_assert_eq!((&hash, &error, &completion), (&gathered.0, &gathered.1, &gathered.2));
        }

        #[test]
        fn never_panics(bytes in any::<Vec<u8>>(), json in r#"\{("choices"|"error"|"a"):[\[\]{}:,"a-z0-9]{0,40}\}"#) {
            let mut answer = Answer::new(64);
            for piece in [format!("data: {json}\n\n").as_bytes(), &bytes] {
                answer.room(piece.len()).copy_from_slice(piece);
                while answer.next_chunk(|_| ()).is_some() {}
            }
            answer.end();
            while answer.next_chunk(|_| ()).is_some() {}
            prop_assert!(answer.is_over());
        }
    }
}
