//! What emitted code asks of the isolate: names, attributes, calls, displays, chunks. Operators are rows in
//! `builtins/dyn_.rs`.
#![allow(unsafe_code)] // Calls through the table.

use std::cell::Cell;

use super::bridge::{count_to_isolate, done, made, name, number, owned, table, with_reprs};
use super::table::{ChunkRepr, NO_ATTRIBUTE, Table, comparison, display, kind, operator, tag, unary};
use super::value::Dyn;
use crate::error::{self, R};

/// Runs a call of the program's functions in the isolate.
#[inline]
pub(super) fn crossing<T>(call: impl FnOnce() -> T) -> T {
    count_to_isolate();
    let result = {
        let _entered = entered();
        call()
    };
    adopt_limit();
    result
}

/// `sys.setrecursionlimit` is for native frames too.
pub(super) fn adopt_limit() {
    // SAFETY: a call without arguments.
    crate::start::set_recursion_limit(unsafe { (table().recursion_limit)() });
}

/// The table for what may run code of the program, which sees the exception that is handled natively: bare
/// `raise` and `sys.exception()` ask for it.
#[inline]
pub(super) fn entered() -> Entered {
    Entered { before: if error::is_handling() { show_handled() } else { None } }
}

/// While it lives the isolate handles what native code handles.
pub(super) struct Entered {
    before: Option<Dyn>,
}

impl std::ops::Deref for Entered {
    type Target = Table;
    #[inline]
    fn deref(&self) -> &Table {
        table()
    }
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        if let Some(before) = self.before.take() {
            hide_handled(&before);
        }
    }
}

thread_local! {
    /// The exception is being made an object of the isolate, which takes operations of the isolate in turn.
    static SHOWING: Cell<bool> = const { Cell::new(false) };
}

/// The isolate calls native code, perhaps in the midst of that: what this handles is shown like anything.
#[inline]
pub(super) fn show_anew() -> bool {
    SHOWING.replace(false)
}

#[inline]
pub(super) fn show_as_before(showing: bool) {
    SHOWING.set(showing);
}

/// Lets go of an object while an exception is handled: code that its release runs sees that exception.
#[cold]
pub(super) fn release_handling(object: u64) {
    // SAFETY: a live object, of which the caller gives a reference back.
    unsafe {
        let plain = |kind| matches!(kind, kind::STR | kind::BYTES | kind::INT | kind::FLOAT);
        let runs_code = (table().is_last)(object) && !plain((table().kind_of)(object));
        let _entered = runs_code.then(entered);
        (table().decref)(object);
    }
}

#[cold]
fn show_handled() -> Option<Dyn> {
    if SHOWING.replace(true) {
        return None;
    }
    let object = error::handled().map(|handled| super::errors::object(&handled));
    SHOWING.set(false);
    let object = object?;
    // SAFETY: a live exception object.
    Some(Dyn::from_repr(unsafe { (table().set_handled)(object.repr_of()) }))
}

#[cold]
fn hide_handled(before: &Dyn) {
    // SAFETY: what the isolate handled before, or None.
    drop(Dyn::from_repr(unsafe { (table().set_handled)(before.repr_of()) }));
}

/// Stands for the main module where a module is named.
const MAIN: u64 = 0;

/// A name of the main module, else of the builtins; NameError.
pub fn global(text: &'static str) -> R<Dyn> {
    // SAFETY: an interned name.
    owned(unsafe { (table().get_global)(MAIN, name(text)) })
}

pub fn set_global(text: &'static str, value: &Dyn) -> R<()> {
    // SAFETY: an interned name, a live value.
    done(unsafe { (table().set_global)(MAIN, name(text), value.repr_of()) })
}

pub fn del_global(text: &'static str) -> R<()> {
    // SAFETY: an interned name.
    done(unsafe { (table().del_global)(MAIN, name(text)) })
}

/// The same of another module, which has been imported.
pub fn global_of(module: &'static str, text: &'static str) -> R<Dyn> {
    // SAFETY: interned names.
    owned(unsafe { (table().get_global)(name(module), name(text)) })
}

pub fn set_global_of(module: &'static str, text: &'static str, value: &Dyn) -> R<()> {
    // SAFETY: interned names, a live value.
    done(unsafe { (table().set_global)(name(module), name(text), value.repr_of()) })
}

pub fn del_global_of(module: &'static str, text: &'static str) -> R<()> {
    // SAFETY: interned names.
    done(unsafe { (table().del_global)(name(module), name(text)) })
}

