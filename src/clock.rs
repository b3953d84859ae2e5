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

/// Milliseconds since some moment, on a clock that nobody sets.
#[cfg(target_arch = "wasm32")]
pub(crate) fn elapsed() -> f64 {
    performance_now()
}

/// Milliseconds since some moment. Natively nothing is waited for.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn elapsed() -> f64 {
    now()
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// An HTTP date in milliseconds since the Unix epoch.
#[cfg(target_arch = "wasm32")]
pub(crate) fn parse_date(date: &str) -> Option<f64> {
    // JavaScript reads much as a date that is none.
    let is_date = date.starts_with(|first: char| first.is_ascii_alphabetic()) && date.trim_end().ends_with("GMT");
    is_date.then(|| js_sys::Date::parse(date)).filter(|time| time.is_finite())
}

/// Dates are read by JavaScript only.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn parse_date(_date: &str) -> Option<f64> {
    None
}
