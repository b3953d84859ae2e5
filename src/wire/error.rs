//! Errors, wherever they arrive: as a whole answer, in a stream, or in a choice.

use super::metadata::OpenRouterMetadata;
use super::number;
use super::open::{Nullable, OpenFields, UnknownFields, lenient, open_enum, or_default};
use serde::de::{DeserializeOwned, Deserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use tsify::Tsify;

lenient! {
    /// The body of an answer that is an error.
    #[derive(Default)]
    pub struct ErrorEnvelope {
        /// What went wrong.
        pub error: ApiError,
        /// The account's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub user_id: Nullable<String>,
        /// How the request was routed, if the header `X-OpenRouter-Metadata: enabled` asked for that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub openrouter_metadata: Nullable<OpenRouterMetadata>,
        /// False, on some routes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub success: Option<bool>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

lenient! {
    /// What went wrong.
    #[derive(Default)]
    pub struct ApiError {
        /// The HTTP status, as a rule, also in a stream. Missing when `http_status` is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<ErrorCode>,
        /// What went wrong, in words.
        #[read(default, deserialize_with = "or_default")]
        pub message: String,
        /// More about it.
        #[serde(default, deserialize_with = "object_or_raw", skip_serializing_if = "Option::is_none")]
        pub metadata: Nullable<ErrorMetadata>,
        /// The kind of the error, the same for all providers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub error_type: Option<ErrorType>,
        /// The HTTP status, in errors of availability.
        #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
        pub http_status: Option<u64>,
        /// Why no endpoint could serve the request.
        #[serde(default, deserialize_with = "object_or_raw", skip_serializing_if = "Option::is_none")]
        pub availability: Option<Availability>,
        /// The name of the error's class, such as `"ZodError"`, on some routes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: UnknownFields,
    }
}

impl ApiError {
    /// The HTTP status that the error tells, if it does.
    pub fn status(&self) -> Option<u16> {
        self.code
            .as_ref()
            .and_then(ErrorCode::status)
            .or_else(|| self.http_status.and_then(|status| status.try_into().ok()))
    }

    /// The kind of the error, from wherever it stands.
    pub fn error_type(&self) -> Option<&ErrorType> {
        let in_metadata = || self.metadata.as_ref()?.error_type.as_ref();
        self.error_type.as_ref().or_else(in_metadata)
    }
}

/// An error's code: an HTTP status, or a name such as `"server_error"`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum ErrorCode {
    /// A number.
    Number(#[serde(deserialize_with = "number::required")] i64),
    /// A name.
    String(String),
}

impl ErrorCode {
    /// The code as an HTTP status, if it is one.
    pub fn status(&self) -> Option<u16> {
        let code = match self {
            Self::Number(code) => u16::try_from(*code).ok()?,
            Self::String(name) => name.parse().ok()?,
        };
        (100..600).contains(&code).then_some(code)
    }
}

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(code) => code.fmt(f),
            Self::String(name) => name.fmt(f),
        }
    }
}

open_enum! {
    /// The kind of an error, the same for all providers.
    pub enum ErrorType {
        /// The conversation is too long for the model.
        ContextLengthExceeded = "context_length_exceeded",
        /// More tokens asked for than the model can write.
        MaxTokensExceeded = "max_tokens_exceeded",
        /// The token limit was hit.
        TokenLimitExceeded = "token_limit_exceeded",
        /// A text is too long.
        StringTooLong = "string_too_long",
        /// The key is missing or wrong.
        Authentication = "authentication",
        /// The key may not do this.
        PermissionDenied = "permission_denied",
        /// Not enough credits.
        PaymentRequired = "payment_required",
        /// Too many requests.
        RateLimitExceeded = "rate_limit_exceeded",
        /// The provider has too much to do.
        ProviderOverloaded = "provider_overloaded",
        /// The provider is down.
        ProviderUnavailable = "provider_unavailable",
        /// The request is wrong.
        InvalidRequest = "invalid_request",
        /// The prompt is wrong.
        InvalidPrompt = "invalid_prompt",
        /// There is no such thing.
        NotFound = "not_found",
        /// A condition is not met.
        PreconditionFailed = "precondition_failed",
        /// The request is too large.
        PayloadTooLarge = "payload_too_large",
        /// The request can't be worked on.
        Unprocessable = "unprocessable",
        /// A content rule forbids it.
        ContentPolicyViolation = "content_policy_violation",
        /// The model refused.
        Refusal = "refusal",
        /// An image can't be read.
        InvalidImage = "invalid_image",
        /// An image is too large.
        ImageTooLarge = "image_too_large",
        /// An image is too small.
        ImageTooSmall = "image_too_small",
        /// An image's format is not supported.
        UnsupportedImageFormat = "unsupported_image_format",
        /// There is no such image.
        ImageNotFound = "image_not_found",
        /// An image could not be downloaded.
        ImageDownloadFailed = "image_download_failed",
        /// Something broke at OpenRouter.
        Server = "server",
        /// It took too long.
        Timeout = "timeout",
        /// A kind that has no name.
        Unmapped = "unmapped",
    }
}

