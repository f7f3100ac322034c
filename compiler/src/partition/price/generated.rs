//! Made by `cargo dev costs`. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Cost, Kind};

const fn c(interpreted: f64, native: f64) -> Cost {
    Cost { interpreted, native }
}

/// By kind, in the order of `Kind::ALL`.
pub const COSTS: [Cost; Kind::ALL.len()] = [
    c(9.4, 0.5), // Number
    c(14.0, 8.3), // Text
    c(19.0, 18.0), // Container
    c(7.3, 1.8), // Item
    c(7.4, 1.6), // SetItem
    c(4.8, 0.5), // Step
    c(8.8, 0.5), // Call
    c(25.0, 0.5), // Builtin
    c(15.0, 1.2), // Method
    c(24.0, 18.0), // Display
    c(1.4, 3.2), // DynName
    c(3.6, 4.7), // DynAttribute
    c(5.9, 10.0), // DynSetAttribute
    c(11.0, 37.0), // DynMethod
    c(52.0, 76.0), // DynCall
    c(5.2, 15.0), // DynItem
    c(6.7, 21.0), // DynSetItem
    c(3.6, 8.7), // DynUnpacking
    c(3.7, 7.0), // DynStep
    c(6.2, 2.5), // DynOperator
    c(6.1, 3.3), // DynBuiltin
    c(10.0, 25.0), // Entry
    c(0.95, 1.2), // CrossingNumber
    c(0.98, 6.9), // CrossingText
    c(0.5, 3.0), // CrossingTuple
];
