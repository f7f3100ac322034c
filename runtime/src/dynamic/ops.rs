//! What emitted code asks of the isolate: names, attributes, calls, displays, chunks. Operators are rows in
//! `builtins/dyn_.rs`.
#![allow(unsafe_code)] // Calls through the table.

use std::cell::Cell;

use super::bridge::{count_to_isolate, done, made, number, owned, places, table, with_reprs};
use super::frames::{adopt_limit, remaining};
use super::name::{Keywords, Name};
use super::table::{
    ChunkRepr, DynRepr, NO_ATTRIBUTE, NameRepr, Table, comparison, display, kind, operator, tag, unary,
};
use super::value::Dyn;
use crate::error::{self, R};

/// Runs a call of the program's functions in the isolate.
#[inline(always)]
pub(super) fn crossing<T>(call: impl FnOnce(&'static Table) -> T) -> T {
    count_to_isolate();
    let result = entering(call);
    adopt_limit();
    result
}

/// Calls through the table what may run code of the program, which sees the exception that is handled
/// natively: bare `raise` and `sys.exception()` ask for it.
#[inline(always)]
pub(super) fn entering<T>(call: impl FnOnce(&'static Table) -> T) -> T {
    if error::is_handling() { showing_handled(call) } else { call(table()) }
}

/// Out of line, so that what is called where nothing is handled needs no room for it.
#[cold]
#[inline(never)]
fn showing_handled<T>(call: impl FnOnce(&'static Table) -> T) -> T {
    let _shown = show_handled().map(Shown);
    call(table())
}

/// While it lives the isolate handles what native code handles; what it handled before.
struct Shown(Dyn);

impl Drop for Shown {
    fn drop(&mut self) {
        // SAFETY: what the isolate handled before, or None.
        drop(Dyn::from_repr(unsafe { (table().set_handled)(self.0.repr_of()) }));
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

/// Lets go of the last reference to an object. Code that this runs sees the exception that is handled.
#[cold]
pub(super) fn release(object: u64) {
    // SAFETY: a live object, of which the caller gives the last reference back.
    unsafe {
        let plain = |kind| matches!(kind, kind::STR | kind::BYTES | kind::INT | kind::FLOAT);
        if error::is_handling() && !plain((table().kind_of)(object)) {
            return showing_handled(|table| (table.release)(object));
        }
        (table().release)(object);
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

/// A name of the main module, else of the builtins; NameError.
pub fn global(name: &'static Name) -> R<Dyn> {
    // SAFETY: a place that lives for ever.
    owned(unsafe { (table().get_global)(MAIN, name.place()) })
}

pub fn set_global(name: &'static Name, value: &Dyn) -> R<()> {
    // SAFETY: a place that lives for ever, a live value.
    done(unsafe { (table().set_global)(MAIN, name.place(), value.repr_of()) })
}

pub fn del_global(name: &'static Name) -> R<()> {
    // SAFETY: a place that lives for ever.
    done(unsafe { (table().del_global)(MAIN, name.place()) })
}

/// Stands for the main module where a module is named.
const MAIN: *mut NameRepr = std::ptr::null_mut();

/// The same of another module, which has been imported.
pub fn global_of(module: &'static Name, name: &'static Name) -> R<Dyn> {
    // SAFETY: places that live for ever.
    owned(unsafe { (table().get_global)(module.place(), name.place()) })
}

pub fn set_global_of(module: &'static Name, name: &'static Name, value: &Dyn) -> R<()> {
    // SAFETY: places that live for ever, a live value.
    done(unsafe { (table().set_global)(module.place(), name.place(), value.repr_of()) })
}

pub fn del_global_of(module: &'static Name, name: &'static Name) -> R<()> {
    // SAFETY: places that live for ever.
    done(unsafe { (table().del_global)(module.place(), name.place()) })
}

/// Is the value what a name of the module stands for? Only this is looked up, nothing runs.
pub fn is_global(name: &'static Name, value: &Dyn) -> bool {
    // SAFETY: a place that lives for ever, a live value.
    unsafe { (table().is_global)(name.place(), value.repr_of()) }
}

/// `import name` in a module (`None`: the main one), with so many dots before it; or, where names are asked
/// for, `from name import …`: the module of that.
pub fn import(
    module: Option<&'static Name>,
    name: &'static Name,
    dots: u32,
    names: &[&'static Name],
) -> R<Dyn> {
    let (module, name) = (module.map_or(MAIN, Name::place), name.place());
    let names: Vec<*mut NameRepr> = names.iter().map(|name| name.place()).collect();
    crossing(|table| {
        // SAFETY: places that live for ever.
        owned(unsafe { (table.import)(module, name, dots, names.as_ptr(), names.len()) })
    })
}

/// What `from module import name` binds.
pub fn import_from(module: &Dyn, name: &'static Name) -> R<Dyn> {
    crossing(|table| {
        // SAFETY: a live value, a place that lives for ever.
        owned(unsafe { (table.import_from)(module.repr_of(), name.place()) })
    })
}

/// `callee(*arguments)`, of which the last ones belong to `keywords`.
pub fn call(callee: &Dyn, arguments: &[&Dyn], keywords: Option<&'static Keywords>) -> R<Dyn> {
    let (callee, keywords) = (callee.repr_of(), Keywords::place(keywords));
    crossing(|table| {
        // SAFETY: the values live during the call, the keywords for ever.
        owned(unsafe { (table.call)(callee, places(arguments), arguments.len(), keywords, remaining()) })
    })
}

/// `object.method(*arguments)`.
pub fn call_method(
    object: &Dyn,
    method: &'static Name,
    arguments: &[&Dyn],
    keywords: Option<&'static Keywords>,
) -> R<Dyn> {
    method_result(object, method, arguments, keywords, owned)
}

/// The same where CPython shows another place when there is no such attribute: `lookup`.
pub fn call_method_at(
    object: &Dyn,
    method: &'static Name,
    arguments: &[&Dyn],
    keywords: Option<&'static Keywords>,
    lookup: &'static crate::Site,
) -> R<Dyn> {
    method_result(object, method, arguments, keywords, |result| {
        let no_attribute = result.tag == tag::ERROR && result.payload == NO_ATTRIBUTE;
        let result = owned(result);
        if no_attribute {
            crate::error::redirect(lookup);
        }
        result
    })
}

#[inline]
fn method_result(
    object: &Dyn,
    method: &'static Name,
    arguments: &[&Dyn],
    keywords: Option<&'static Keywords>,
    taken: impl FnOnce(DynRepr) -> R<Dyn>,
) -> R<Dyn> {
    let (object, method, keywords) = (object.repr_of(), method.place(), Keywords::place(keywords));
    let (count, arguments) = (arguments.len(), places(arguments));
    crossing(|table| {
        // SAFETY: the values live during the call, name and keywords for ever.
        taken(unsafe { (table.call_method)(object, method, arguments, count, keywords, remaining()) })
    })
}

pub fn get_attr(object: &Dyn, attribute: &'static Name) -> R<Dyn> {
    // SAFETY: a live value, a place that lives for ever.
    entering(|table| owned(unsafe { (table.get_attribute)(object.repr_of(), attribute.place()) }))
}

pub fn set_attr(object: &Dyn, attribute: &'static Name, value: &Dyn) -> R<()> {
    // SAFETY: live values, a place that lives for ever.
    entering(|table| {
        done(unsafe { (table.set_attribute)(object.repr_of(), attribute.place(), value.repr_of()) })
    })
}

pub fn del_attr(object: &Dyn, attribute: &'static Name) -> R<()> {
    // SAFETY: a live value, a place that lives for ever.
    entering(|table| done(unsafe { (table.del_attribute)(object.repr_of(), attribute.place()) }))
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
    with_reprs(items, |values, count| {
        entering(|table| owned(unsafe { (table.display)(what, values, count) }))
    })
}

/// `a is b`.
pub fn is_same(a: &Dyn, b: &Dyn) -> bool {
    a.same(b)
}

/// `a, b, c = value`.
pub fn unpack<const COUNT: usize>(value: &Dyn) -> R<[Dyn; COUNT]> {
    let mut items = [const { Dyn::NONE }; COUNT];
    // SAFETY: room for the values, each written over a None, which needs no release.
    entering(|table| done(unsafe { (table.unpack)(value.repr_of(), COUNT, items.as_mut_ptr().cast()) }))?;
    Ok(items)
}

/// Runs a chunk in the module's namespace. What it raises has its `<module>` entry in the traceback already:
/// the caller adds none.
pub fn run_chunk(chunk: &'static super::program::Chunk) -> R<()> {
    let &super::program::Chunk { line, column, end_line, end_column } = chunk;
    let chunk = ChunkRepr { line, column, end_line, end_column };
    // The chunk has a frame of its own for the module body.
    table();
    let _body = super::frames::Frame::more(-1);
    // SAFETY: the description lives during the call.
    crossing(|table| done(unsafe { (table.run_chunk)(&chunk) }))
}

/// `a OP b` in the isolate.
pub(crate) fn binary(what: u32, a: &Dyn, b: &Dyn) -> R<Dyn> {
    // SAFETY: both live during the call.
    entering(|table| owned(unsafe { (table.binary)(what, a.repr_of(), b.repr_of()) }))
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
    entering(|table| made(unsafe { (table.unary)(unary::TYPE, value.repr_of()) }))
}

/// The rich comparison, whose result may be any object.
pub(crate) fn compare(what: i32, a: &Dyn, b: &Dyn) -> R<Dyn> {
    // SAFETY: both live during the call.
    entering(|table| owned(unsafe { (table.compare)(what, a.repr_of(), b.repr_of()) }))
}

pub(crate) fn get_item(object: &Dyn, key: &Dyn) -> R<Dyn> {
    // SAFETY: both live during the call.
    entering(|table| owned(unsafe { (table.get_item)(object.repr_of(), key.repr_of()) }))
}

pub(crate) fn set_item(object: &Dyn, key: &Dyn, value: &Dyn) -> R<()> {
    // SAFETY: all live during the call.
    entering(|table| done(unsafe { (table.set_item)(object.repr_of(), key.repr_of(), value.repr_of()) }))
}

pub(crate) fn del_item(object: &Dyn, key: &Dyn) -> R<()> {
    // SAFETY: both live during the call.
    entering(|table| done(unsafe { (table.del_item)(object.repr_of(), key.repr_of()) }))
}

pub(crate) fn contains(container: &Dyn, item: &Dyn) -> R<bool> {
    // SAFETY: both live during the call.
    Ok(entering(|table| number(unsafe { (table.contains)(container.repr_of(), item.repr_of()) }))? != 0)
}

pub(crate) fn length(value: &Dyn) -> R<i64> {
    // SAFETY: lives during the call.
    entering(|table| {
        // SAFETY: lives during the call.
        let length = unsafe { (table.length)(value.repr_of()) };
        if length < 0 { Err(super::errors::fetch()) } else { Ok(length) }
    })
}

/// `isinstance(value, class)`.
pub fn isinstance(value: &Dyn, class: &Dyn) -> R<bool> {
    // SAFETY: both live during the call.
    Ok(entering(|table| number(unsafe { (table.isinstance)(value.repr_of(), class.repr_of()) }))? != 0)
}

/// The builtin `next(iterator)`; StopIteration at the end.
pub(crate) fn next(iterator: &Dyn) -> R<Dyn> {
    // SAFETY: lives during the call.
    entering(|table| owned(unsafe { (table.next_or_raise)(iterator.repr_of(), remaining()) }))
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
