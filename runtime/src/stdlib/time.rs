//! `time`: the clocks (`Modules/timemodule.c`, `Python/pytime.c`).
#![allow(unsafe_code, reason = "asks the system for the time")]

use hybridc_macros::py;
use libc::{
    CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_REALTIME, CLOCK_THREAD_CPUTIME_ID, clockid_t, timespec,
};

use crate::int::Int;

const NANOSECONDS: i64 = 1_000_000_000;

fn nanoseconds(clock: clockid_t) -> i64 {
    let mut now = timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the clock is one that every Linux has, and the place to write is ours.
    unsafe { libc::clock_gettime(clock, &raw mut now) };
    now.tv_sec * NANOSECONDS + now.tv_nsec
}

/// `_PyTime_AsSecondsDouble`: whole seconds are exact.
fn seconds(clock: clockid_t) -> f64 {
    let now = nanoseconds(clock);
    if now % NANOSECONDS == 0 { (now / NANOSECONDS) as f64 } else { now as f64 / 1e9 }
}

/// `time.time()`
#[py("time.time()", io)]
pub fn time() -> f64 {
    seconds(CLOCK_REALTIME)
}

/// `time.time_ns()`
#[py("time.time_ns()", io)]
pub fn time_ns() -> Int {
    Int::from(nanoseconds(CLOCK_REALTIME))
}

/// `time.perf_counter()`
#[py("time.perf_counter()", io)]
pub fn perf_counter() -> f64 {
    seconds(CLOCK_MONOTONIC)
}

/// `time.perf_counter_ns()`
#[py("time.perf_counter_ns()", io)]
pub fn perf_counter_ns() -> Int {
    Int::from(nanoseconds(CLOCK_MONOTONIC))
}

/// `time.monotonic()`
#[py("time.monotonic()", io)]
pub fn monotonic() -> f64 {
    seconds(CLOCK_MONOTONIC)
}

/// `time.monotonic_ns()`
#[py("time.monotonic_ns()", io)]
pub fn monotonic_ns() -> Int {
    Int::from(nanoseconds(CLOCK_MONOTONIC))
}

/// `time.process_time()`
#[py("time.process_time()", io)]
pub fn process_time() -> f64 {
    seconds(CLOCK_PROCESS_CPUTIME_ID)
}

/// `time.process_time_ns()`
#[py("time.process_time_ns()", io)]
pub fn process_time_ns() -> Int {
    Int::from(nanoseconds(CLOCK_PROCESS_CPUTIME_ID))
}

/// `time.thread_time()`
#[py("time.thread_time()", io)]
pub fn thread_time() -> f64 {
    seconds(CLOCK_THREAD_CPUTIME_ID)
}
