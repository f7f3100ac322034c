//! `Dyn`: a value of the isolate, ints, floats, bools and None inline, and the protocols on it.
#![allow(unsafe_code)] // Counts references and calls through the table.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Deref;
use std::sync::atomic::Ordering;

use super::bridge::{done, is_closed, made, number, owned, read_text, slice, table, text_repr};
use super::counted;
use super::frames::{adopt_limit, remaining};
use super::ops::entering;
use super::table::{DynRepr, comparison, kind, tag, unary};
use super::twins;
use crate::error::R;
use crate::protocol::{AnyValue, Iter, Iterable, Order, Value, View};
use crate::text::{Str, StrBuf, StrConst};

/// A value of the isolate. `clone` is another reference to the same object.
///
/// As [`DynRepr`] lies in memory. The tag is one of few, so that `R<Dyn>` takes no more room: it is returned
/// in registers.
#[repr(C)]
pub struct Dyn {
    tag: Tag,
    payload: u64,
}

/// [`tag`] of values.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
enum Tag {
    None = tag::NONE,
    Bool = tag::BOOL,
    Int = tag::INT,
    Float = tag::FLOAT,
    Object = tag::OBJECT,
}

const _: () = assert!(size_of::<R<Option<Dyn>>>() == size_of::<DynRepr>());

impl Clone for Dyn {
    #[inline]
    fn clone(&self) -> Dyn {
        if self.tag == Tag::Object {
            debug_assert!(!is_closed());
            // SAFETY: a live object, since `self` holds a reference.
            unsafe { counted::up(self.payload) }
        }
        Dyn { tag: self.tag, payload: self.payload }
    }
}

impl Drop for Dyn {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: gives back the reference this value owned, to an object that lives as long as the
        // interpreter.
        if self.tag == Tag::Object && !is_closed() && !unsafe { counted::down(self.payload) } {
            super::ops::release(self.payload);
        }
    }
}

impl Dyn {
    pub const NONE: Dyn = Dyn { tag: Tag::None, payload: 0 };

    #[inline]
    pub fn int(value: i64) -> Dyn {
        Dyn { tag: Tag::Int, payload: value as u64 }
    }

    #[inline]
    pub fn bool(value: bool) -> Dyn {
        Dyn { tag: Tag::Bool, payload: value.into() }
    }

    /// A nan becomes an object: `x in [x]` looks at its identity.
    #[inline]
    pub fn float(value: f64) -> Dyn {
        if value.is_nan() {
            // SAFETY: a table call without arguments to keep alive.
            return made(unsafe { (table().make_float)(value) });
        }
        Dyn { tag: Tag::Float, payload: value.to_bits() }
    }

    pub fn str(value: &Str) -> Dyn {
        if value.lives_for_ever() {
            // SAFETY: as below.
            return twins::literal(value, || made(unsafe { (table().make_constant)(text_repr(value)) }));
        }
        if value.len() >= twins::LONG
            && let Some(known) = twins::object(value)
        {
            return known;
        }
        // SAFETY: the text lives during the call.
        let object = made(unsafe { (table().make_str)(text_repr(value)) });
        if value.len() >= twins::LONG {
            twins::keep(value, &object);
        }
        object
    }

    /// Takes over an owned value.
    #[inline]
    pub(super) fn from_repr(repr: DynRepr) -> Dyn {
        debug_assert!(repr.tag <= tag::OBJECT);
        // SAFETY: the tag of a value, of which `Tag` has all.
        let tag = unsafe { std::mem::transmute::<u64, Tag>(repr.tag) };
        Dyn { tag, payload: repr.payload }
    }

    /// A reference of its own to a borrowed value.
    #[inline]
    pub(super) fn shared(repr: DynRepr) -> Dyn {
        std::mem::ManuallyDrop::new(Dyn::from_repr(repr)).deref().clone()
    }

    /// Gives the reference away.
    #[inline]
    pub(super) fn into_repr(self) -> DynRepr {
        let repr = self.repr_of();
        std::mem::forget(self);
        repr
    }

    /// For a call: borrowed.
    #[inline(always)]
    pub(super) fn repr_of(&self) -> DynRepr {
        DynRepr { tag: self.tag as u64, payload: self.payload }
    }

