//! Native values to values of the isolate and back.
//!
//! Out: scalars, strings and tuples by value; a container that crosses is *moved*, that is converted once as
//! a whole graph in which what was one object stays one object. In: an exact type test first
//! ([`FromDyn::fits`], deep), then a conversion that cannot fail; containers come in as snapshots.
#![allow(unsafe_code)] // Calls through the table.

use std::collections::HashMap;
use std::mem::MaybeUninit;

use num_bigint::BigInt;

use super::bridge::{made, reprs, slice, table};
use super::table::{Bytes as BytesRepr, DynRepr, display, kind, tag};
use super::value::Dyn;
use crate::bytes::Bytes;
use crate::class_object::Type;
use crate::dict::Dict;
use crate::error::Exception;
use crate::float_object::Complex;
use crate::int::Int;
use crate::list::List;
use crate::name;
use crate::protocol::{AnyValue, Iter, Iterable, Sequence, Value, View};
use crate::range::Range;
use crate::set::{FrozenSet, Set};
use crate::singletons::{Ellipsis, NoneType, NotImplementedType};
use crate::text::{Str, StrBuf};
use crate::tuple::Tup;
use crate::union::{U2, U3, U4, U5, U6};

/// Every native value can become a value of the isolate.
pub trait ToDyn {
    fn to_dyn(&self) -> Dyn;
}

impl<T: AnyValue> ToDyn for T {
    #[inline]
    fn to_dyn(&self) -> Dyn {
        match scalar(&self.view()) {
            Some(value) => value,
            None => to_dyn_any(self),
        }
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
    made(unsafe { (table().make_int)(BytesRepr::of(&bytes)) })
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
            let what = if value.type_name() == "set" { display::SET } else { display::FROZENSET };
            let converted = super::sets::to_dyn(what, set, &mut |item| convert(item, memo));
            converted.unwrap_or_else(|| by_text(value))
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
        View::Bytes(bytes) => made(unsafe { (table().make_bytes)(BytesRepr::of(bytes)) }),
        View::Range(range) => {
            let parts = [range.start(), range.stop(), range.step()].map(int);
            build(display::RANGE, &parts)
        }
        View::Slice(slice) => {
            if let Some(raw) = slice.raw() {
                return build(display::SLICE, raw);
            }
            let part = |bound: &Option<Int>| bound.as_ref().map_or(Dyn::NONE, int);
            build(display::SLICE, &[part(&slice.start), part(&slice.stop), part(&slice.step)])
        }
        View::Complex(value) => build(display::COMPLEX, &[Dyn::float(value.real), Dyn::float(value.imag)]),
        View::Ellipsis => build(display::ELLIPSIS, &[]),
        View::NotImplemented => build(display::NOT_IMPLEMENTED, &[]),
        View::Exception(exception) => super::errors::object(exception),
        View::Type(class) => class.object(),
        _ => by_text(value),
    };
    if address != 0 {
        memo.insert(address, converted.clone());
    }
    converted
}

/// What has no counterpart (iterators, views) is kept from crossing by the compiler; in the arguments of an
/// exception its text stands for it.
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
pub(crate) fn build(what: u32, items: &[Dyn]) -> Dyn {
    // SAFETY: the items live during the call.
    made(unsafe { (table().display)(what, reprs(items), items.len()) })
}

/// The builtin class of this name, whatever the program has bound the name to.
pub(crate) fn builtin_class(name: &str) -> Dyn {
    build(display::CLASS, &[Dyn::str(&name.into())])
}

/// `class.__name__`; empty where a metaclass has made something else of it.
pub(crate) fn class_name(class: &Dyn) -> String {
    match super::ops::get_attr(class, name!("__name__")) {
        Ok(name) if name.kind() == kind::STR => name.read_str().to_utf8_lossy(),
        Ok(_) => String::new(),
        Err(raised) => {
            drop(crate::error::take(raised));
            String::new()
        }
    }
}

/// How large may what is copied be?
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Copying {
    Anything,
    /// Long texts take longer than what is done with them may take.
    Small,
}

/// In [`Copying::Small`]: code points, bytes.
const SHORT: usize = 32;

/// A native type that values of the isolate can be taken as.
pub trait FromDyn: Sized {
    /// Is the value exactly of this type, in all its parts?
    fn fits(value: &Dyn) -> bool;
    /// The native value; [`FromDyn::fits`] has said yes and nothing has run since.
    fn from_dyn(value: &Dyn) -> Self;
    /// The native value if it fits and is not larger than `copying` allows.
    #[inline]
    fn take(value: &Dyn, copying: Copying) -> Option<Self> {
        let _ = copying;
        Self::fits(value).then(|| Self::from_dyn(value))
    }
}

/// Items of an exact tuple or list.
pub(super) fn items(value: &Dyn) -> impl Iterator<Item = Dyn> + '_ {
    (0..).map_while(|index| {
        // SAFETY: a live tuple or list.
        let item = unsafe { (table().item_at)(value.object(), index) };
        (item.tag != tag::STOP).then(|| Dyn::from_repr(item))
    })
}

