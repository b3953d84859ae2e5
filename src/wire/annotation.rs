//! Where an answer has its knowledge from.

use super::content::ContentPart;
use super::number;
use super::open::{UnknownFields, lenient, or_default, union};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

union! {
    /// A source of an answer, or a file it was parsed from.
    #[tag = "type"]
    pub enum Annotation {
        /// A web page.
        UrlCitation(UrlCitationAnnotation) = "url_citation",
        /// A parsed file; sent back, it saves parsing the file again.
        File(FileAnnotation) = "file",
        /// A place in a file, in an older form.
        FileAnnotation(LegacyFileAnnotation) = "file_annotation",
    }
}

/// A web page as a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct UrlCitationAnnotation {
    /// The page.
    pub url_citation: UrlCitation,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

lenient! {
    /// A web page, and what of the answer comes from it.
    #[derive(Default)]
    pub struct UrlCitation {
        /// Address.
        #[read(default, deserialize_with = "or_default")]
        pub url: String,
        /// Title.
        #[read(default, deserialize_with = "or_default")]
        pub title: String,
        /// Where in the text it begins. Can be 0 like `end_index`, when the place is not known.
        #[read(default, deserialize_with = "number::or_default")]
        pub start_index: u64,
        /// Where in the text it ends.
        #[read(default, deserialize_with = "number::or_default")]
        pub end_index: u64,
        /// What the page says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub content: Option<String>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// A parsed file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FileAnnotation {
    /// The file.
    pub file: ParsedFile,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

lenient! {
    /// A parsed file.
    #[derive(Default)]
    pub struct ParsedFile {
        /// Tells the file from others.
        #[read(default, deserialize_with = "or_default")]
        pub hash: String,
        /// File name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// What is in it: text and images.
        #[read(default, deserialize_with = "or_default")]
        pub content: Vec<ContentPart>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

/// A place in a file, in an older form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct LegacyFileAnnotation {
    /// The place.
    pub file_annotation: FileQuote,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

lenient! {
    /// A place in a file.
    #[derive(Default)]
    pub struct FileQuote {
        /// The file's id.
        #[read(default, deserialize_with = "or_default")]
        pub file_id: String,
        /// What is written there.
        #[read(default, deserialize_with = "or_default")]
        pub quote: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}
