//! The wire types, natively: whatever the API may send reads, and what was read is written as it came.

#![recursion_limit = "256"] // The literals of `json!` are long.

mod constructors;
mod enums;
mod errors;
mod models;
mod null;
mod numbers;
mod property;
mod recorded;
mod requests;
mod responses;
mod unions;
mod unknown;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::fmt::Debug;

/// Reads `json` as a `T`.
#[track_caller]
fn read<T: DeserializeOwned>(json: &Value) -> T {
    match serde_json::from_value(json.clone()) {
        Ok(value) => value,
        Err(error) => panic!("{error} in {json:#}"),
    }
}

/// Writes `value`.
#[track_caller]
fn write<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("every wire type can be written")
}

/// Reads `json` as a `T` and writes it again, which has to give the same.
///
/// It goes through text, as on the wire. `1` and `1.0` are the same number, as in JavaScript.
#[track_caller]
fn round_trip<T: DeserializeOwned + Serialize + Debug + PartialEq>(json: Value) -> T {
    let value: T = read(&json);
    let text = serde_json::to_string(&value).expect("every wire type can be written");
    let again: Value = serde_json::from_str(&text).expect("what was written is JSON");
    assert_eq!(same_numbers(again), same_numbers(json));
    assert_eq!(serde_json::from_str::<T>(&text).expect("what was written can be read"), value);
    value
}

/// Every number as a double.
fn same_numbers(json: Value) -> Value {
    match json {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.into_iter().map(same_numbers).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, same_numbers(value))).collect(),
        other => other,
    }
}

/// Without the fields that are null.
fn without_nulls(json: Value) -> Value {
    match json {
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields.map(|(key, value)| (key, without_nulls(value))).collect()
        }
        other => other,
    }
}