    /// The value of an inline int.
    #[inline(always)]
    pub fn as_int(&self) -> Option<i64> {
        (self.tag == Tag::Int).then_some(self.payload as i64)
    }

    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        (self.tag == Tag::Float).then_some(f64::from_bits(self.payload))
    }

    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        (self.tag == Tag::Bool).then_some(self.payload != 0)
    }

    /// `self is None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.tag == Tag::None
    }

    /// [`kind`] of an object; `OTHER` for inline values.
    pub(super) fn kind(&self) -> u32 {
        if self.tag != Tag::Object {
            return kind::OTHER;
        }
        // SAFETY: a live object.
        unsafe { (table().kind_of)(self.payload) }
    }

    pub(crate) fn is_not_implemented(&self) -> bool {
        self.kind() == kind::NOT_IMPLEMENTED
    }

    /// Is this the only reference to an object?
    pub(crate) fn is_last(&self) -> bool {
        // SAFETY: a live object.
        self.tag == Tag::Object && !is_closed() && unsafe { counted::is_last(self.payload) }
    }

    /// The address of an object.
    pub(super) fn object(&self) -> u64 {
        debug_assert!(self.tag == Tag::Object);
        self.payload
    }

    /// `self is other`.
    pub fn same(&self, other: &Dyn) -> bool {
        self.tag == other.tag && self.payload == other.payload
    }

    /// A unary operation of the table.
    pub(super) fn unary(&self, what: u32) -> R<Dyn> {
        // SAFETY: `self` lives during the call.
        entering(|table| owned(unsafe { (table.unary)(what, self.repr_of()) }))
    }

    /// `len` of a str object.
    pub(super) fn text_length(&self) -> usize {
        // SAFETY: a live str object.
        unsafe { (table().text)(self.object()) }.length
    }

    /// An exact str as native text.
    pub(super) fn read_exact_str(&self) -> Str {
        // SAFETY: a live str object.
        let text = unsafe { (table().text)(self.object()) };
        if text.length < twins::LONG {
            return read_text(text);
        }
        twins::native(self).unwrap_or_else(|| {
            let native = read_text(text);
            twins::keep(&native, self);
            native
        })
    }

    /// A str object as native text; a subclass of str is read as the str it is.
    pub(super) fn read_str(&self) -> Str {
        // SAFETY: a live str object.
        read_text(unsafe { (table().text)(self.object()) })
    }

    /// The rich comparison as a truth value, where an object equals itself.
    fn compare_bool(&self, what: i32, other: &Dyn) -> R<bool> {
        // SAFETY: both live during the call.
        Ok(entering(|table| number(unsafe { (table.compare_bool)(what, self.repr_of(), other.repr_of()) }))?
            != 0)
    }

    /// `bool(self OP other)`.
    pub(super) fn compare_truth(&self, what: i32, other: &Dyn) -> R<bool> {
        // SAFETY: both live during the call.
        entering(|table| owned(unsafe { (table.compare)(what, self.repr_of(), other.repr_of()) }))?.truth()
    }
}

/// The object of a literal of the program, which its place keeps: it lives as long as the interpreter, as
/// constants of CPython's code do.
#[inline]
pub fn literal(text: &'static StrConst) -> Dyn {
    let object = text.object().load(Ordering::Relaxed);
    if object == 0 {
        return first_literal(text);
    }
    // SAFETY: a live object: the place keeps a reference.
    unsafe { counted::up(object) };
    Dyn { tag: Tag::Object, payload: object }
}

#[cold]
fn first_literal(text: &'static StrConst) -> Dyn {
    let object = Dyn::str(text.get_ref());
    text.object().store(object.clone().into_repr().payload, Ordering::Relaxed);
    object
}

/// The text that a native function called from Python gives back: one of its arguments is the same object
/// still.
pub fn text_result(value: &Str, arguments: &[(&Str, &Dyn)]) -> Dyn {
    arguments
        .iter()
        .find(|(native, _)| native.is(value))
        .map_or_else(|| Dyn::str(value), |(_, object)| (*object).clone())
}

/// `type(x).__name__` texts are kept: types are few.
fn keep(name: &str) -> &'static str {
    thread_local! {
        static NAMES: RefCell<HashSet<&'static str>> = RefCell::default();
    }
    NAMES.with_borrow_mut(|names| match names.get(name) {
        Some(known) => known,
        None => {
            let known: &'static str = Box::leak(name.into());
            names.insert(known);
            known
        }
    })
}