/// Shows the items of an exact tuple or list until one is not liked; were all?
#[inline]
fn each_item(value: &Dyn, mut see: impl FnMut(&Dyn) -> bool) -> bool {
    const ROOM: usize = 16;
    let mut room = [const { MaybeUninit::<DynRepr>::uninit() }; ROOM];
    let mut start = 0;
    loop {
        // SAFETY: a live tuple or list; as much room as said.
        let count = unsafe { (table().look_items)(value.object(), start, room.as_mut_ptr().cast(), ROOM) };
        // The list may let go of them while one is read.
        let mut items = [const { Dyn::NONE }; ROOM];
        for (item, repr) in items.iter_mut().zip(&room[..count]) {
            // SAFETY: so many were written.
            *item = Dyn::shared(unsafe { repr.assume_init() });
        }
        if !items[..count].iter().all(&mut see) {
            return false;
        }
        if count < ROOM {
            return true;
        }
        start += count;
    }
}

macro_rules! simple {
    ($($name:ty: |$value:ident| $is:expr, $from:expr;)*) => {
        $(impl FromDyn for $name {
            #[inline]
            fn fits($value: &Dyn) -> bool {
                $is
            }
            #[inline]
            fn from_dyn($value: &Dyn) -> $name {
                $from
            }
        })*
    };
}
simple! {
    Dyn: |value| { let _ = value; true }, value.clone();
    NoneType: |value| value.is_none(), { let _ = value; NoneType };
    bool: |value| value.as_bool().is_some(), value.as_bool().unwrap_or_default();
    f64: |value| value.as_float().is_some() || value.kind() == kind::FLOAT,
        value.as_float().unwrap_or_else(|| read_float(value));
    Complex: |value| value.kind() == kind::COMPLEX, read_complex(value);
    Range: |value| value.kind() == kind::RANGE, read_range(value);
    Ellipsis: |value| value.kind() == kind::ELLIPSIS, { let _ = value; Ellipsis };
    NotImplementedType: |value| value.kind() == kind::NOT_IMPLEMENTED, { let _ = value; NotImplementedType };
    (): |value| value.kind() == kind::TUPLE && items(value).next().is_none(), { let _ = value; };
}

impl FromDyn for Int {
    #[inline]
    fn fits(value: &Dyn) -> bool {
        value.as_int().is_some() || value.kind() == kind::INT
    }
    #[inline]
    fn from_dyn(value: &Dyn) -> Int {
        value.as_int().map_or_else(|| read_big(value), Int::from)
    }
    /// Ints of more than 64 bits stay what they are: CPython calculates with them as fast as native code
    /// does, which would copy their digits at each call.
    #[inline]
    fn take(value: &Dyn, _: Copying) -> Option<Int> {
        value.as_int().map(Int::from)
    }
}

impl FromDyn for Str {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::STR
    }
    fn from_dyn(value: &Dyn) -> Str {
        value.read_exact_str()
    }
    fn take(value: &Dyn, copying: Copying) -> Option<Str> {
        let fits = || copying == Copying::Anything || value.text_length() <= SHORT;
        (Self::fits(value) && fits()).then(|| value.read_exact_str())
    }
}

impl FromDyn for Bytes {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::BYTES
    }
    fn from_dyn(value: &Dyn) -> Bytes {
        read_bytes(value)
    }
    fn take(value: &Dyn, copying: Copying) -> Option<Bytes> {
        // SAFETY: a live bytes object.
        let fits =
            || copying == Copying::Anything || unsafe { (table().bytes)(value.object()) }.length <= SHORT;
        (Self::fits(value) && fits()).then(|| read_bytes(value))
    }
}

/// Nothing is of a type without values; so only an empty container fits one of these.
impl FromDyn for crate::never::Never {
    fn fits(_value: &Dyn) -> bool {
        false
    }
    fn from_dyn(_value: &Dyn) -> crate::never::Never {
        unreachable!("asked only of what fits")
    }
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

fn read_bytes(value: &Dyn) -> Bytes {
    // SAFETY: a live bytes object, copied at once.
    Bytes::from(unsafe { slice((table().bytes)(value.object())) })
}

fn read_range(value: &Dyn) -> Range {
    let part = |name| {
        let part = super::ops::get_attr(value, name).or_else(|raised| {
            // A signal handler raised: that exception is lost, the attribute is there.
            drop(crate::error::take(raised));
            super::ops::get_attr(value, name)
        });
        part.map_or_else(hashable, |part| Int::from_dyn(&part))
    };
    Range::new(part(name!("start")), part(name!("stop")), part(name!("step"))).unwrap_or_else(hashable)
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

/// Items of an exact set, frozenset or dict (its keys): iterating over those runs no code of the program.
fn each(value: &Dyn) -> impl Iterator<Item = Dyn> {
    let mut iterator = value.iterate().ok();
    std::iter::from_fn(move || iterator.as_mut()?.next().ok().flatten())
}

/// The value under a key of builtin type.
fn under(dict: &Dyn, key: &Dyn) -> Dyn {
    super::ops::get_item(dict, key).unwrap_or(Dyn::NONE)
}

/// The items of an exact tuple or list if all fit.
fn all_items<T: FromDyn>(value: &Dyn, copying: Copying) -> Option<Vec<T>> {
    let mut found = Vec::new();
    let all = each_item(value, |item| T::take(item, copying).map(|item| found.push(item)).is_some());
    all.then_some(found)
}

impl<T: FromDyn + Value> FromDyn for Tup<T> {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::TUPLE && each_item(value, |item| T::fits(item))
    }
    fn from_dyn(value: &Dyn) -> Tup<T> {
        <Self as FromDyn>::take(value, Copying::Anything).expect("fits")
    }
    fn take(value: &Dyn, copying: Copying) -> Option<Tup<T>> {
        if value.kind() == kind::TUPLE { all_items(value, copying).map(Tup::from_vec) } else { None }
    }
}

impl<T: FromDyn + Value> FromDyn for Set<T> {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::SET && each(value).all(|item| T::fits(&item))
    }
    fn from_dyn(value: &Dyn) -> Set<T> {
        Set(super::sets::core(value))
    }
}