/// More about an error. Which fields there are depends on the error.
///
/// In Rust, an object with a field of another type than expected is kept whole in `extra`, so that it never keeps the
/// error itself from being read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ErrorMetadata {
    /// The kind of the error, the same for all providers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_type: Option<ErrorType>,
    /// The provider that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_name: Nullable<String>,
    /// The provider's own code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_code: Nullable<ErrorCode>,
    /// The provider's own code, in some errors of rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_error_code: Nullable<ErrorCode>,
    /// What the provider said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub raw: Option<Value>,
    /// Whether a provider key of your own was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_byok: Option<bool>,
    /// Errors of the providers that were tried before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_errors: Option<Vec<PreviousError>>,
    /// Whose limit was hit: the account's, the key's, the provider's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_source: Option<String>,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy_hint: Option<String>,
    /// How long to wait, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Nullable<f64>,
    /// How long to wait, as the provider said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub retry_after_seconds_raw: Option<Value>,
    /// Headers that a browser does not show: `Retry-After`, or `X-RateLimit-Limit`, `-Remaining` and `-Reset` (in Unix
    /// milliseconds).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub headers: Option<BTreeMap<String, Value>>,
    /// Why moderation forbids the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<String>>,
    /// What of the prompt it forbids, at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flagged_input: Option<String>,
    /// The model that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model_slug: Option<String>,
    /// What of a guardrail matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown[]")]
    pub patterns: Option<Vec<Value>>,
    /// How the endpoints became fewer, step by step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing_funnel: Option<Vec<RoutingFunnelStep>>,
    /// The step that left none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed_routing_step: Nullable<String>,
    /// Every other field.
    #[serde(flatten)]
    pub extra: OpenFields,
}

/// An error of a provider that was tried before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct PreviousError {
    /// Its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<ErrorCode>,
    /// What went wrong, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// How many endpoints a step of routing left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct RoutingFunnelStep {
    /// The step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The endpoints it left.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub endpoint_count: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Why no endpoint could serve a request.
///
/// In Rust, an object with a field of another type than expected is kept whole in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct Availability {
    /// The reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<AvailabilityCode>,
    /// Whether another try may succeed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retryable: Option<bool>,
    /// How long to wait, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Nullable<f64>,
    /// The models asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_models: Option<Vec<String>>,
    /// The providers concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affected_providers: Option<Vec<String>>,
    /// What ruled the endpoints out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub excluded_by: Option<Value>,
    /// Models to try instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_models: Option<Vec<String>>,
    /// The condition that no endpoint met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub constraint: Option<Value>,
    /// Where to read more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docs_url: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// The reason why no endpoint could serve a request.
    pub enum AvailabilityCode {
        /// There is no such model.
        ModelNotFound = "model_not_found",
        /// The model belongs to another route.
        WrongEndpoint = "wrong_endpoint",
        /// The model has no endpoints.
        NoEndpoints = "no_endpoints",
        /// The model is gone.
        ModelDeprecated = "model_deprecated",
        /// The provider no longer has the model.
        ModelUnavailableUpstream = "model_unavailable_upstream",
        /// All endpoints are full. Another try may succeed.
        CapacityExhausted = "capacity_exhausted",
        /// All endpoints are down. Another try may succeed.
        TemporarilyUnavailable = "temporarily_unavailable",
        /// Not in this region.
        RegionRestricted = "region_restricted",
        /// Not with these privacy settings.
        PrivacyRestricted = "privacy_restricted",
        /// Not with these provider preferences.
        ConstraintFiltered = "constraint_filtered",
        /// The free variant has ended.
        FreeVariantEnded = "free_variant_ended",
    }
}

/// Reads an object into its type or, if a field does not fit, whole into its `extra`.
fn object_or_raw<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + From<Map<String, Value>>,
{
    let object = Option::<Map<String, Value>>::deserialize(deserializer)?;
    Ok(object.map(|object| T::deserialize(&object).unwrap_or_else(|_| object.into())))
}

impl From<Map<String, Value>> for ErrorMetadata {
    fn from(fields: Map<String, Value>) -> Self {
        Self { extra: OpenFields(fields), ..Self::default() }
    }
}

impl From<Map<String, Value>> for Availability {
    fn from(fields: Map<String, Value>) -> Self {
        Self { extra: UnknownFields(fields), ..Self::default() }
    }
}
