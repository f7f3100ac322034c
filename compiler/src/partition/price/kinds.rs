//! The kinds of operation that have a price of their own.
//!
//! What is about as dear on both sides shares a kind: a price has to tell native code from CPython, not `len`
//! from `abs`. What each kind is measured with stands in `dev/src/costs/table.rs`.

use super::Cost;
use super::generated::COSTS;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident;)+) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Kind { $($(#[$doc])* $kind,)+ }

        impl Kind {
            pub const ALL: &[Kind] = &[$(Kind::$kind),+];
        }
    };
}

kinds! {
    /// Arithmetic and comparisons of numbers.
    Number;
    /// The same of strings and bytes.
    Text;
    /// Operators of native containers.
    Container;
    /// `xs[i]`, `d[k]`
    Item;
    /// `xs[i] = x`
    SetItem;
    /// A step of a loop over something native.
    Step;
    /// Calling a function of the program, and returning from it.
    Call;
    /// `len(xs)`, `abs(x)`
    Builtin;
    /// `xs.append(x)`
    Method;
    /// A list, set, dict or f-string.
    Display;
    Tuple;

    /// A name that lives in CPython's module dict.
    DynName;
    DynAttribute;
    /// With a small Python function behind it.
    DynProperty;
    DynSetAttribute;
    /// With a small Python method behind it.
    DynMethod;
    /// `xs.index(x)`, with a method in C behind it.
    DynMethodInC;
    /// Of a small function.
    DynCall;
    DynItem;
    /// With a small Python method behind it.
    DynItemMethod;
    DynSetItem;
    /// With a small Python method behind it.
    DynSetItemMethod;
    /// A tuple that becomes an object.
    DynTuple;
    DynUnpacking;
    /// A step of a loop over something of CPython's.
    DynStep;
    DynOperator;
    /// `len(xs)`, `str(x)`
    DynBuiltin;

    /// A call of a Python function by Python code: of the original, or of the native entry behind it.
    Entry;
    /// Values that cross: arguments, results, items.
    CrossingNumber;
    CrossingText;
    /// Without its items.
    CrossingTuple;
}

impl Kind {
    /// Of one operation.
    pub fn cost(self) -> Cost {
        COSTS[self as usize]
    }

    pub fn name(self) -> String {
        format!("{self:?}")
    }
}