impl<T: FromDyn + Value> FromDyn for FrozenSet<T> {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::FROZENSET && each(value).all(|item| T::fits(&item))
    }
    fn from_dyn(value: &Dyn) -> FrozenSet<T> {
        FrozenSet(super::sets::core(value))
    }
}

impl<K: FromDyn + Value, V: FromDyn + Value> FromDyn for Dict<K, V> {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::DICT && each(value).all(|key| K::fits(&key) && V::fits(&under(value, &key)))
    }
    fn from_dyn(value: &Dyn) -> Dict<K, V> {
        let pairs = each(value).map(|key| (K::from_dyn(&key), V::from_dyn(&under(value, &key)))).collect();
        Dict::from_items(pairs).unwrap_or_else(hashable)
    }
}

/// Keys that were hashable there are hashable here.
#[cold]
fn hashable<T>(raised: crate::error::Raised) -> T {
    drop(crate::error::take(raised));
    unreachable!("items of a set are hashable")
}

impl<T: FromDyn + Value> FromDyn for List<T> {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::LIST && each_item(value, |item| T::fits(item))
    }
    fn from_dyn(value: &Dyn) -> List<T> {
        <Self as FromDyn>::take(value, Copying::Anything).expect("fits")
    }
    fn take(value: &Dyn, copying: Copying) -> Option<List<T>> {
        if value.kind() == kind::LIST { all_items(value, copying).map(List::from_vec) } else { None }
    }
}

/// Any exception; the native value is a handle on the object.
impl FromDyn for Exception {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::EXCEPTION
    }
    fn from_dyn(value: &Dyn) -> Exception {
        super::errors::of_object(value.clone())
    }
}

/// Classes whose class is `type` itself.
impl FromDyn for Type {
    fn fits(value: &Dyn) -> bool {
        value.kind() == kind::OTHER && super::ops::type_of(value).same(&builtin_class("type"))
    }
    fn from_dyn(value: &Dyn) -> Type {
        Type::of_dyn(value)
    }
}

const MOST_MEMBERS: usize = 12;

/// The items of an exact tuple, as far as a native tuple may have so many.
#[inline]
fn few_items<'a>(
    value: &Dyn,
    room: &'a mut [MaybeUninit<DynRepr>; MOST_MEMBERS + 1],
) -> impl Iterator<Item = Dyn> + 'a {
    // SAFETY: a live tuple; as much room as said.
    let count = unsafe { (table().look_items)(value.object(), 0, room.as_mut_ptr().cast(), room.len()) };
    // SAFETY: so many were written.
    room[..count].iter().map(|item| Dyn::shared(unsafe { item.assume_init() }))
}

macro_rules! tuples {
    ($($($member:ident),+;)*) => {
        $(impl<$($member: FromDyn),+> FromDyn for ($($member,)+) {
            fn fits(value: &Dyn) -> bool {
                if value.kind() != kind::TUPLE {
                    return false;
                }
                let mut room = [const { MaybeUninit::uninit() }; MOST_MEMBERS + 1];
                let mut items = few_items(value, &mut room);
                $(items.next().is_some_and(|item| $member::fits(&item)) &&)+ items.next().is_none()
            }
            fn from_dyn(value: &Dyn) -> Self {
                <Self as FromDyn>::take(value, Copying::Anything).expect("fits")
            }
            #[inline]
            fn take(value: &Dyn, copying: Copying) -> Option<Self> {
                if value.kind() != kind::TUPLE {
                    return None;
                }
                let mut room = [const { MaybeUninit::uninit() }; MOST_MEMBERS + 1];
                let mut items = few_items(value, &mut room);
                let found = ($($member::take(&items.next()?, copying)?,)+);
                items.next().is_none().then_some(found)
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
            fn fits(value: &Dyn) -> bool {
                $($member::fits(value))||+
            }
            fn from_dyn(value: &Dyn) -> Self {
                Self::take(value, Copying::Anything).expect("one member fits")
            }
            fn take(value: &Dyn, copying: Copying) -> Option<Self> {
                $(if let Some(member) = $member::take(value, copying) {
                    return Some($name::$member(member));
                })+
                None
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
