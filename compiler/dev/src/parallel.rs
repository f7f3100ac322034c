//! Works through a list with a few threads, keeping the order of the results.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// `HYBRIDC_TEST_JOBS`, else one per processor.
pub fn jobs() -> usize {
    let asked = std::env::var("HYBRIDC_TEST_JOBS").ok().and_then(|text| text.parse().ok());
    asked.or_else(|| thread::available_parallelism().ok().map(usize::from)).unwrap_or(1).max(1)
}

pub fn map<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, U)>> = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs().min(items.len()) {
            scope.spawn(|| {
                while let Some((index, item)) = {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    items.get(i).map(|x| (i, x))
                } {
                    let result = work(item);
                    done.lock().expect("a worker that panics ends the scope").push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("all workers have ended");
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
