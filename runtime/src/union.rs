//! Small unions: `int | None` is `U2<NoneType, Int>`. Members stand in the compiler's `Ty` order.
//!
//! A union behaves as the member it holds; comparing different members is comparing values of different
//! types.

use crate::cross;
use crate::error::R;
use crate::protocol::{AnyValue, Order, Value, View};
use crate::text::{Str, StrBuf};

macro_rules! unions {
    ($($(#[$doc:meta])* $name:ident { $($member:ident),+ })*) => {
        $($(#[$doc])*
        #[derive(Clone)]
        pub enum $name<$($member),+> {
            $($member($member),)+
        }

        impl<$($member: AnyValue),+> $name<$($member),+> {
            /// The member it holds.
            #[inline]
            pub fn held(&self) -> &dyn AnyValue {
                match self {
                    $($name::$member(value) => value,)+
                }
            }
        }

        impl<$($member: AnyValue),+> AnyValue for $name<$($member),+> {
            #[inline]
            fn type_name(&self) -> &'static str {
                self.held().type_name()
            }
            #[inline]
            fn repr(&self, out: &mut StrBuf) -> R<()> {
                match self {
                    $($name::$member(value) => value.repr(out),)+
                }
            }
            #[inline]
            fn str(&self, out: &mut StrBuf) -> R<()> {
                match self {
                    $($name::$member(value) => value.str(out),)+
                }
            }
            #[inline]
            fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
                match self {
                    $($name::$member(value) => value.format(spec, out),)+
                }
            }
            #[inline]
            fn truth(&self) -> R<bool> {
                match self {
                    $($name::$member(value) => value.truth(),)+
                }
            }
            #[inline]
            fn hash(&self) -> R<i64> {
                match self {
                    $($name::$member(value) => value.hash(),)+
                }
            }
            #[inline]
            fn view(&self) -> View<'_> {
                match self {
                    $($name::$member(value) => value.view(),)+
                }
            }
            #[inline]
            fn as_builtin(&self) -> View<'_> {
                self.held().as_builtin()
            }
            #[inline]
            fn address(&self) -> usize {
                match self {
                    $($name::$member(value) => value.address(),)+
                }
            }
            fn let_go_boxed(self: Box<Self>) {
                match *self {
                    $($name::$member(value) => Box::new(value).let_go_boxed(),)+
                }
            }
        }

        impl<$($member: Value),+> Value for $name<$($member),+> {
            const OBSERVED: bool = $($member::OBSERVED)||+;

            #[inline]
            fn let_go(self) {
                match self {
                    $($name::$member(value) => value.let_go(),)+
                }
            }
            #[inline]
            fn eq(&self, other: &Self) -> R<bool> {
                match (self, other) {
                    $(($name::$member(a), $name::$member(b)) => Value::eq(a, b),)+
                    _ => cross::eq(self.held(), other.held()),
                }
            }
            #[inline]
            fn same_or_eq(&self, other: &Self) -> R<bool> {
                match (self, other) {
                    $(($name::$member(a), $name::$member(b)) => a.same_or_eq(b),)+
                    _ => cross::same_or_eq(self.held(), other.held()),
                }
            }
            #[inline]
            fn order(&self, other: &Self, order: Order) -> R<bool> {
                match (self, other) {
                    $(($name::$member(a), $name::$member(b)) => a.order(b, order),)+
                    _ => cross::order(self.held(), other.held(), order),
                }
            }
        })*
    };
}
unions! {
    /// One of two types.
    U2 { A, B }
    /// One of three types.
    U3 { A, B, C }
    /// One of four types.
    U4 { A, B, C, D }
    /// One of five types.
    U5 { A, B, C, D, E }
    /// One of six types.
    U6 { A, B, C, D, E, F }
    /// One of seven types.
    U7 { A, B, C, D, E, F, G }
    /// One of eight types.
    U8 { A, B, C, D, E, F, G, H }
    /// One of nine types.
    U9 { A, B, C, D, E, F, G, H, I }
    /// One of ten types.
    U10 { A, B, C, D, E, F, G, H, I, J }
    /// One of eleven types.
    U11 { A, B, C, D, E, F, G, H, I, J, K }
    /// One of twelve types.
    U12 { A, B, C, D, E, F, G, H, I, J, K, L }
    /// One of thirteen types.
    U13 { A, B, C, D, E, F, G, H, I, J, K, L, M }
    /// One of fourteen types.
    U14 { A, B, C, D, E, F, G, H, I, J, K, L, M, N }
    /// One of fifteen types.
    U15 { A, B, C, D, E, F, G, H, I, J, K, L, M, N, O }
    /// One of sixteen types.
    U16 { A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P }
}
