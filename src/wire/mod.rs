//! The vendor's JSON as Rust types, and through tsify as TypeScript types.
//!
//! One file holds one concept. Names of fields are the wire's own. Nothing is lost on the way:
//!
//! - Every struct ends with `extra`, which carries [`UnknownFields`].
//! - Every string enum has a variant `Other` for values that came after it.
//! - Every union has a variant `Other` for kinds that came after it.
//!
//! Optional fields that are absent are not written. A `null` reads as `None`, except in [`ReasoningDetail`], which has
//! to be sent back as it came. Fields that an answer always has are required in TypeScript, yet Rust reads an answer
//! without them.

mod annotation;
mod cache;
mod chunk;
mod completion;
mod content;
mod error;
mod logprobs;
mod message;
mod metadata;
mod model;
mod number;
mod open;
mod output;
mod plugin;
mod reasoning;
mod request;
mod response_format;
mod routing;
mod stop;
mod tool;
mod tool_call;
mod tool_choice;
mod usage;

pub use annotation::*;
pub use cache::*;
pub use chunk::*;
pub use completion::*;
pub use content::*;
pub use error::*;
pub use logprobs::*;
pub use message::*;
pub use metadata::*;
pub use model::*;
pub use open::{Nullable, OpenFields, UnknownFields};
pub use output::*;
pub use plugin::*;
pub use reasoning::*;
pub use request::*;
pub use response_format::*;
pub use routing::*;
pub use stop::*;
pub use tool::*;
pub use tool_call::*;
pub use tool_choice::*;
pub use usage::*;
