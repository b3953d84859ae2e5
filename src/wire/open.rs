//! The building blocks of the wire types: what keeps them open for fields, values and shapes that came after them.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::ops::{Deref, DerefMut};
use wasm_bindgen::prelude::wasm_bindgen;

/// A value that the API may also give, or accept, as an explicit `null`.
///
/// In Rust a `null` reads as `None`.
pub type Nullable<T> = Option<T>;

/// Fields that this version does not know. They pass through untouched, both ways.
///
/// A key that the surrounding struct has as a field of its own must not be put here: it would be written twice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnknownFields(pub Map<String, Value>);

/// The further fields of an object whose field names are free.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpenFields(pub Map<String, Value>);

#[wasm_bindgen(typescript_custom_section)]
const TS: &str = r#"/**
 * A value that the API may also give, or accept, as an explicit `null`.
 */
export type Nullable<T> = T | null;

/**
 * Fields that this version does not know pass through untouched, both ways.
 *
 * They have no type here, so that a misspelt name is a compile error. To send a newer field all the same:
 * `{ ...request, newer: 1 } as ChatRequest`.
 */
export interface UnknownFields {}

/**
 * An object whose further field names are free.
 */
export interface OpenFields {
    [name: string]: unknown;
}
"#;

macro_rules! map_access {
    ($name:ident) => {
        impl Deref for $name {
            type Target = Map<String, Value>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl DerefMut for $name {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }

        impl From<Map<String, Value>> for $name {
            fn from(fields: Map<String, Value>) -> Self {
                Self(fields)
            }
        }
    };
}

map_access!(UnknownFields);
map_access!(OpenFields);

/// Reads an explicit `null` as the type's default; for fields that are always there, but must not break the reading
/// of an answer if they are not.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads `null` as `Some(None)`, so that it stays different from an absent field.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// `Option::is_none` under another name: under its own, tsify makes the TypeScript field optional.
pub(crate) fn absent<T>(value: &Option<T>) -> bool {
    value.is_none()
}

/// A string enum that accepts values this version does not know, as `Other`.
///
/// Its TypeScript type is `"known" | … | (string & {})`: the editor offers the known values, every string is allowed.
macro_rules! open_enum {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $variant_doc:literal])* $variant:ident = $value:literal, )+
        }
    ) => {
        $crate::wire::open::open_enum! {
            @rust
            $(#[doc = $doc])*
            pub enum $name {
                $( $(#[doc = $variant_doc])* $variant = $value, )+
            }
        }

        const _: () = {
            use wasm_bindgen::prelude::wasm_bindgen;

            #[wasm_bindgen(typescript_custom_section)]
            const TS: &str = concat!(
                "/**\n",
                $(" *", $doc, "\n",)*
                " *\n",
                $(" * - `\"", $value, "\"`:", $($variant_doc,)* "\n",)+
                " */\nexport type ", stringify!($name), " =\n",
                $("    | \"", $value, "\"\n",)+
                "    | (string & {});",
            );
        };
    };
    (
        @rust
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $variant_doc:literal])* $variant:ident = $value:literal, )+
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $( $(#[doc = $variant_doc])* $variant, )+
            /// A value that this version does not know; it passes through untouched.
            Other(String),
        }

        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $value, )+
                    Self::Other(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $( $value => Self::$variant, )+
                    _ => Self::Other(value.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    $( $value => Self::$variant, )+
                    _ => Self::Other(value),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// A string that has one documented value, which is its default.
///
/// Its TypeScript type is that one value, as with the tag of a union; in Rust another value is kept as `Other`.
macro_rules! literal {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $(#[doc = $variant_doc:literal])* $variant:ident = $value:literal,
        }
    ) => {
        $crate::wire::open::open_enum! {
            @rust
            $(#[doc = $doc])*
            pub enum $name {
                $(#[doc = $variant_doc])* $variant = $value,
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$variant
            }
        }

        const _: () = {
            use wasm_bindgen::prelude::wasm_bindgen;

            #[wasm_bindgen(typescript_custom_section)]
            const TS: &str = concat!(
                "/**\n",
                $(" *", $doc, "\n",)*
                " */\nexport type ", stringify!($name), " = \"", $value, "\";",
            );
        };
    };
}

/// A union of structs that the field `tag` tells apart.
///
/// An object with another tag, or one that does not fit its tag, is kept whole as `Other` in Rust. The TypeScript type
/// has no such arm: with it, neither narrowing nor the check for misspelt names would work.
macro_rules! union {
    (@name Box<$ty:ident>) => { stringify!($ty) };
    (@name $ty:ident) => { stringify!($ty) };
    (
        $(#[doc = $doc:literal])*
        #[tag = $tag:literal]
        pub enum $name:ident {
            $(
                $(#[doc = $variant_doc:literal])*
                $variant:ident($ty:ident $(<$inner:ident>)?) = $value:literal,
            )+
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = $tag)]
        pub enum $name {
            $(
                $(#[doc = $variant_doc])*
                #[serde(rename = $value)]
                $variant($ty $(<$inner>)?),
            )+
            /// An object of a kind that this version does not know, or that does not fit its kind; it passes through
            /// untouched. The TypeScript type leaves it out.
            #[serde(untagged)]
            Other(serde_json::Map<String, serde_json::Value>),
        }

        const _: () = {
            use wasm_bindgen::prelude::wasm_bindgen;

            #[wasm_bindgen(typescript_custom_section)]
            const TS: &str = concat!(
                "/**\n",
                $(" *", $doc, "\n",)*
                " *\n * Kinds that this version does not know can occur too, but have no type here.\n *\n",
                $(" * - `", $tag, ": \"", $value, "\"`:", $($variant_doc,)* "\n",)+
                " */\nexport type ", stringify!($name), " =\n",
                $(
                    "    | ({ ", $tag, ": \"", $value, "\" } & ",
                    $crate::wire::open::union!(@name $ty $(<$inner>)?), ")\n",
                )+
                ";",
            );
        };
    };
}

/// A struct of an answer. `#[read(…)]` on a field is `#[serde(…)]` for reading alone.
///
/// So a field can be `#[read(default)]`: absent or not, Rust reads the answer, while the TypeScript field stays
/// required, which `#[serde(default)]` would make optional. The struct is read through a twin with the same fields.
macro_rules! lenient {
    (
        $(#[doc = $doc:literal])*
        $(#[derive($derive:ident)])?
        pub struct $name:ident {
            $(
                $(#[doc = $field_doc:literal])*
                $(#[serde($($serde:tt)*)])*
                $(#[read($($read:tt)*)])*
                $(#[tsify($($tsify:tt)*)])*
                pub $field:ident: $ty:ty,
            )+
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, tsify::Tsify)]
        $(#[derive($derive)])?
        pub struct $name {
            $(
                $(#[doc = $field_doc])*
                $(#[serde($($serde)*)])*
                $(#[tsify($($tsify)*)])*
                pub $field: $ty,
            )+
        }

        const _: () = {
            type Written = $name;

            #[derive(serde::Deserialize)]
            #[serde(remote = "Written")]
            #[allow(dead_code)]
            struct Read {
                $(
                    $(#[serde($($serde)*)])*
                    $(#[serde($($read)*)])*
                    $field: $ty,
                )+
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    Read::deserialize(deserializer)
                }
            }
        };
    };
}

pub(crate) use {lenient, literal, open_enum, union};