/// Is the value what a name of the module stands for? Only this is looked up, nothing runs.
pub fn is_global(text: &'static str, value: &Dyn) -> bool {
    // SAFETY: an interned name, a live value.
    unsafe { (table().is_global)(name(text), value.repr_of()) }
}

/// `callee(*arguments)`, of which the last ones belong to `keywords`.
pub fn call(callee: &Dyn, arguments: &[&Dyn], keywords: &[&'static str]) -> R<Dyn> {
    let names: Vec<u64> = keywords.iter().map(|keyword| name(keyword)).collect();
    let callee = callee.repr_of();
    // SAFETY: values and names live during the call.
    let enter =
        |values, count| owned(unsafe { (table().call)(callee, values, count, names.as_ptr(), names.len()) });
    with_reprs(arguments, |values, count| crossing(|| enter(values, count)))
}

/// `object.method(*arguments)`.
pub fn call_method(
    object: &Dyn,
    method: &'static str,
    arguments: &[&Dyn],
    keywords: &[&'static str],
) -> R<Dyn> {
    let names: Vec<u64> = keywords.iter().map(|keyword| name(keyword)).collect();
    let (object, method) = (object.repr_of(), name(method));
    // SAFETY: values and names live during the call.
    let enter = |values, count| {
        owned(unsafe { (table().call_method)(object, method, values, count, names.as_ptr(), names.len()) })
    };
    with_reprs(arguments, |values, count| crossing(|| enter(values, count)))
}

/// The same where CPython shows another place when there is no such attribute: `lookup`.
pub fn call_method_at(
    object: &Dyn,
    method: &'static str,
    arguments: &[&Dyn],
    keywords: &[&'static str],
    lookup: &'static crate::Site,
) -> R<Dyn> {
    let names: Vec<u64> = keywords.iter().map(|keyword| name(keyword)).collect();
    let (object, method) = (object.repr_of(), name(method));
    let enter = |values, count| {
        // SAFETY: values and names live during the call.
        let result =
            unsafe { (table().call_method)(object, method, values, count, names.as_ptr(), names.len()) };
        let no_attribute = result.tag == tag::ERROR && result.payload == NO_ATTRIBUTE;
        let result = owned(result);
        if no_attribute {
            crate::error::redirect(lookup);
        }
        result
    };
    with_reprs(arguments, |values, count| crossing(|| enter(values, count)))
}

pub fn get_attr(object: &Dyn, attribute: &'static str) -> R<Dyn> {
    // SAFETY: a live value, an interned name.
    owned(unsafe { (entered().get_attribute)(object.repr_of(), name(attribute)) })
}

pub fn set_attr(object: &Dyn, attribute: &'static str, value: &Dyn) -> R<()> {
    // SAFETY: live values, an interned name.
    done(unsafe { (entered().set_attribute)(object.repr_of(), name(attribute), value.repr_of()) })
}

pub fn del_attr(object: &Dyn, attribute: &'static str) -> R<()> {
    // SAFETY: a live value, an interned name.
    done(unsafe { (entered().del_attribute)(object.repr_of(), name(attribute)) })
}

pub fn list(items: &[&Dyn]) -> R<Dyn> {
    new(display::LIST, items)
}

pub fn tuple(items: &[&Dyn]) -> R<Dyn> {
    new(display::TUPLE, items)
}

pub fn set(items: &[&Dyn]) -> R<Dyn> {
    new(display::SET, items)
}

/// What a display of constants makes.
pub fn constant_set(items: &[&Dyn]) -> R<Dyn> {
    new(display::CONSTANT_SET, items)
}

/// Keys and values alternate.
pub fn dict(items: &[&Dyn]) -> R<Dyn> {
    new(display::DICT, items)
}

/// Start, stop, step.
pub fn slice(items: &[&Dyn]) -> R<Dyn> {
    new(display::SLICE, items)
}

fn new(what: u32, items: &[&Dyn]) -> R<Dyn> {
    // SAFETY: the items live during the call.
    with_reprs(items, |values, count| owned(unsafe { (entered().display)(what, values, count) }))
}

/// `a is b`.
pub fn is_same(a: &Dyn, b: &Dyn) -> bool {
    a.same(b)
}

/// `a, b, c = value`.
pub fn unpack<const COUNT: usize>(value: &Dyn) -> R<[Dyn; COUNT]> {
    let mut items = [const { Dyn::NONE }; COUNT];
    // SAFETY: room for the values, each written over a None, which needs no release.
    done(unsafe { (entered().unpack)(value.repr_of(), COUNT, items.as_mut_ptr().cast()) })?;
    Ok(items)
}

/// Runs a chunk in the module's namespace. What it raises has its `<module>` entry in the traceback already:
/// the caller adds none.
pub fn run_chunk(chunk: &'static super::program::Chunk) -> R<()> {
    let &super::program::Chunk { line, column, end_line, end_column } = chunk;
    let chunk = ChunkRepr { line, column, end_line, end_column };
    // The chunk has a frame of its own for the module body.
    let table = table();
    let _body = super::frames::Frame::more(-1);
    // SAFETY: the description lives during the call.
    crossing(|| done(unsafe { (table.run_chunk)(&chunk) }))
}

/// `a OP b` in the isolate.
pub(crate) fn binary(what: u32, a: &Dyn, b: &Dyn) -> R<Dyn> {
    // SAFETY: both live during the call.
    owned(unsafe { (entered().binary)(what, a.repr_of(), b.repr_of()) })
}

/// `a OP= b` in the isolate.
pub(crate) fn in_place(what: u32, a: &Dyn, b: &Dyn) -> R<Dyn> {
    binary(what | operator::IN_PLACE, a, b)
}

pub(crate) fn unary(what: u32, value: &Dyn) -> R<Dyn> {
    value.unary(what)
}

/// `type(value)`, which runs no code and cannot fail.
pub(crate) fn type_of(value: &Dyn) -> Dyn {
    // SAFETY: lives during the call.
    made(unsafe { (entered().unary)(unary::TYPE, value.repr_of()) })
}

/// The rich comparison, whose result may be any object.
pub(crate) fn compare(what: i32, a: &Dyn, b: &Dyn) -> R<Dyn> {
    // SAFETY: both live during the call.
    owned(unsafe { (entered().compare)(what, a.repr_of(), b.repr_of()) })
}

pub(crate) fn get_item(object: &Dyn, key: &Dyn) -> R<Dyn> {
    // SAFETY: both live during the call.
    owned(unsafe { (entered().get_item)(object.repr_of(), key.repr_of()) })
}

pub(crate) fn set_item(object: &Dyn, key: &Dyn, value: &Dyn) -> R<()> {
    // SAFETY: all live during the call.
    done(unsafe { (entered().set_item)(object.repr_of(), key.repr_of(), value.repr_of()) })
}

pub(crate) fn del_item(object: &Dyn, key: &Dyn) -> R<()> {
    // SAFETY: both live during the call.
    done(unsafe { (entered().del_item)(object.repr_of(), key.repr_of()) })
}

pub(crate) fn contains(container: &Dyn, item: &Dyn) -> R<bool> {
    // SAFETY: both live during the call.
    Ok(number(unsafe { (entered().contains)(container.repr_of(), item.repr_of()) })? != 0)
}

pub(crate) fn length(value: &Dyn) -> R<i64> {
    // SAFETY: lives during the call.
    let length = unsafe { (entered().length)(value.repr_of()) };
    if length < 0 { Err(super::errors::fetch()) } else { Ok(length) }
}

/// `isinstance(value, class)`.
pub fn isinstance(value: &Dyn, class: &Dyn) -> R<bool> {
    // SAFETY: both live during the call.
    Ok(number(unsafe { (entered().isinstance)(value.repr_of(), class.repr_of()) })? != 0)
}

/// The builtin `next(iterator)`; StopIteration at the end.
pub(crate) fn next(iterator: &Dyn) -> R<Dyn> {
    // SAFETY: lives during the call.
    owned(unsafe { (entered().next_or_raise)(iterator.repr_of()) })
}

/// `a == b` where one side is a value of the isolate.
pub fn eq_any(a: &dyn crate::protocol::AnyValue, b: &dyn crate::protocol::AnyValue) -> R<bool> {
    super::to_dyn_any(a).compare_truth(comparison::EQ, &super::to_dyn_any(b))
}

/// `a < b` and its kin where one side is a value of the isolate.
pub fn order_any(
    a: &dyn crate::protocol::AnyValue,
    b: &dyn crate::protocol::AnyValue,
    order: crate::protocol::Order,
) -> R<bool> {
    super::to_dyn_any(a).compare_truth(super::value::code(order), &super::to_dyn_any(b))
}

/// Signal handlers and other threads get their turn.
pub fn safepoint() -> R<()> {
    // SAFETY: a call without arguments.
    done(unsafe { (table().safepoint)() })
}
