//! Exceptions across the boundary.
#![allow(unsafe_code)] // Calls through the table.

use std::any::Any;
use std::cell::RefCell;
use std::ffi::{CStr, c_void};
use std::rc::Rc;

use super::bridge::{self, table};
use super::convert::to_dyn_any;
use super::table::{Bytes, MOST_CLASSES, SiteRepr, kind, link, made};
use super::value::Dyn;
use crate::error::exception::{Entry, Made};
use crate::error::locals::Kept;
use crate::error::{self, Class, Exception, Raised, Site};
use crate::protocol::AnyValue as _;

/// Makes the exception that is set in the isolate the pending one.
#[cold]
pub(super) fn fetch() -> Raised {
    let mut what = made::INSTANCE;
    // SAFETY: an exception is set, by the contract of whoever answered with an error.
    let exception = of_object(Dyn::from_repr(unsafe { (table().take_error)(&mut what) }));
    exception.set_made(match what {
        made::OF_VALUE => Made::OfValue,
        made::OF_ITEMS => Made::OfItems,
        _ => Made::Instance,
    });
    if let (Some(value), Some(handled)) = (exception.dynamic(), error::handled())
        && !was_shown(value)
    {
        add_context(value, &handled);
    }
    error::reraise(exception)
}

/// Has code of the program raised it? What may run that shows the isolate the exception that is handled
/// natively (`ops::entered`), so CPython has linked it already, where it links: a bare `raise` and the end of
/// a `finally`, as in a generator that goes on handling, leave the context as it is.
fn was_shown(value: &Dyn) -> bool {
    match super::ops::get_attr(value, crate::name!("__traceback__")) {
        Ok(traceback) => !traceback.is_none(),
        Err(raised) => {
            drop(error::take(raised));
            false
        }
    }
}

/// As the isolate calls it.
pub(super) fn made_repr(what: Made) -> u32 {
    match what {
        Made::Instance => made::INSTANCE,
        Made::OfValue => made::OF_VALUE,
        Made::OfItems => made::OF_ITEMS,
    }
}

/// `PyErr_SetObject(class, value)`: None stands for no arguments, a tuple for all of them, and an instance of
/// the class for itself.
#[cold]
pub(crate) fn raise_with(class: Class, value: &Dyn) -> Raised {
    if value.kind() == kind::EXCEPTION {
        let exception = of_object(value.clone());
        if exception.is_instance(class) {
            if let Some(handled) = error::handled() {
                add_context(value, &handled);
            }
            return error::reraise(exception);
        }
        if let Some(handled) = error::handled().filter(|_| crate::target::minor() < 12) {
            // The value itself gets the context, and what is made of it later gets none.
            exception.set_raised_context(handled);
            return error::reraise(Exception::new(class, vec![Box::new(value.clone())]));
        }
    }
    if value.is_none() {
        return error::raise_args(class, vec![]);
    }
    match super::ops::isinstance(value, &super::convert::builtin_class("tuple")) {
        Err(raised) => raised,
        Ok(false) => {
            let exception = Exception::new(class, vec![Box::new(value.clone())]);
            exception.set_made(Made::OfValue);
            error::raise(exception)
        }
        // A named tuple stays one in `args`.
        Ok(true) => {
            // SAFETY: a live value; the exception is taken at once.
            unsafe { (table().set_error)(Bytes::of(class.name().as_bytes()), value.repr_of()) };
            fetch()
        }
    }
}

/// The exception that the value is, if it is one.
pub(crate) fn exception_in(value: &Dyn) -> Option<Exception> {
    (value.kind() == kind::EXCEPTION).then(|| of_object(value.clone()))
}

/// The native handle on an exception object.
pub(super) fn of_object(value: Dyn) -> Exception {
    let classes = classes_of(&value);
    Exception::foreign(value, classes)
}

/// The builtin classes of an exception, most derived first.
fn classes_of(value: &Dyn) -> Rc<[Class]> {
    const KEPT: usize = 16;
    type Known = Option<(u64, u64, Rc<[Class]>)>;
    thread_local! {
        /// By the class and its version.
        static KNOWN: RefCell<[Known; KEPT]> = const { RefCell::new([const { None }; KEPT]) };
    }
    let mut version = 0;
    // SAFETY: a live exception object.
    let class = unsafe { (table().exception_class)(value.repr_of(), &mut version) };
    KNOWN.with_borrow_mut(|known| {
        let place = &mut known[(class >> 4 ^ class >> 9) as usize % KEPT];
        match place {
            Some((of, at, classes)) if *of == class && *at == version && version != 0 => Rc::clone(classes),
            _ => {
                let classes = look_classes(value);
                *place = Some((class, version, Rc::clone(&classes)));
                classes
            }
        }
    })
}

