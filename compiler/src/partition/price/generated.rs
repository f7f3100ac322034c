//! Made by `cargo dev costs`. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::{Cost, Kind};

const fn c(interpreted: f64, native: f64) -> Cost {
    Cost { interpreted, native }
}

/// By kind, in the order of `Kind::ALL`.
pub const COSTS: [Cost; Kind::ALL.len()] = [
    c(9.6, 0.5), // Number
    c(14.0, 8.9), // Text
    c(24.0, 15.0), // Container
    c(6.7, 1.7), // Item
    c(7.1, 1.4), // SetItem
    c(4.8, 0.5), // Step
    c(10.0, 0.5), // Call
    c(26.0, 0.5), // Builtin
    c(16.0, 1.2), // Method
    c(31.0, 16.0), // Display
    c(17.0, 0.5), // Tuple
    c(1.4, 2.5), // DynName
    c(3.7, 2.2), // DynAttribute
    c(12.0, 23.0), // DynProperty
    c(6.1, 3.4), // DynSetAttribute
    c(14.0, 24.0), // DynMethod
    c(9.4, 15.0), // DynMethodInC
    c(12.0, 24.0), // DynCall
    c(5.2, 6.1), // DynItem
    c(14.0, 26.0), // DynItemMethod
    c(6.7, 8.7), // DynSetItem
    c(29.0, 36.0), // DynSetItemMethod
    c(22.0, 68.0), // DynTuple
    c(3.8, 8.1), // DynUnpacking
    c(3.8, 4.8), // DynStep
    c(6.6, 2.1), // DynOperator
    c(5.8, 2.4), // DynBuiltin
    c(10.0, 20.0), // Entry
    c(0.92, 1.5), // CrossingNumber
    c(1.0, 8.7), // CrossingText
    c(0.5, 3.5), // CrossingTuple
];
