//! How long each stage took (`--timings`).

use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Timings {
    shown: bool,
    stages: Vec<(String, Duration)>,
}

impl Timings {
    pub fn new(shown: bool) -> Timings {
        Timings { shown, stages: Vec::new() }
    }

    /// Runs a stage and notes what it took.
    pub fn stage<T>(&mut self, name: &str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        self.stages.push((name.to_string(), start.elapsed()));
        result
    }

    /// The table on stderr, if it was asked for.
    pub fn report(&self) {
        if !self.shown {
            return;
        }
        let total: Duration = self.stages.iter().map(|(_, took)| *took).sum();
        for (name, took) in self.stages.iter().map(|(n, t)| (n.as_str(), *t)).chain([("total", total)]) {
            eprintln!("{name:12} {:9.1} ms", took.as_secs_f64() * 1000.0);
        }
    }
}
