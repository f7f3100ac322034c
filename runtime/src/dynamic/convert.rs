//! Native values to values of the isolate and back.
//!
//! Out: scalars, strings and tuples by value; a container that crosses is *moved*, that is converted once as a whole graph in
//! which what was one object stays one object. In: an exact type test first ([`FromDyn::is`], deep), then a conversion that
//! cannot fail; containers come in as snapshots.
#![allow(unsafe_code)] // Calls through the table.

use std::collections::HashMap;

use num_bigint::BigInt;

use super::bridge::{made, reprs, table};
use super::table::{Bytes, display, kind, tag};
use super::value::Dyn;
use crate::error::Exception;
use crate::float_object::Complex;
use crate::int::Int;
use crate::list::List;
use crate::protocol::{AnyValue, Sequence, Value, View};
use crate::singletons::{Ellipsis, NoneType, NotImplementedType};
use crate::text::{Str, StrBuf};
use crate::union::{U2, U3, U4, U5, U6};

/// Any value as a value of the isolate.
#[inline]
pub fn to_dyn<T: AnyValue>(value: &T) -> Dyn {
    match scalar(&value.view()) {
        Some(value) => value,
        None => to_dyn_any(value),
    }
}

/// The same without its type.
pub fn to_dyn_any(value: &dyn AnyValue) -> Dyn {
    convert(value, &mut HashMap::new())
}

/// Objects already converted, by native address.
type Memo = HashMap<usize, Dyn>;

#[inline]
fn scalar(view: &View) -> Option<Dyn> {
    Some(match view {
        View::None => Dyn::NONE,
        View::Bool(value) => Dyn::bool(*value),
        View::Int(value) => int(value),
        View::Float(value) => Dyn::float(*value),
        View::Str(value) => Dyn::str(value),
        View::Dyn(value) => (*value).clone(),
        _ => return None,
    })
}

#[inline]
fn int(value: &Int) -> Dyn {
    match value.to_i64() {
        Some(small) => Dyn::int(small),
        None => big_int(value),
    }
}

#[cold]
fn big_int(value: &Int) -> Dyn {
    let bytes = value.to_bigint().to_signed_bytes_le();
    // SAFETY: the bytes live during the call.
    made(unsafe { (table().make_int)(Bytes::of(&bytes)) })
}

fn convert(value: &dyn AnyValue, memo: &mut Memo) -> Dyn {
    let view = value.view();
    if let Some(scalar) = scalar(&view) {
        return scalar;
    }
    let address = value.address();
    if let Some(known) = memo.get(&address).filter(|_| address != 0) {
        return known.clone();
    }
    let converted = match view {
        View::Tuple(items) => build(display::TUPLE, &elements(items, memo)),
        View::List(items) => build(display::LIST, &elements(items, memo)),
        View::Set(set) => {
            let mut items = Vec::with_capacity(set.length());
            let seen = set.all_elements(&mut |item| {
                items.push(convert(item, memo));
                Ok(true)
            });
            debug_assert!(seen.is_ok());
            build(if value.type_name() == "set" { display::SET } else { display::FROZENSET }, &items)
        }
        View::Dict(dict) => {
            let mut items = Vec::with_capacity(2 * dict.length());
            let seen = dict.all_items(&mut |key, value| {
                items.extend([convert(key, memo), convert(value, memo)]);
                Ok(true)
            });
            debug_assert!(seen.is_ok());
            build(display::DICT, &items)
        }
        // SAFETY: the bytes live during the call.
        View::Bytes(bytes) => made(unsafe { (table().make_bytes)(Bytes::of(bytes)) }),
        View::Complex(value) => build(display::COMPLEX, &[Dyn::float(value.real), Dyn::float(value.imag)]),
        View::Ellipsis => build(display::ELLIPSIS, &[]),
        View::NotImplemented => build(display::NOT_IMPLEMENTED, &[]),
        View::Exception(exception) => super::errors::object(exception),
        _ => by_text(value),
    };
    if address != 0 {
        memo.insert(address, converted.clone());
    }
    converted
}

/// What has no counterpart (iterators, views) is kept from crossing by the compiler; in the arguments of an exception its
/// text stands for it.
#[cold]
fn by_text(value: &dyn AnyValue) -> Dyn {
    let mut out = StrBuf::new();
    if value.repr(&mut out).is_err() {
        drop(crate::error::take_pending());
    }
    Dyn::str(&out.finish())
}

fn elements(items: &dyn Sequence, memo: &mut Memo) -> Vec<Dyn> {
    let mut converted = Vec::with_capacity(items.length());
    for index in 0..items.length() {
        let seen = items.element(index, &mut |item| {
            converted.push(convert(item, memo));
            Ok(())
        });
        debug_assert!(seen.is_ok());
    }
    converted
}

/// A container whose items are known to be hashable where that matters: they came from the like.
pub(super) fn build(what: u32, items: &[Dyn]) -> Dyn {
    // SAFETY: the items live during the call.
    made(unsafe { (table().display)(what, reprs(items), items.len()) })
}

/// A native type that values of the isolate can be taken as.
pub trait FromDyn: Sized {
    /// Is the value exactly of this type, in all its parts?
    fn is(value: &Dyn) -> bool;
    /// The native value; [`FromDyn::is`] has said yes and nothing has run since.
    fn read(value: &Dyn) -> Self;
}

