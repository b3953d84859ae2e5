//! What several answers took together.

use serde_json::{Map, Value};

use crate::wire::Usage;

/// Usages together: every number is summed up, also of fields that this version does not know.
pub fn sum(first: Option<&Usage>, second: Option<&Usage>) -> Option<Usage> {
    let (Some(first), Some(second)) = (first, second) else {
        return first.or(second).cloned();
    };
    let written = |usage| serde_json::to_value(usage).unwrap_or_default();
    let all = values(written(first), written(second));
    Some(serde_json::from_value(all).unwrap_or_else(|_| second.clone()))
}

fn values(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Number(first), Value::Number(second)) => match (first.as_u64(), second.as_u64()) {
            (Some(first), Some(second)) => first.saturating_add(second).into(),
            _ => (first.as_f64().unwrap_or_default() + second.as_f64().unwrap_or_default()).into(),
        },
        (first, Value::Object(second)) => {
            let mut all = if let Value::Object(first) = first { first } else { Map::new() };
            for (key, value) in second {
                let known = all.remove(&key).unwrap_or_default();
                all.insert(key, values(known, value));
            }
            Value::Object(all)
        }
        (Value::Null, second) | (_, second @ Value::Number(_)) => second,
        (first, _) => first,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn usage(value: Value) -> Usage {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn every_number_counts_and_nothing_else_does() {
        let first = usage(json!({
            "prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "cost": 0.5, "is_byok": false,
            "prompt_tokens_details": { "cached_tokens": 4, "audio_tokens": null },
            "later": { "deep": [1], "text": "a", "count": 1, "odd": "b" },
        }));
        let second = usage(json!({
            "prompt_tokens": 10, "completion_tokens": 20, "total_tokens": 30, "cost": 0.25, "is_byok": true,
            "prompt_tokens_details": { "cached_tokens": 40, "audio_tokens": 5 },
            "cost_details": { "upstream_inference_cost": 0.125 },
            "later": { "deep": [2], "text": "b", "count": 2, "odd": 5 },
        }));
        let all = usage(json!({
            "prompt_tokens": 11, "completion_tokens": 22, "total_tokens": 33, "cost": 0.75, "is_byok": false,
            "prompt_tokens_details": { "cached_tokens": 44, "audio_tokens": 5 },
            "cost_details": { "upstream_inference_cost": 0.125 },
            "later": { "deep": [1], "text": "a", "count": 3, "odd": 5 },
        }));
        assert_eq!(sum(Some(&first), Some(&second)), Some(all));
    }

    #[test]
    fn what_is_not_known_adds_nothing() {
        let known = usage(json!({ "prompt_tokens": 1, "cost": 0.5 }));
        assert_eq!(sum(None, None), None);
        assert_eq!(sum(Some(&known), None), Some(known.clone()));
        assert_eq!(sum(None, Some(&known)), Some(known));
    }

    proptest! {
        #[test]
        fn tokens_and_money_are_summed_up(steps in proptest::collection::vec((0..1_000_000_u64, proptest::option::of(0..1_000_u32)), 1..10)) {
            let step = |&(tokens, cost): &(u64, Option<u32>)| Usage {
                total_tokens: tokens,
                // Sums of these are exact.
                cost: cost.map(|cost| f64::from(cost) / 1024.0),
                ..Usage::default()
            };
            let all = steps.iter().map(step).fold(None, |all, usage| sum(all.as_ref(), Some(&usage))).unwrap();
            prop_assert_eq!(all.total_tokens, steps.iter().map(|(tokens, _)| tokens).sum::<u64>());
            let costs = steps.iter().filter_map(|(_, cost)| *cost).map(|cost| f64::from(cost) / 1024.0);
            prop_assert_eq!(all.cost, costs.reduce(|sum, cost| sum + cost));
        }
    }
}
