//! Made by `cargo dev costs`. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Cost, Kind};

const fn c(interpreted: f64, native: f64) -> Cost {
    Cost { interpreted, native }
}

/// By kind, in the order of `Kind::ALL`.
pub const COSTS: [Cost; Kind::ALL.len()] = [
    c(9.9, 0.5), // Number
    c(14.0, 8.3), // Text
    c(19.0, 17.0), // Container
    c(7.0, 1.7), // Item
    c(7.1, 1.6), // SetItem
    c(4.7, 0.5), // Step
    c(10.0, 0.5), // Call
    c(25.0, 0.5), // Builtin
    c(16.0, 1.1), // Method
    c(25.0, 17.0), // Display
    c(1.2, 3.1), // DynName
    c(3.4, 4.7), // DynAttribute
    c(5.7, 9.6), // DynSetAttribute
    c(10.0, 27.0), // DynMethod
    c(54.0, 69.0), // DynCall
    c(5.0, 11.0), // DynItem
    c(6.5, 20.0), // DynSetItem
    c(3.3, 8.5), // DynUnpacking
    c(3.8, 6.7), // DynStep
    c(6.4, 2.4), // DynOperator
    c(6.1, 3.5), // DynBuiltin
    c(9.9, 25.0), // Entry
    c(0.94, 1.4), // CrossingNumber
    c(0.9, 6.9), // CrossingText
    c(0.5, 1.7), // CrossingTuple
];
