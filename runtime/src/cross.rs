//! Comparison between values whose types differ or are not known. Skeleton.
use crate::error::R;
use crate::protocol::{AnyValue, Order};

/// `a == b`.
pub fn eq(_a: &dyn AnyValue, _b: &dyn AnyValue) -> R<bool> {
    Ok(false)
}

/// `a < b` and its kin.
pub fn order(_a: &dyn AnyValue, _b: &dyn AnyValue, _order: Order) -> R<bool> {
    Ok(false)
}
