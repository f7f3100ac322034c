//! Made by `cargo dev costs`. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Cost, Kind};

const fn c(interpreted: f64, native: f64) -> Cost {
    Cost { interpreted, native }
}

/// By kind, in the order of `Kind::ALL`.
pub const COSTS: [Cost; Kind::ALL.len()] = [
    c(10.0, 0.5), // Number
    c(12.0, 8.0), // Text
    c(16.0, 15.0), // Container
    c(7.1, 1.6), // Item
    c(7.5, 1.7), // SetItem
    c(4.6, 0.5), // Step
    c(8.6, 0.5), // Call
    c(25.0, 0.5), // Builtin
    c(14.0, 1.1), // Method
    c(23.0, 16.0), // Display
    c(1.4, 2.7), // DynName
    c(3.4, 4.7), // DynAttribute
    c(4.9, 5.3), // DynSetAttribute
    c(11.0, 20.0), // DynMethod
    c(12.0, 23.0), // DynCall
    c(4.6, 8.5), // DynItem
    c(5.7, 10.0), // DynSetItem
    c(3.2, 6.8), // DynUnpacking
    c(3.7, 6.8), // DynStep
    c(6.5, 1.6), // DynOperator
    c(5.4, 2.4), // DynBuiltin
    c(9.9, 18.0), // Entry
    c(0.82, 1.5), // CrossingNumber
    c(0.73, 9.3), // CrossingText
    c(0.5, 3.4), // CrossingTuple
];
