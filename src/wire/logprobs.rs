//! The probabilities of tokens.

use super::number;
use super::open::{Nullable, UnknownFields, lenient, or_default};

lenient! {
    /// The probabilities of the tokens of an answer.
    #[derive(Default)]
    pub struct Logprobs {
        /// The tokens of the text.
        pub content: Nullable<Vec<TokenLogprob>>,
        /// The tokens of the refusal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub refusal: Nullable<Vec<TokenLogprob>>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// A token, and what else could have stood in its place.
    #[derive(Default)]
    pub struct TokenLogprob {
        /// The token.
        #[read(default, deserialize_with = "or_default")]
        pub token: String,
        /// The natural logarithm of its probability.
        #[read(default, deserialize_with = "or_default")]
        pub logprob: f64,
        /// Its UTF-8 bytes; a character can be spread over several tokens.
        #[read(default, deserialize_with = "number::optional_list")]
        pub bytes: Nullable<Vec<u8>>,
        /// The likeliest tokens for the place; as many as `top_logprobs` asked for.
        #[read(default, deserialize_with = "or_default")]
        pub top_logprobs: Vec<TopLogprob>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// A token that could have stood in a place.
    #[derive(Default)]
    pub struct TopLogprob {
        /// The token.
        #[read(default, deserialize_with = "or_default")]
        pub token: String,
        /// The natural logarithm of its probability.
        #[read(default, deserialize_with = "or_default")]
        pub logprob: f64,
        /// Its UTF-8 bytes.
        #[read(default, deserialize_with = "number::optional_list")]
        pub bytes: Nullable<Vec<u8>>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}
