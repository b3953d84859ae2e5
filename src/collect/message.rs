//! One choice's message, out of its deltas.

use super::{
    fields::{Fields, Pieces},
    index_of,
    reasoning::ReasoningDetails,
    tool_calls::ToolCalls,
    write_list,
};
use crate::json::{Json, Kind, Writer};

#[derive(Debug, Default)]
pub struct Message {
    content: Pieces,
    reasoning: Pieces,
    refusal: Pieces,
    reasoning_details: ReasoningDetails,
    tool_calls: ToolCalls,
    images: Vec<Image>,
    audio: Option<Audio>,
    annotations: Vec<String>,
    fields: Fields,
}

impl Message {
    pub fn push(&mut self, delta: Json<'_>) {
        for (key, value) in delta.fields() {
            let is_list = matches!(value.kind(), Kind::Array | Kind::Null);
            match &*key.name() {
                "content" => self.content.push(value),
                "reasoning" => self.reasoning.push(value),
                "refusal" => self.refusal.push(value),
                "reasoning_details" if is_list => {
                    value.items().for_each(|detail| self.reasoning_details.push(detail));
                }
                "tool_calls" if is_list => value.items().for_each(|call| self.tool_calls.push(call)),
                "images" if is_list => value.items().for_each(|image| self.push_image(image)),
                "audio" if value.kind() == Kind::Object => self.audio.get_or_insert_default().push(value),
                "annotations" if is_list => self.annotations.extend(value.items().map(|item| item.text().to_owned())),
                _ => self.fields.set(key, value),
            }
        }
    }

    /// Images come whole, and may come again.
    fn push_image(&mut self, image: Json<'_>) {
        let new = Image { index: index_of(image), json: image.text().to_owned() };
        let known = self.images.iter_mut().find(|known| match new.index {
            Some(_) => known.index == new.index,
            None => known.json == new.json,
        });
        match known {
            Some(known) => *known = new,
            None => self.images.push(new),
        }
    }

    pub fn write(&self, out: &mut String) {
        let mut message = Writer::object(out);
        let has_role = self.fields.get("role").is_some();
        if !has_role {
            message.field("role", "\"assistant\"");
        }
        let elsewhere = [
            ("role", !has_role),
            ("reasoning_details", !self.reasoning_details.is_empty()),
            ("tool_calls", !self.tool_calls.is_empty()),
            ("images", !self.images.is_empty()),
            ("audio", self.audio.is_some() || self.fields.get("audio").is_none()),
            ("annotations", !self.annotations.is_empty()),
        ];
        self.fields.write_but(&elsewhere, &mut message);
        match self.content {
            Pieces::Absent => message.field("content", "null"),
            _ => self.content.write("content", &mut message),
        }
        self.reasoning.write("reasoning", &mut message);
        self.refusal.write("refusal", &mut message);
        self.reasoning_details.write("reasoning_details", &mut message);
        self.tool_calls.write("tool_calls", &mut message);
        write_list(&mut message, "images", &self.images, |image, out| out.push_str(&image.json));
        if let Some(audio) = &self.audio {
            audio.write(message.key("audio"));
        }
        write_list(&mut message, "annotations", &self.annotations, |annotation, out| out.push_str(annotation));
        message.end();
    }
}

#[derive(Debug)]
struct Image {
    index: Option<i64>,
    json: String,
}

/// Audio, whose base64 data and transcript come in pieces.
#[derive(Debug, Default)]
struct Audio {
    data: Pieces,
    transcript: Pieces,
    fields: Fields,
}

impl Audio {
    fn push(&mut self, audio: Json<'_>) {
        for (key, value) in audio.fields() {
            match &*key.name() {
                "data" => self.data.push(value),
                "transcript" => self.transcript.push(value),
                _ => self.fields.set(key, value),
            }
        }
    }

    fn write(&self, out: &mut String) {
        let mut audio = Writer::object(out);
        self.fields.write(&mut audio);
        self.data.write("data", &mut audio);
        self.transcript.write("transcript", &mut audio);
        audio.end();
    }
}