fn look_classes(value: &Dyn) -> Rc<[Class]> {
    let mut classes = [std::ptr::null(); MOST_CLASSES];
    // SAFETY: a live exception object and room for the names.
    let count = unsafe { (table().exception_classes)(value.repr_of(), classes.as_mut_ptr()) };
    // SAFETY: names of builtin classes: C strings that live for ever.
    let names = classes[..count].iter().map(|name| unsafe { CStr::from_ptr(*name) });
    names.filter_map(|name| Class::by_name(name.to_str().unwrap_or_default())).collect()
}

/// `except classes`: does it catch the exception? `None`: these are not classes that can be caught.
pub(crate) fn matches(exception: &Exception, classes: &Dyn) -> Option<bool> {
    let object = exception.crossed();
    let class = Bytes::of(exception.class().name().as_bytes());
    let given = object.as_ref().map_or(Dyn::NONE.repr_of(), Dyn::repr_of);
    // SAFETY: live values; a name that lives for ever.
    let found = unsafe { (table().exception_matches)(given, class, classes.repr_of()) };
    (found >= 0).then_some(found != 0)
}

/// Is it a class of exceptions?
pub(crate) fn is_exception_class(value: &Dyn) -> bool {
    value.kind() == kind::EXCEPTION_CLASS
}

/// The exception natively being handled is the context of what the isolate raised meanwhile.
fn add_context(value: &Dyn, handled: &Exception) {
    let handled = object(handled);
    let mut last = value.clone();
    loop {
        if last.same(&handled) {
            return;
        }
        match super::ops::get_attr(&last, crate::name!("__context__")) {
            Ok(next) if !next.is_none() => last = next,
            Ok(_) => break,
            Err(raised) => return drop(error::take(raised)),
        }
    }
    // SAFETY: both are live exception objects.
    unsafe { (table().link_exception)(link::CONTEXT, last.repr_of(), handled.repr_of()) }
}

/// `raise object from cause`, natively.
#[cold]
pub(crate) fn set_cause(value: &Dyn, cause: Option<&Exception>) {
    let cause = cause.map_or(Dyn::NONE, object);
    // SAFETY: live exception objects, or None.
    unsafe { (table().link_exception)(link::CAUSE, value.repr_of(), cause.repr_of()) }
}

/// `value` is raised natively while `handled` is being handled: as `_PyErr_SetObject`, which cuts the chain
/// where it leads back to `value`.
#[cold]
pub(crate) fn set_raised_context(value: &Dyn, handled: &Exception) {
    let handled = object(handled);
    if value.same(&handled) {
        return;
    }
    // SAFETY: live exception objects, or None.
    let set = |of: &Dyn, context: &Dyn| unsafe {
        (table().link_exception)(link::CONTEXT, of.repr_of(), context.repr_of())
    };
    let mut seen = vec![handled.clone()];
    loop {
        let last = &seen[seen.len() - 1];
        match super::ops::get_attr(last, crate::name!("__context__")) {
            Ok(next) if next.same(value) => {
                set(last, &Dyn::NONE);
                break;
            }
            Ok(next) if next.is_none() || seen.iter().any(|link| link.same(&next)) => break,
            Ok(next) => seen.push(next),
            Err(raised) => {
                drop(error::take(raised));
                break;
            }
        }
    }
    set(value, &handled);
}

/// Sets the pending exception in the isolate: native code answers a Python call with it.
#[cold]
pub(super) fn set(raised: Raised) {
    let exception = error::take(raised);
    let value = object(&exception);
    // SAFETY: a live exception object.
    unsafe { (table().raise)(value.repr_of()) }
}

/// The isolate's object of an exception: its own, or one made to its likeness (once), with its native frames
/// in its traceback.
pub(crate) fn object(exception: &Exception) -> Dyn {
    // Links are followed with a list: a chain may be longer than the stack is deep.
    let mut waiting = vec![exception.clone()];
    let mut fresh = Vec::new();
    while let Some(next) = waiting.pop() {
        if next.dynamic().is_none() && next.twin().is_none() {
            next.set_twin(make(&next));
            waiting.extend(next.cause());
            waiting.extend(next.context());
            fresh.push(next);
        } else {
            add_frames(&next);
        }
    }
    for made in fresh {
        set_links(&made);
        add_frames(&made);
    }
    held(exception)
}

fn held(exception: &Exception) -> Dyn {
    exception.dynamic().cloned().or_else(|| exception.twin()).unwrap_or(Dyn::NONE)
}

