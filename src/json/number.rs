//! The value of a number's digits.

/// The value of a JSON number, to about 15 digits: enough for an index, a status or a wait. The standard library's exact
/// reading of floats would be a sixth of the whole wasm.
pub(super) fn value(text: &str) -> f64 {
    let (mut mantissa, mut exponent, mut shift) = (0.0, 0_i32, 0_i32);
    let (mut in_fraction, mut in_exponent, mut exponent_sign) = (false, false, 1);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if in_exponent => {
                exponent = exponent.saturating_mul(10).saturating_add((byte - b'0').into());
            }
            b'0'..=b'9' => {
                mantissa = mantissa * 10.0 + f64::from(byte - b'0');
                shift -= i32::from(in_fraction);
            }
            b'.' => in_fraction = true,
            b'e' | b'E' => in_exponent = true,
            b'-' if in_exponent => exponent_sign = -1,
            _ => {}
        }
    }
    // Beyond this everything is 0 or infinite.
    let power = exponent.saturating_mul(exponent_sign).saturating_add(shift).clamp(-400, 400);
    for _ in 0..power.abs() {
        mantissa = if power > 0 { mantissa * 10.0 } else { mantissa / 10.0 };
    }
    if text.starts_with('-') { -mantissa } else { mantissa }
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
