//! Displays of constants as data: `[[0, 1, …], [2, 3, …], …]` is one string of bytes, which a loop makes
//! values of.
//!
//! The bytes say nothing of types, which both sides know; values of the isolate have one byte more, see
//! [`tag`].
//! Strings are those of the program's literals, by number.

use crate::bytes::Bytes;
use crate::dict::Dict;
use crate::dynamic::Dyn;
use crate::float_object::Complex;
use crate::global::Global;
use crate::int::Int;
use crate::list::List;
use crate::protocol::Value;
use crate::set::{FrozenSet, Set};
use crate::singletons::{Ellipsis, NoneType};
use crate::text::{Str, StrConst};
use crate::tuple::Tup;
use crate::union::{U2, U3, U4, U5, U6};

pub mod tag;

/// One display of the program: `static TABLE: Packed<List<Int>> = Packed::new(b"…", &[])`.
pub struct Packed<T> {
    bytes: &'static [u8],
    texts: &'static [&'static StrConst],
    made: Global<T>,
}

impl<T: Unpack> Packed<T> {
    pub const fn new(bytes: &'static [u8], texts: &'static [&'static StrConst]) -> Packed<T> {
        Packed { bytes, texts, made: Global::new("") }
    }

    /// Made anew, as a display of a list is each time it is evaluated.
    pub fn fresh(&self) -> T {
        T::unpack(&mut Reader { rest: self.bytes, texts: self.texts })
    }
}

impl<T: Unpack + Clone> Packed<T> {
    /// The same object each time, as a tuple of constants is.
    pub fn shared(&self) -> T {
        self.made.get().unwrap_or_else(|| {
            let made = self.fresh();
            self.made.set(made.clone());
            made
        })
    }
}

/// The bytes not read yet.
pub struct Reader {
    rest: &'static [u8],
    texts: &'static [&'static StrConst],
}

impl Reader {
    fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.rest.split_at(count);
        self.rest = rest;
        taken
    }

    fn byte(&mut self) -> u8 {
        self.take(1)[0]
    }

    /// Seven bits a byte, the lowest first; the last has no eighth.
    fn count(&mut self) -> usize {
        let mut count = 0;
        for shift in (0..).step_by(7) {
            let byte = self.byte();
            count |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        count
    }

    fn many<T: Unpack>(&mut self) -> Vec<T> {
        (0..self.count()).map(|_| T::unpack(self)).collect()
    }
}

/// A type of constants, or of containers of them.
pub trait Unpack {
    fn unpack(reader: &mut Reader) -> Self;
}

macro_rules! unpack {
    ($([$($bound:tt)*] $name:ty: |$reader:ident| $value:expr;)*) => {
        $(impl<$($bound)*> Unpack for $name {
            fn unpack($reader: &mut Reader) -> Self {
                $value
            }
        })*
    };
}
unpack! {
    [] NoneType: |reader| { let _ = reader; NoneType };
    [] Ellipsis: |reader| { let _ = reader; Ellipsis };
    [] (): |reader| { let _ = reader; };
    [] bool: |reader| reader.byte() != 0;
    [] Int: |reader| int(reader);
    [] f64: |reader| f64::from_le_bytes(*reader.take(8).first_chunk().expect("eight bytes"));
    [] Complex: |reader| Complex { real: 0.0, imag: f64::unpack(reader) };
    [] Str: |reader| { let text = reader.count(); reader.texts[text].get() };
    [] Bytes: |reader| { let length = reader.count(); Bytes::from(reader.take(length)) };
    [T: Unpack + Value] List<T>: |reader| List::from_vec(reader.many());
    [T: Unpack + Value] Tup<T>: |reader| Tup::from_vec(reader.many());
    [T: Unpack + Value] Set<T>: |reader| set(reader);
    [T: Unpack + Value] FrozenSet<T>: |reader| FrozenSet(set(reader).0);
    [K: Unpack + Value, V: Unpack + Value] Dict<K, V>: |reader| dict(reader);
    [] Dyn: |reader| dynamic(reader);
}

/// Little-endian two's complement.
fn int(reader: &mut Reader) -> Int {
    let length = reader.count();
    let bytes = reader.take(length);
    if length > 8 {
        return Int::from(num_bigint::BigInt::from_signed_bytes_le(bytes));
    }
    let sign = if bytes.last().is_some_and(|last| last & 0x80 != 0) { 0xff } else { 0 };
    let mut whole = [sign; 8];
    whole[..length].copy_from_slice(bytes);
    Int::from(i64::from_le_bytes(whole))
}

/// Three or more constants are a frozenset that an empty set is updated with: a byte says whether they are.
fn set<T: Unpack + Value>(reader: &mut Reader) -> Set<T> {
    let is_constant = reader.byte() != 0;
    let set = Set::from_items(reader.many::<T>()).unwrap_or_else(hashable);
    if is_constant { Set(set.0.copy()) } else { set }
}

fn dict<K: Unpack + Value, V: Unpack + Value>(reader: &mut Reader) -> Dict<K, V> {
    Dict::from_items(reader.many::<(K, V)>()).unwrap_or_else(hashable)
}

#[cold]
fn hashable<T>(raised: crate::error::Raised) -> T {
    drop(crate::error::take(raised));
    unreachable!("constants are hashable")
}

fn dynamic(reader: &mut Reader) -> Dyn {
    use crate::dynamic::{ToDyn, table::display};
    let what = reader.byte();
    match what {
        tag::NONE => Dyn::NONE,
        tag::FALSE | tag::TRUE => Dyn::bool(what == tag::TRUE),
        tag::INT => Int::unpack(reader).to_dyn(),
        tag::FLOAT => f64::unpack(reader).to_dyn(),
        tag::COMPLEX => Complex::unpack(reader).to_dyn(),
        tag::STR => Str::unpack(reader).to_dyn(),
        tag::BYTES => Bytes::unpack(reader).to_dyn(),
        tag::ELLIPSIS => Ellipsis.to_dyn(),
        _ => {
            let what = match what {
                tag::TUPLE => display::TUPLE,
                tag::LIST => display::LIST,
                tag::SET => display::SET,
                tag::CONSTANT_SET => display::CONSTANT_SET,
                _ => display::DICT,
            };
            let values = if what == display::DICT { 2 } else { 1 };
            let items: Vec<Dyn> = (0..reader.count() * values).map(|_| dynamic(reader)).collect();
            crate::dynamic::build(what, &items)
        }
    }
}

macro_rules! tuples {
    ($($($member:ident)+;)*) => {
        $(impl<$($member: Unpack),+> Unpack for ($($member,)+) {
            fn unpack(reader: &mut Reader) -> Self {
                ($($member::unpack(reader),)+)
            }
        })*
    };
}
tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}

macro_rules! unions {
    ($($name:ident: $($number:literal $member:ident),+; $last:ident;)*) => {
        $(impl<$($member: Unpack,)+ $last: Unpack> Unpack for $name<$($member,)+ $last> {
            fn unpack(reader: &mut Reader) -> Self {
                match reader.byte() {
                    $($number => $name::$member($member::unpack(reader)),)+
                    _ => $name::$last($last::unpack(reader)),
                }
            }
        })*
    };
}
unions! {
    U2: 0 A; B;
    U3: 0 A, 1 B; C;
    U4: 0 A, 1 B, 2 C; D;
    U5: 0 A, 1 B, 2 C, 3 D; E;
    U6: 0 A, 1 B, 2 C, 3 D, 4 E; F;
}
