//! The time of day, natively and in WebAssembly.

/// Milliseconds since the Unix epoch.
#[cfg(target_arch = "wasm32")]
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since the Unix epoch.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn now() -> f64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// An HTTP date in milliseconds since the Unix epoch.
#[cfg(target_arch = "wasm32")]
pub(crate) fn parse_date(date: &str) -> Option<f64> {
    Some(js_sys::Date::parse(date)).filter(|time| time.is_finite())
}

/// Dates are read by JavaScript only.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn parse_date(_date: &str) -> Option<f64> {
    None
}
