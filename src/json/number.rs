//! The value of a number's digits.

/// The value of a JSON number, to about 15 digits: enough for an index, a status or a wait. The standard library's exact
/// reading of floats would be a sixth of the whole wasm.
pub(super) fn value(text: &str) -> f64 {
    let (text, sign) = text.strip_prefix('-').map_or((text, 1.0), |text| (text, -1.0));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.bytes().chain(fraction.bytes());
    let mantissa = digits.fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'));
    let exponent = exponent.trim_start_matches('+').parse().unwrap_or(i32::MAX);
    sign * mantissa * 10_f64.powi(exponent.saturating_sub(fraction.len() as i32))
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_have_their_value() {
        for (text, value) in [
            ("0", 0.0),
            ("-0.0", 0.0),
            ("429", 429.0),
            ("-12.5", -12.5),
            ("2.50", 2.5),
            ("1e3", 1000.0),
            ("15E-1", 1.5),
        ] {
            assert_eq!(super::value(text), value, "{text}");
        }
        assert_eq!(super::value("1e400"), f64::INFINITY);
        assert_eq!(super::value("1e99999999999"), f64::INFINITY);
        assert_eq!(super::value("1e-400"), 0.0);
    }
}
