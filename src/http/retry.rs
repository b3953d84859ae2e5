//! Trying again: when, how often, and after which pause.

use std::time::Duration;

use super::{Call, Sleep, Wait};
use crate::error::{Error, ErrorKind};

/// The first pause's upper bound, and the bound that it grows to, in ms.
const BACKOFF: (f64, f64) = (500.0, 8_000.0);

/// How often a call is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retries {
    /// Attempts after the first.
    pub max: u32,
    /// The longest pause that the API may ask for. A longer one is not waited for: the call fails, and says how long it
    /// would have been.
    pub max_wait: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Retries { max: 2, max_wait: Duration::from_secs(60) }
    }
}

impl Retries {
    /// The pause after a failed attempt, in ms; nothing if that was the last one. `retry_after` is the pause that the API
    /// asks for, `random` is in 0..1.
    pub fn pause(&self, attempts: u32, retry_after: Option<Duration>, random: f64) -> Option<f64> {
        if attempts > self.max {
            return None;
        }
        match retry_after {
            Some(wait) => (wait <= self.max_wait).then_some(wait.as_millis() as f64),
            None => {
                let (first, longest) = BACKOFF;
                let bound = first * f64::from(1_u32 << attempts.saturating_sub(1).min(16));
                Some(random * bound.min(longest))
            }
        }
    }
}

/// Whether another attempt may succeed. What took too long by our own bounds would take too long again.
fn may_pass(error: &Error) -> bool {
    error.retryable() && !matches!(error.kind(), ErrorKind::Timeout | ErrorKind::Internal)
}

/// Makes attempts until one succeeds, or until `error` is to be told. `attempts` counts them, also over several rounds.
pub async fn retrying<T>(
    call: &Call,
    attempts: &mut u32,
    mut attempt: impl AsyncFnMut(u32) -> Result<T, Error>,
) -> Result<T, Error> {
    loop {
        *attempts += 1;
        match attempt(*attempts).await {
            Ok(value) => return Ok(value),
            Err(error) if !pause(call, *attempts, &error).await? => return Err(error),
            Err(_) => {}
        }
    }
}

/// Pauses before the next attempt, if there is to be one: says so.
///
/// # Errors
///
/// What ends the pause early.
pub async fn pause(call: &Call, attempts: u32, error: &Error) -> Result<bool, Error> {
    if !may_pass(error) {
        return Ok(false);
    }
    let Some(pause) = call.settings.retries.pause(attempts, error.retry_after(), js_sys::Math::random()) else {
        return Ok(false);
    };
    if let Some(hooks) = &call.settings.hooks {
        call.wait(Wait::Caller, hooks.on_retry(attempts, pause, error)).await??;
    }
    call.wait(Wait::Pause, Sleep::new(pause)).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_random() {
        let pause = |attempts, random| Retries { max: 9, ..Retries::default() }.pause(attempts, None, random);
        assert_eq!(pause(1, 0.0), Some(0.0));
        assert_eq!(
            (pause(1, 1.0), pause(2, 1.0), pause(4, 0.5), pause(9, 1.0)),
            (Some(500.0), Some(1000.0), Some(2000.0), Some(8000.0))
        );
        assert_eq!(pause(10, 1.0), None);
    }

    #[test]
    fn the_wait_that_is_asked_for_wins_up_to_the_cap() {
        let pause = |seconds| Retries::default().pause(1, Some(Duration::from_secs(seconds)), 0.5);
        assert_eq!((pause(0), pause(60), pause(61)), (Some(0.0), Some(60_000.0), None));
    }

    #[test]
    fn what_would_fail_again_is_not_tried_again() {
        for kind in [ErrorKind::Config, ErrorKind::Timeout, ErrorKind::Aborted, ErrorKind::Decode, ErrorKind::Internal]
        {
            assert!(!may_pass(&Error::new(kind, "")), "{kind:?}");
        }
        for kind in [ErrorKind::Connection, ErrorKind::Truncated] {
            assert!(may_pass(&Error::new(kind, "")), "{kind:?}");
        }
        assert_eq!(Retries { max: 0, ..Retries::default() }.pause(1, None, 0.5), None);
    }
}
