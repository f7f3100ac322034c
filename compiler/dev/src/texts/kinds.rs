//! The values that every operation is tried with: at least one of each builtin type.

/// One value, as an expression.
#[derive(Clone, Copy)]
pub struct Kind {
    pub text: &'static str,
    /// An int beyond 64 bits: as an exponent it would keep CPython busy for ever.
    pub is_huge: bool,
    /// Tried wherever a second or third operand is not what is looked at.
    pub is_common: bool,
}

const fn kind(text: &'static str) -> Kind {
    Kind { text, is_huge: false, is_common: false }
}

const fn common(text: &'static str) -> Kind {
    Kind { text, is_huge: false, is_common: true }
}

pub const HUGE: &str = "1000000000000000000000000000000";

pub const KINDS: &[Kind] = &[
    common("None"),
    kind("True"),
    common("1"),
    kind("-7"),
    Kind { text: HUGE, is_huge: true, is_common: false },
    common("2.5"),
    kind("1j"),
    common("'a'"),
    kind("'12'"),
    kind("b'a'"),
    common("[1, 2]"),
    kind("['a']"),
    kind("[]"),
    kind("(1, 2)"),
    kind("(1, 'a', None)"),
    kind("()"),
    kind("tuple([1, 2, 3])"),
    kind("{1, 2}"),
    kind("frozenset([1, 2])"),
    kind("{1: 2}"),
    kind("{'a': [1]}"),
    kind("range(3)"),
    kind("slice(0, 1)"),
    kind("ValueError('v')"),
    kind("int"),
    kind("..."),
    kind("NotImplemented"),
    kind("len"),
    kind("{1: 2}.keys()"),
    kind("{1: 2}.values()"),
    kind("{1: 2}.items()"),
    kind("iter([1, 2])"),
    kind("float('nan')"),
    kind("0"),
    kind("''"),
    kind("[(1, 2)]"),
    kind("bytearray(b'a')"),
];

pub fn commons(kinds: &[Kind]) -> impl Iterator<Item = &Kind> {
    kinds.iter().filter(|kind| kind.is_common)
}

/// Some of them, others for the next number: what is done for each member of a union is the same in any.
pub fn mixed_in_turn(kinds: &[Kind], number: usize) -> Vec<Vec<&Kind>> {
    let all = mixed(kinds);
    let count = all.len();
    let is_next = |index: usize| (index + number).is_multiple_of(count.div_ceil(2));
    all.into_iter().enumerate().filter(|(index, _)| is_next(*index)).map(|(_, some)| some).collect()
}

/// All kinds, a few at a time, unlike ones together (like ones are neighbours in the list).
pub fn mixed(kinds: &[Kind]) -> Vec<Vec<&Kind>> {
    let count = kinds.len().div_ceil(4);
    (0..count).map(|first| kinds.iter().skip(first).step_by(count).collect()).collect()
}