impl AnyValue for Dyn {
    fn type_name(&self) -> &'static str {
        match self.tag {
            Tag::None => "NoneType",
            Tag::Bool => "bool",
            Tag::Int => "int",
            Tag::Float => "float",
            // SAFETY: a live object; the name's bytes live for ever.
            Tag::Object => {
                keep(&String::from_utf8_lossy(unsafe { slice((table().type_name)(self.repr_of())) }))
            }
        }
    }

    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push(&self.unary(unary::REPR)?.read_str());
        Ok(())
    }

    fn str(&self, out: &mut StrBuf) -> R<()> {
        out.push(&self.unary(unary::STR)?.read_str());
        Ok(())
    }

    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        let spec = Dyn::str(spec);
        // SAFETY: both live during the call.
        out.push(
            &entering(|table| owned(unsafe { (table.format)(self.repr_of(), spec.repr_of()) }))?.read_str(),
        );
        Ok(())
    }

    #[inline]
    fn truth(&self) -> R<bool> {
        match self.tag {
            Tag::None => Ok(false),
            Tag::Bool | Tag::Int => Ok(self.payload != 0),
            Tag::Float => Ok(f64::from_bits(self.payload) != 0.0),
            // SAFETY: a live object.
            Tag::Object => Ok(entering(|table| number(unsafe { (table.truth)(self.repr_of()) }))? != 0),
        }
    }

    fn hash(&self) -> R<i64> {
        let mut hash = 0;
        // SAFETY: `self` lives during the call, the result goes into a local.
        entering(|table| done(unsafe { (table.hash)(self.repr_of(), &mut hash) }))?;
        Ok(hash)
    }

    fn view(&self) -> View<'_> {
        View::Dyn(self)
    }

    fn address(&self) -> usize {
        if self.tag == Tag::Object { self.payload as usize } else { 0 }
    }
}

impl Value for Dyn {
    const OBSERVED: bool = true;

    #[inline]
    fn eq(&self, other: &Dyn) -> R<bool> {
        if let (Some(a), Some(b)) = (self.as_int(), other.as_int()) {
            return Ok(a == b);
        }
        self.compare_truth(comparison::EQ, other)
    }

    fn same_or_eq(&self, other: &Dyn) -> R<bool> {
        if let (Some(a), Some(b)) = (self.as_int(), other.as_int()) {
            return Ok(a == b);
        }
        self.compare_bool(comparison::EQ, other)
    }

    fn order(&self, other: &Dyn, order: Order) -> R<bool> {
        if let (Some(a), Some(b)) = (self.as_int(), other.as_int()) {
            return Ok(order.holds(a.cmp(&b)));
        }
        self.compare_truth(code(order), other)
    }
}

pub(super) fn code(order: Order) -> i32 {
    match order {
        Order::Lt => comparison::LT,
        Order::Le => comparison::LE,
        Order::Gt => comparison::GT,
        Order::Ge => comparison::GE,
    }
}

/// `iter(x)` of a value of the isolate.
#[derive(Clone)]
pub struct DynIter(Dyn);

impl DynIter {
    /// Takes an iterator object.
    pub fn new(iterator: Dyn) -> DynIter {
        DynIter(iterator)
    }

    /// The iterator as a value.
    pub fn object(&self) -> &Dyn {
        &self.0
    }
}

impl Iter for DynIter {
    type Item = Dyn;
    #[inline]
    fn next(&mut self) -> R<Option<Dyn>> {
        let item = entering(|table| {
            // SAFETY: a live object.
            let item = unsafe { (table.next)(self.0.repr_of(), remaining()) };
            if item.tag == tag::STOP { Ok(None) } else { owned(item).map(Some) }
        });
        adopt_limit();
        item
    }
}

impl Dyn {
    /// `__enter__` or `__exit__`, as `with` looks it up: [`unary::ENTER`], [`unary::EXIT`].
    pub(crate) fn special(&self, which: u32) -> R<Dyn> {
        self.unary(which)
    }

    /// Itself, if it can stand behind a star in a display.
    pub(crate) fn starred(&self) -> R<Dyn> {
        self.unary(unary::STARRED)
    }
}

impl Iterable for Dyn {
    type Item = Dyn;
    type Iterator = DynIter;
    fn iterate(&self) -> R<DynIter> {
        self.unary(unary::ITER).map(DynIter)
    }
    fn iterate_to_unpack(&self) -> R<DynIter> {
        self.unary(unary::UNPACK).map(DynIter)
    }
    fn items_now(&self) -> Option<Vec<Dyn>> {
        super::items_now(self)
    }
    fn slice_items(&self, refusal: &'static str) -> R<Option<Vec<Dyn>>> {
        super::sequence(self, refusal).map(Some)
    }
    fn announce_length(&self) -> R<()> {
        super::length_hint(self).map(drop)
    }
}

impl Iterable for DynIter {
    type Item = Dyn;
    type Iterator = DynIter;
    fn iterate(&self) -> R<DynIter> {
        Ok(self.clone())
    }
}