fn make(exception: &Exception) -> Dyn {
    let mut arguments = Vec::new();
    match exception.message() {
        Some(message) => arguments.push(Dyn::str(&message.into())),
        None => exception.each_constructor_argument(&mut |argument| arguments.push(to_dyn_any(argument))),
    }
    let class = Bytes::of(exception.class().name().as_bytes());
    // SAFETY: name and arguments live during the call.
    let value = bridge::made(unsafe {
        (table().make_exception)(class, super::bridge::reprs(&arguments), arguments.len())
    });
    // Native code makes exceptions of these classes for failed lookups only.
    if matches!(exception.class(), Class::NameError | Class::AttributeError)
        && let Some(name) = missing_name(exception)
    {
        // It cannot fail but for want of memory, and then only the attribute is missing.
        if let Err(raised) =
            super::ops::set_attr(&value, crate::name!("name"), &Dyn::str(&name.as_str().into()))
        {
            drop(error::take(raised));
        }
    }
    value
}

/// What CPython puts into the attribute `name` of the exceptions that name lookups and attribute lookups
/// raise.
fn missing_name(exception: &Exception) -> Option<String> {
    let mut text = crate::text::StrBuf::new();
    exception.str(&mut text).ok()?;
    let text = text.finish().to_utf8_lossy();
    let (start, end) = match exception.class() {
        Class::NameError => ("name '", "' is not defined"),
        _ => ("'NoneType' object has no attribute '", "'"),
    };
    Some(text.strip_prefix(start)?.strip_suffix(end)?.to_owned())
}

fn set_links(exception: &Exception) {
    let value = held(exception);
    // SAFETY: live exception objects and values.
    let set = |what, other: &Dyn| unsafe { (table().link_exception)(what, value.repr_of(), other.repr_of()) };
    if let Some(context) = exception.context() {
        set(link::CONTEXT, &held(&context));
    }
    if let Some(cause) = exception.cause() {
        set(link::CAUSE, &held(&cause));
    }
    if exception.suppresses_context() {
        set(link::SUPPRESS_CONTEXT, &Dyn::bool(true));
    }
    for note in exception.notes() {
        set(link::NOTE, &Dyn::str(&note));
    }
}

/// Moves the native traceback entries into the object's traceback.
fn add_frames(exception: &Exception) {
    let entries = exception.take_entries();
    if !entries.is_empty() {
        add_entries(&held(exception), entries);
    }
}

/// Puts native entries in front of the traceback of an exception object. Entries of one call share a frame.
#[cold]
pub(crate) fn add_entries(object: &Dyn, entries: Vec<Entry>) {
    for Entry { site, frame } in entries {
        let known = frame.as_ref().and_then(|frame| frame.object()).map_or(Dyn::NONE, Dyn::clone);
        let site = site_repr(site);
        // SAFETY: a live exception object; the site is static; the frame lives during the call.
        let made = unsafe { (table().add_frame)(object.repr_of(), &site, known.repr_of()) };
        let made = Dyn::from_repr(made);
        if let Some(frame) = frame.filter(|_| !made.is_none()) {
            frame.set_object(made);
        }
    }
}

/// Gives the variables of a native function to the frame object that stands for it.
#[cold]
pub(crate) fn keep_locals(frame: &Dyn, locals: Vec<Kept>) {
    let values: Vec<Dyn> = locals.into_iter().map(kept_object).collect();
    // SAFETY: a live frame object, live values.
    unsafe { (table().keep_locals)(frame.repr_of(), super::bridge::reprs(&values), values.len()) }
}

fn kept_object(value: Kept) -> Dyn {
    match value {
        Kept::Object(object) => object,
        Kept::Exception(exception) => object(&exception),
        Kept::Other(value) => capsule(value),
    }
}

/// A native value, let go of by whoever holds the object last.
pub(crate) fn capsule(value: Box<dyn Any>) -> Dyn {
    unsafe extern "C" fn release(value: *mut c_void) {
        // SAFETY: made below, released once.
        drop(unsafe { Box::from_raw(value.cast::<Box<dyn Any>>()) });
    }
    let value: *mut Box<dyn Any> = Box::into_raw(Box::new(value));
    // SAFETY: the capsule owns the value.
    bridge::made(unsafe { (table().make_capsule)(value.cast(), release) })
}

fn site_repr(site: &Site) -> SiteRepr {
    SiteRepr {
        function: Bytes::of(site.function.as_bytes()),
        file: Bytes::of(site.file.as_bytes()),
        line: site.line,
        column: site.column,
        end_line: site.end_line,
        end_column: site.end_column,
    }
}