/// Is the value exactly of type `T`?
#[inline]
pub fn is_dyn<T: FromDyn>(value: &Dyn) -> bool {
    T::is(value)
}

/// The value as `T`, which [`is_dyn`] has tested.
#[inline]
pub fn from_dyn<T: FromDyn>(value: &Dyn) -> T {
    T::read(value)
}

/// Items of an exact tuple or list.
fn items(value: &Dyn) -> impl Iterator<Item = Dyn> + '_ {
    (0..).map_while(|index| {
        // SAFETY: a live tuple or list.
        let item = unsafe { (table().item_at)(value.object(), index) };
        (item.tag != tag::STOP).then(|| Dyn::from_repr(item))
    })
}

macro_rules! simple {
    ($($name:ty: |$value:ident| $is:expr, $from:expr;)*) => {
        $(impl FromDyn for $name {
            #[inline]
            fn is($value: &Dyn) -> bool {
                $is
            }
            #[inline]
            fn read($value: &Dyn) -> $name {
                $from
            }
        })*
    };
}
simple! {
    Dyn: |value| { let _ = value; true }, value.clone();
    NoneType: |value| value.is_none(), { let _ = value; NoneType };
    bool: |value| value.as_bool().is_some(), value.as_bool().unwrap_or_default();
    Int: |value| value.as_int().is_some() || value.kind() == kind::INT, value.as_int().map_or_else(|| read_big(value), Int::from);
    f64: |value| value.as_float().is_some() || value.kind() == kind::FLOAT, value.as_float().unwrap_or_else(|| read_float(value));
    Complex: |value| value.kind() == kind::COMPLEX, read_complex(value);
    Str: |value| value.kind() == kind::STR, value.read_str();
    Ellipsis: |value| value.kind() == kind::ELLIPSIS, { let _ = value; Ellipsis };
    NotImplementedType: |value| value.kind() == kind::NOT_IMPLEMENTED, { let _ = value; NotImplementedType };
}

#[cold]
fn read_big(value: &Dyn) -> Int {
    let mut bytes = vec![0; 64];
    // SAFETY: a live int object; room as said.
    let length = unsafe { (table().int_bytes)(value.object(), bytes.as_mut_ptr(), bytes.len()) };
    if length > bytes.len() {
        bytes = vec![0; length];
        // SAFETY: as above.
        unsafe { (table().int_bytes)(value.object(), bytes.as_mut_ptr(), length) };
    }
    Int::from(BigInt::from_signed_bytes_le(&bytes[..length]))
}

fn read_float(value: &Dyn) -> f64 {
    // SAFETY: a live float object.
    unsafe { (table().float)(value.object()) }
}

fn read_complex(value: &Dyn) -> Complex {
    let mut parts = [0.0; 2];
    // SAFETY: a live complex object; two results.
    unsafe { (table().complex)(value.object(), parts.as_mut_ptr()) };
    Complex { real: parts[0], imag: parts[1] }
}

impl<T: FromDyn + Value> FromDyn for List<T> {
    fn is(value: &Dyn) -> bool {
        value.kind() == kind::LIST && items(value).all(|item| T::is(&item))
    }
    fn read(value: &Dyn) -> List<T> {
        List::from_vec(items(value).map(|item| T::read(&item)).collect())
    }
}

/// Any exception; the native value is a handle on the object.
impl FromDyn for Exception {
    fn is(value: &Dyn) -> bool {
        value.kind() == kind::EXCEPTION
    }
    fn read(value: &Dyn) -> Exception {
        super::errors::of_object(value.clone())
    }
}

macro_rules! tuples {
    ($($($member:ident),+;)*) => {
        $(impl<$($member: FromDyn),+> FromDyn for ($($member,)+) {
            fn is(value: &Dyn) -> bool {
                if value.kind() != kind::TUPLE {
                    return false;
                }
                let mut items = items(value);
                $(items.next().is_some_and(|item| $member::is(&item)) &&)+ items.next().is_none()
            }
            fn read(value: &Dyn) -> Self {
                let mut items = items(value);
                ($($member::read(&items.next().expect("as many items as counted before")),)+)
            }
        })*
    };
}
tuples! {
    A;
    A, B;
    A, B, C;
    A, B, C, D;
    A, B, C, D, E;
    A, B, C, D, E, F;
    A, B, C, D, E, F, G;
    A, B, C, D, E, F, G, H;
    A, B, C, D, E, F, G, H, I;
    A, B, C, D, E, F, G, H, I, J;
    A, B, C, D, E, F, G, H, I, J, K;
    A, B, C, D, E, F, G, H, I, J, K, L;
}

macro_rules! unions {
    ($($name:ident: $($member:ident),+;)*) => {
        $(impl<$($member: FromDyn),+> FromDyn for $name<$($member),+> {
            fn is(value: &Dyn) -> bool {
                $($member::is(value))||+
            }
            fn read(value: &Dyn) -> Self {
                $(if $member::is(value) {
                    return $name::$member($member::read(value));
                })+
                unreachable!("one member fits")
            }
        })*
    };
}
unions! {
    U2: A, B;
    U3: A, B, C;
    U4: A, B, C, D;
    U5: A, B, C, D, E;
    U6: A, B, C, D, E, F;
}
