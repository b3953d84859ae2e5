//! Which provider serves a request.

use super::open::{Nullable, UnknownFields, open_enum};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};
use tsify::Tsify;

/// Which providers may serve a request, and in which order they are tried.
///
/// Providers are named by slug (`"anthropic"`) or by name (`"Anthropic"`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ProviderPreferences {
    /// Try other providers when the chosen ones fail. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_fallbacks: Nullable<bool>,
    /// Use only providers that support every parameter of the request; otherwise a provider ignores what it does not
    /// know. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require_parameters: Nullable<bool>,
    /// Whether providers that store prompts, and may train on them, are allowed. Default: `"allow"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_collection: Nullable<DataCollection>,
    /// Use only endpoints that keep no data at all. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zdr: Nullable<bool>,
    /// Use only models whose authors allow distillation of the output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enforce_distillable_text: Nullable<bool>,
    /// Providers to try first, in this order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Nullable<Vec<String>>,
    /// The only providers to use, together with those allowed in the account's settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Nullable<Vec<String>>,
    /// Providers never to use, together with those ignored in the account's settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ignore: Nullable<Vec<String>>,
    /// The only precisions to accept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantizations: Nullable<Vec<Quantization>>,
    /// What to rank providers by. Turns off load balancing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Nullable<ProviderSort>,
    /// The highest prices to accept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_price: Nullable<MaxPrice>,
    /// Prefer endpoints at or above this throughput, in tokens a second; the others come last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_min_throughput: Nullable<PerformanceThreshold>,
    /// Prefer endpoints at or below this latency, in seconds; the others come last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_max_latency: Nullable<PerformanceThreshold>,
    /// Options passed on to single providers, by the provider's slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub options: Option<Map<String, Value>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// Whether providers that store prompts are allowed.
    pub enum DataCollection {
        /// Not allowed.
        Deny = "deny",
        /// Allowed.
        Allow = "allow",
    }
}

open_enum! {
    /// The precision of a model's weights.
    pub enum Quantization {
        /// 4-bit integers.
        Int4 = "int4",
        /// 8-bit integers.
        Int8 = "int8",
        /// 4-bit floating point.
        Fp4 = "fp4",
        /// 4-bit floating point, in blocks with a shared scale (MX).
        Mxfp4 = "mxfp4",
        /// 4-bit floating point, in NVIDIA's form.
        Nvfp4 = "nvfp4",
        /// 6-bit floating point.
        Fp6 = "fp6",
        /// 8-bit floating point.
        Fp8 = "fp8",
        /// 8-bit floating point, in blocks with a shared scale (MX).
        Mxfp8 = "mxfp8",
        /// 16-bit floating point.
        Fp16 = "fp16",
        /// 16-bit brain floating point.
        Bf16 = "bf16",
        /// 32-bit floating point.
        Fp32 = "fp32",
        /// Not known.
        Unknown = "unknown",
    }
}

/// What to rank providers by: one measure, or a measure with a partition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum ProviderSort {
    /// One measure.
    By(ProviderSortKey),
    /// A measure with a partition.
    Config(ProviderSortConfig),
}

impl From<ProviderSortKey> for ProviderSort {
    fn from(key: ProviderSortKey) -> Self {
        Self::By(key)
    }
}

open_enum! {
    /// A measure to rank providers by.
    pub enum ProviderSortKey {
        /// The cheapest first.
        Price = "price",
        /// The most tokens a second first.
        Throughput = "throughput",
        /// The shortest wait first.
        Latency = "latency",
        /// The most accurate tool calls first.
        Exacto = "exacto",
    }
}

/// A measure to rank providers by, with a partition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ProviderSortConfig {
    /// The measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Nullable<ProviderSortKey>,
    /// What is ranked together. Default: `"model"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition: Nullable<ProviderSortPartition>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// What is ranked together when a request names several models.
    pub enum ProviderSortPartition {
        /// The providers of each model; the second model stays a fallback.
        Model = "model",
        /// All providers of all models.
        None = "none",
    }
}

/// The highest prices to accept, in US dollars.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct MaxPrice {
    /// For a million prompt tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<Price>,
    /// For a million completion tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion: Option<Price>,
    /// For an image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Price>,
    /// For audio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<Price>,
    /// For a request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Price>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A price in US dollars: a decimal string, or a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum Price {
    /// A decimal string, such as `"0.5"`.
    Text(String),
    /// A number.
    Number(#[tsify(type = "number")] Number),
}

/// A limit for the median, or limits for several percentiles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum PerformanceThreshold {
    /// For the median.
    Median(f64),
    /// For several percentiles.
    Percentiles(PercentileThresholds),
}

/// Limits for several percentiles. All of them have to be met.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PercentileThresholds {
    /// For half of the requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p50: Nullable<f64>,
    /// For three quarters of the requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p75: Nullable<f64>,
    /// For nine tenths of the requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p90: Nullable<f64>,
    /// For 99 of 100 requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p99: Nullable<f64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
