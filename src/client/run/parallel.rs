//! Several pieces of work at the same time, but never more than so many.

use std::{
    collections::VecDeque,
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

/// Work that is done together.
pub struct Parallel<F: Future> {
    /// What has not begun, each with its place.
    waiting: VecDeque<(usize, F)>,
    /// What is being done.
    running: Vec<(usize, Pin<Box<F>>)>,
    /// What came of the rest, and has not been taken.
    done: VecDeque<(usize, F::Output)>,
    at_once: usize,
}

impl<F: Future> Parallel<F> {
    /// Work of which `at_once` pieces are done at a time.
    pub fn new(work: impl IntoIterator<Item = F>, at_once: usize) -> Self {
        let waiting = work.into_iter().enumerate().collect();
        Parallel { waiting, running: Vec::new(), done: VecDeque::new(), at_once }
    }

    /// What came of the piece that is done next, with its place; nothing once all are done.
    pub async fn next(&mut self) -> Option<(usize, F::Output)> {
        poll_fn(|context| {
            let begun = self.at_once.saturating_sub(self.running.len()).min(self.waiting.len());
            self.running.extend(self.waiting.drain(..begun).map(|(place, work)| (place, Box::pin(work))));
            let done = &mut self.done;
            self.running.retain_mut(|(place, work)| match work.as_mut().poll(context) {
                Poll::Ready(outcome) => {
                    done.push_back((*place, outcome));
                    false
                }
                Poll::Pending => true,
            });
            match done.pop_front() {
                None if !self.running.is_empty() => Poll::Pending,
                next => Poll::Ready(next),
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::{Cell, RefCell},
        pin::pin,
        task::{Context, Waker},
    };

    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// Waits for so many polls.
    async fn polls(mut left: u32) {
        poll_fn(|_| {
            left = left.saturating_sub(1);
            if left == 0 { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    /// Polls until that is done.
    fn wait<T>(work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        loop {
            if let Poll::Ready(value) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return value;
            }
        }
    }

    proptest! {
        #[test]
        fn all_is_done_once_and_never_too_much_at_a_time(lengths in vec(2_u32..20, 0..12), at_once in 1_usize..10) {
            let (now, most) = (Cell::new(0), Cell::new(0));
            let work = lengths.iter().map(async |&length| {
                now.set(now.get() + 1);
                most.set(most.get().max(now.get()));
                polls(length).await;
                now.set(now.get() - 1);
                length
            });
            let mut parallel = Parallel::new(work, at_once);
            let mut done = Vec::new();
            while let Some(outcome) = wait(parallel.next()) {
                done.push(outcome);
            }
            prop_assert_eq!(most.get(), at_once.min(lengths.len()));
            done.sort_unstable();
            prop_assert_eq!(done, lengths.iter().copied().enumerate().collect::<Vec<_>>());
        }
    }

    #[test]
    fn who_is_done_first_comes_first() {
        let begun = RefCell::new(Vec::new());
        let work = [5, 1, 3].into_iter().enumerate().map(async |(place, length)| {
            begun.borrow_mut().push(place);
            polls(length).await;
        });
        let mut parallel = Parallel::new(work, 2);
        let mut done = Vec::new();
        while let Some((place, ())) = wait(parallel.next()) {
            done.push(place);
        }
        assert_eq!((begun.take(), done), (vec![0, 1, 2], vec![1, 2, 0]));
    }
}
