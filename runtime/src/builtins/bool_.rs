//! `bool`: the operators whose result is a bool. All others are `int`'s, on the converted operands.

use hybridc_macros::py;

/// `self & other`.
#[py("bool.__and__(self, other, /)", pure)]
#[inline(always)]
pub fn and(value: bool, other: bool) -> bool {
    value & other
}

/// `self | other`.
#[py("bool.__or__(self, other, /)", pure)]
#[inline(always)]
pub fn or(value: bool, other: bool) -> bool {
    value | other
}

/// `self ^ other`.
#[py("bool.__xor__(self, other, /)", pure)]
#[inline(always)]
pub fn xor(value: bool, other: bool) -> bool {
    value ^ other
}

/// `self == other`.
#[py("bool.__eq__(self, other, /)", pure)]
#[inline(always)]
pub fn eq(value: bool, other: bool) -> bool {
    value == other
}

/// `self != other`.
#[py("bool.__ne__(self, other, /)", pure)]
#[inline(always)]
pub fn ne(value: bool, other: bool) -> bool {
    value != other
}

/// `bool.__bool__`.
#[py("bool.__bool__(self, /)", pure)]
#[inline(always)]
pub fn truth(value: bool) -> bool {
    value
}
