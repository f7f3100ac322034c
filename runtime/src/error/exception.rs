//! Exception objects: shared handles with class, arguments, chain, traceback and notes.
//!
//! Most exceptions carry one message and are caught without anybody looking at it, so a message stays Rust
//! text until it is asked for.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;

use super::locals::Frame;
use super::{Class, R, Site};
use crate::dynamic::Dyn;
use crate::nesting::{self, Doing};
use crate::object::Object as AnyObject;
use crate::protocol::{AnyValue, Sequence, Value, View};
use crate::text::{Str, StrBuf};
use crate::tuple::Tup;

/// A Python exception instance; `clone` is another reference to it.
#[derive(Clone)]
pub struct Exception(Rc<Object>);

struct Object {
    class: Class,
    arguments: Arguments,
    links: RefCell<Links>,
    suppress_context: Cell<bool>,
    made: Cell<Made>,
    entries: RefCell<Vec<Entry>>,
    notes: RefCell<Vec<Str>>,
    foreign: Option<Foreign>,
    /// The isolate's object made to the likeness of a native exception that crossed.
    twin: RefCell<Option<Dyn>>,
}

/// Before 3.12, raising a class with a value (`sys.exit(value)`) leaves the instance to the first handler
/// that looks, or makes it at once where an exception is being handled; the end of the program reads what was
/// left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// Somebody has looked.
    Instance,
    /// Nobody has: the value is the only argument.
    OfValue,
    /// The value is a tuple: all arguments.
    OfItems,
}

/// An entry of a traceback.
pub(crate) struct Entry {
    pub(crate) site: &'static Site,
    /// Of a function whose variables live as long as the entry.
    pub(crate) frame: Option<Rc<Frame>>,
}

/// What `args` is made of.
enum Arguments {
    /// One string.
    Message(Cow<'static, str>),
    Values(Vec<Box<dyn AnyValue>>),
    /// An OSError made from `errno, text[, filename]`: `args` keeps the first two, `str` shows all.
    System {
        shown: Vec<Box<dyn AnyValue>>,
        filename: Option<Box<dyn AnyValue>>,
        second: Option<Box<dyn AnyValue>>,
    },
}

#[derive(Default)]
struct Links {
    cause: Option<Exception>,
    context: Option<Exception>,
}

/// An exception that is an object of the isolate (its class is the program's own, or it was raised there).
struct Foreign {
    value: Dyn,
    /// Every builtin class it is an instance of directly or through its bases.
    classes: Rc<[Class]>,
}

impl Exception {
    /// `class(*arguments)`.
    pub fn new(class: Class, mut arguments: Vec<Box<dyn AnyValue>>) -> Exception {
        let mut class = class;
        let arguments = if class.is_subclass(Class::OSError) && (2..=5).contains(&arguments.len()) {
            if let (Class::OSError, View::Int(errno)) = (class, arguments[0].view()) {
                class = errno.to_i64().map_or(class, Class::of_errno);
            }
            let mut rest = arguments.split_off(2);
            // The fourth argument is Windows' error number, ignored elsewhere.
            let second = if rest.len() == 3 { rest.pop().filter(|name| !is_none(&**name)) } else { None };
            let filename = if rest.is_empty() { None } else { Some(rest.swap_remove(0)) };
            match filename {
                Some(filename) if !is_none(&*filename) => {
                    Arguments::System { shown: arguments, filename: Some(filename), second }
                }
                // `OSError(2, 'text', None)` keeps all its arguments.
                Some(filename) => {
                    arguments.push(filename);
                    Arguments::Values(arguments)
                }
                None => Arguments::System { shown: arguments, filename: None, second: None },
            }
        } else {
            Arguments::Values(arguments)
        };
        Exception::make(class, arguments, None)
    }

    /// What raising a class with a tuple for a value comes to: `class(*tuple)`.
    pub fn of_tuple(class: Class, items: &dyn Sequence) -> Exception {
        let exception = Exception::new(class, items.elements());
        exception.set_made(Made::OfItems);
        exception
    }

    /// How it has just been raised.
    pub(crate) fn set_made(&self, how: Made) {
        if crate::target::minor() < 12 && !super::is_handling() {
            self.0.made.set(how);
        }
    }

    /// How the end of the program finds it.
    pub(crate) fn made(&self) -> Made {
        self.0.made.get()
    }

    /// A handler looks at it.
    pub(super) fn meet(&self) {
        self.0.made.set(Made::Instance);
    }

    /// As the interpreter meets it when nobody has caught it: `sys.exit((5,))` still has a tuple for its
    /// value before 3.12.
    pub fn uncaught(self) -> Exception {
        if self.made() != Made::OfItems {
            return self;
        }
        let items = (0..self.argument_count()).map(|index| AnyObject::of_argument(&self, index));
        Exception::new(self.class(), vec![Box::new(Tup::from_vec(items.collect()))])
    }

    /// `class(message)`.
    pub fn with_message(class: Class, message: Cow<'static, str>) -> Exception {
        Exception::make(class, Arguments::Message(message), None)
    }

    /// An exception object of the isolate: `classes` are the builtin classes it is an instance of, most
    /// derived first.
    pub fn foreign(value: Dyn, classes: Rc<[Class]>) -> Exception {
        let class = classes.first().copied().unwrap_or(Class::BaseException);
        Exception::make(class, Arguments::Values(Vec::new()), Some(Foreign { value, classes }))
    }

    fn make(class: Class, arguments: Arguments, foreign: Option<Foreign>) -> Exception {
        Exception(Rc::new(Object {
            class,
            arguments,
            links: RefCell::default(),
            suppress_context: Cell::new(false),
            made: Cell::new(Made::Instance),
            entries: RefCell::default(),
            notes: RefCell::default(),
            foreign,
            twin: RefCell::default(),
        }))
    }

    /// Its class, or the nearest builtin base of a foreign one.
    pub fn class(&self) -> Class {
        self.0.class
    }

    /// `isinstance(self, class)`.
    pub fn is_instance(&self, class: Class) -> bool {
        match &self.0.foreign {
            Some(foreign) => foreign.classes.iter().any(|own| own.is_subclass(class)),
            None => self.0.class.is_subclass(class),
        }
    }

    /// `isinstance(self, (class, …))`.
    pub fn is_any(&self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.is_instance(class))
    }

    /// The isolate's object, when it is one.
    pub fn dynamic(&self) -> Option<&Dyn> {
        self.0.foreign.as_ref().map(|foreign| &foreign.value)
    }

    /// The object that stands for a native exception in the isolate, once it has crossed.
    pub(crate) fn twin(&self) -> Option<Dyn> {
        self.0.twin.borrow().clone()
    }

    pub(crate) fn set_twin(&self, twin: Dyn) {
        let old = self.0.twin.replace(Some(twin));
        drop(old);
    }

    /// `self is other`.
    pub fn same(&self, other: &Exception) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// `self is other`, also where one of them is the other's likeness in the isolate.
    pub fn is(&self, other: &Exception) -> bool {
        let object = |exception: &Exception| exception.dynamic().cloned().or_else(|| exception.twin());
        self.same(other) || matches!((object(self), object(other)), (Some(one), Some(two)) if one.same(&two))
    }

    /// Calls `see` with every element of `args`.
    pub fn each_argument(&self, see: &mut dyn FnMut(&dyn AnyValue)) {
        match &self.0.arguments {
            Arguments::Message(message) => see(&Str::from(&**message)),
            Arguments::Values(values) | Arguments::System { shown: values, .. } => {
                values.iter().for_each(|value| see(&**value))
            }
        }
    }

    /// The arguments, then what `OSError` keeps apart (file names): what the constructor has to be given to
    /// make it again.
    pub fn each_constructor_argument(&self, see: &mut dyn FnMut(&dyn AnyValue)) {
        self.each_argument(see);
        if let Arguments::System { filename: Some(filename), .. } = &self.0.arguments {
            see(&**filename);
        }
    }

    /// The argument of SystemExit and StopIteration; `None` when there is not exactly one.
    pub fn only_argument(&self) -> Option<&dyn AnyValue> {
        match &self.0.arguments {
            Arguments::Values(values) if values.len() == 1 => Some(&*values[0]),
            _ => None,
        }
    }

    /// An argument that is a value of its own (no message that is kept as Rust text).
    pub(crate) fn argument(&self, index: usize) -> &dyn AnyValue {
        match &self.0.arguments {
            Arguments::Values(values) | Arguments::System { shown: values, .. } => &*values[index],
            Arguments::Message(_) => unreachable!("a message is no value yet"),
        }
    }

    /// Was it made from `errno, text`, as an OSError?
    pub(crate) fn is_system(&self) -> bool {
        match &self.0.arguments {
            Arguments::System { .. } => true,
            // With None for a file name.
            Arguments::Values(values) => {
                self.0.class.is_subclass(Class::OSError) && (2..=5).contains(&values.len())
            }
            Arguments::Message(_) => false,
        }
    }

    /// The first or second file name of an OSError.
    pub(crate) fn filename(&self, second: bool) -> Option<&dyn AnyValue> {
        match &self.0.arguments {
            Arguments::System { second: name, .. } if second => name.as_deref(),
            Arguments::System { filename, .. } => filename.as_deref(),
            Arguments::Message(_) | Arguments::Values(_) => None,
        }
    }

    /// `len(self.args)`.
    pub fn argument_count(&self) -> usize {
        match &self.0.arguments {
            Arguments::Message(_) => 1,
            Arguments::Values(values) | Arguments::System { shown: values, .. } => values.len(),
        }
    }

    /// The message, when the exception was made from Rust text.
    pub fn message(&self) -> Option<&str> {
        match &self.0.arguments {
            Arguments::Message(message) => Some(message),
            _ => None,
        }
    }

    /// `__cause__`.
    pub fn cause(&self) -> Option<Exception> {
        self.0.links.borrow().cause.clone()
    }

    /// `raise … from cause`: also sets `__suppress_context__`.
    pub fn set_cause(&self, cause: Option<Exception>) {
        if let Some(object) = self.crossed() {
            crate::dynamic::set_cause(&object, cause.as_ref());
        }
        let old = mem::replace(&mut self.0.links.borrow_mut().cause, cause);
        drop(old);
        self.0.suppress_context.set(true);
    }

    /// `__context__`.
    pub fn context(&self) -> Option<Exception> {
        self.0.links.borrow().context.clone()
    }

    pub fn set_context(&self, context: Option<Exception>) {
        let old = mem::replace(&mut self.0.links.borrow_mut().context, context);
        drop(old);
    }

    /// `__suppress_context__`.
    pub fn suppresses_context(&self) -> bool {
        self.0.suppress_context.get()
    }

    /// Raising while `handled` is being handled. As CPython's `_PyErr_SetObject`: an exception is never its
    /// own context, and where the chain of `handled` leads back to this exception it is cut.
    pub fn set_raised_context(&self, handled: Exception) {
        if self.same(&handled) {
            return;
        }
        if let Some(object) = self.crossed() {
            crate::dynamic::set_raised_context(&object, &handled);
        }
        let mut link = handled.clone();
        let mut slow = handled.clone();
        let mut move_slow = false;
        while let Some(context) = link.context() {
            if context.same(self) {
                link.set_context(None);
                break;
            }
            link = context;
            if link.same(&slow) {
                break;
            }
            if move_slow {
                slow = slow.context().expect("the fast walk has been here");
            }
            move_slow = !move_slow;
        }
        self.set_context(Some(handled));
    }

    /// The object that it is in the isolate, where it has been there.
    pub(crate) fn crossed(&self) -> Option<Dyn> {
        self.dynamic().cloned().or_else(|| self.twin())
    }

    /// Adds a traceback entry, innermost first.
    pub fn push_entry(&self, site: &'static Site) {
        self.0.entries.borrow_mut().push(Entry { site, frame: None });
    }

    pub(super) fn push_entry_in(&self, site: &'static Site, frame: Rc<Frame>) {
        self.0.entries.borrow_mut().push(Entry { site, frame: Some(frame) });
    }

    /// The traceback, innermost entry first.
    pub fn entries(&self) -> Vec<&'static Site> {
        self.0.entries.borrow().iter().map(|entry| entry.site).collect()
    }

    /// The traceback, which is somebody else's from now on.
    pub(crate) fn take_entries(&self) -> Vec<Entry> {
        self.0.entries.take()
    }

    /// `add_note(note)`.
    pub fn add_note(&self, note: Str) {
        self.0.notes.borrow_mut().push(note);
    }

    /// `__notes__`.
    pub fn notes(&self) -> Vec<Str> {
        self.0.notes.borrow().clone()
    }

    /// The class name as `type(x).__name__`.
    pub fn class_name(&self) -> &'static str {
        self.0.foreign.as_ref().map_or(self.0.class.name(), |foreign| foreign.value.type_name())
    }
}

/// A value of which only the `repr` is kept.
pub(super) struct Shown {
    pub type_name: &'static str,
    pub text: Str,
}

impl AnyValue for Shown {
    fn type_name(&self) -> &'static str {
        self.type_name
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push(&self.text);
        Ok(())
    }
    fn hash(&self) -> R<i64> {
        Err(crate::protocol::unhashable(self))
    }
    fn view(&self) -> View<'_> {
        View::Other
    }
}

fn is_none(value: &dyn AnyValue) -> bool {
    matches!(value.view(), View::None)
}

impl Arguments {
    /// What `OSError` keeps apart goes first; the tuple of arguments counts down.
    fn let_go(self) {
        let values = match self {
            Arguments::Message(_) => return,
            Arguments::Values(values) => values,
            Arguments::System { shown, filename, second } => {
                filename.into_iter().chain(second).for_each(|name| name.let_go_boxed());
                shown
            }
        };
        values.into_iter().rev().for_each(|value| value.let_go_boxed());
    }
}

/// Exceptions in arguments of exceptions, nested to any depth, are let go one after the other from a certain
/// depth on, not one inside the other: CPython's trashcan, with its depth.
fn release_arguments(arguments: Arguments) {
    const DEEP: u32 = 50;
    thread_local! {
        static DEPTH: Cell<u32> = const { Cell::new(0) };
        static WAITING: RefCell<Vec<Arguments>> = const { RefCell::new(Vec::new()) };
    }
    if let Arguments::Message(_) = arguments {
        return;
    }
    let depth = DEPTH.get();
    if depth > DEEP {
        return WAITING.with_borrow_mut(|waiting| waiting.push(arguments));
    }
    DEPTH.set(depth + 1);
    arguments.let_go();
    while depth == 0
        && let Some(next) = WAITING.with_borrow_mut(Vec::pop)
    {
        next.let_go();
    }
    DEPTH.set(depth);
}

impl Drop for Object {
    /// A loop that re-raises builds a chain as long as it ran, so the chain is taken apart in a loop too. The
    /// order is CPython's: arguments, traceback (innermost frame first), links.
    fn drop(&mut self) {
        release_arguments(mem::replace(&mut self.arguments, Arguments::Message(Cow::Borrowed(""))));
        let entries = mem::take(self.entries.get_mut());
        if !entries.is_empty() {
            let object = self.foreign.as_ref().map(|foreign| &foreign.value).or(self.twin.get_mut().as_ref());
            match object {
                // The isolate's half lives on, with the whole traceback.
                Some(object) if !object.is_last() => crate::dynamic::add_entries(object, entries),
                _ => drop(entries),
            }
        }
        let mut waiting = Vec::new();
        let mut links = mem::take(self.links.get_mut());
        loop {
            waiting.extend(links.cause.take());
            waiting.extend(links.context.take());
            let Some(Exception(next)) = waiting.pop() else { return };
            if let Ok(mut object) = Rc::try_unwrap(next) {
                links = mem::take(object.links.get_mut());
            }
        }
    }
}

impl AnyValue for Exception {
    fn type_name(&self) -> &'static str {
        self.class_name()
    }

    /// `ValueError('x')`, `KeyError()`, `ValueError('x', 2)`.
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        if let Some(value) = self.dynamic() {
            return value.repr(out);
        }
        let _deeper = nesting::enter(Doing::Repr, self.argument_count() > 0)?;
        out.push_str(self.class_name());
        out.push_str("(");
        match &self.0.arguments {
            Arguments::Message(message) => Str::from(&**message).repr(out)?,
            Arguments::Values(values) | Arguments::System { shown: values, .. } if values.len() < 2 => {
                repr_list(values, out)?
            }
            // The text of a tuple.
            Arguments::Values(values) | Arguments::System { shown: values, .. } => {
                let _tuple = nesting::enter(Doing::Repr, true)?;
                repr_list(values, out)?
            }
        }
        out.push_str(")");
        Ok(())
    }

    fn str(&self, out: &mut StrBuf) -> R<()> {
        if let Some(value) = self.dynamic() {
            return value.str(out);
        }
        let _deeper = nesting::enter(Doing::Str, self.argument_count() > 0)?;
        match &self.0.arguments {
            Arguments::Message(message) if self.0.class == Class::KeyError => Str::from(&**message).repr(out),
            Arguments::Message(message) => {
                out.push_str(message);
                Ok(())
            }
            Arguments::System { shown, filename, second } => {
                str_system(shown, filename.as_deref(), second.as_deref(), out)
            }
            Arguments::Values(values) => str_values(self.0.class, values, out),
        }
    }

    fn hash(&self) -> R<i64> {
        if let Some(value) = self.dynamic() {
            return value.hash();
        }
        // CPython's default hash: the address, rotated by four bits.
        Ok((self.address() as i64).rotate_right(4))
    }

    fn view(&self) -> View<'_> {
        View::Exception(self)
    }

    fn address(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }
}

impl Value for Exception {
    const OBSERVED: bool = true;

    fn eq(&self, other: &Exception) -> R<bool> {
        match (self.dynamic(), other.dynamic()) {
            (None, None) => Ok(self.same(other)),
            _ => crate::cross::eq(self, other),
        }
    }

    fn same_or_eq(&self, other: &Exception) -> R<bool> {
        Ok(self.same(other) || Value::eq(self, other)?)
    }
}

/// `[Errno 2] No such file or directory: 'a' -> 'b'`.
fn str_system(
    shown: &[Box<dyn AnyValue>],
    filename: Option<&dyn AnyValue>,
    second: Option<&dyn AnyValue>,
    out: &mut StrBuf,
) -> R<()> {
    out.push_str("[Errno ");
    shown[0].str(out)?;
    out.push_str("] ");
    shown[1].str(out)?;
    if let Some(filename) = filename {
        out.push_str(": ");
        filename.repr(out)?;
    }
    if let Some(second) = second {
        out.push_str(" -> ");
        second.repr(out)?;
    }
    Ok(())
}

/// `str` by class: most show their only argument, or all of them as a tuple.
fn str_values(class: Class, values: &[Box<dyn AnyValue>], out: &mut StrBuf) -> R<()> {
    match (class, values) {
        (Class::UnicodeDecodeError, [encoding, object, start, end, reason]) => {
            super::unicode::str_decode(&**encoding, &**object, &**start, &**end, &**reason, out)
        }
        (Class::UnicodeEncodeError, [encoding, object, start, end, reason]) => {
            super::unicode::str_encode(&**encoding, &**object, &**start, &**end, &**reason, out)
        }
        (_, []) if class.is_subclass(Class::SyntaxError) => {
            out.push_str("None");
            Ok(())
        }
        (_, []) => Ok(()),
        (Class::KeyError, [value]) => value.repr(out),
        (_, [value]) => value.str(out),
        (_, [errno, text, _]) if class.is_subclass(Class::OSError) => {
            str_system_three(&**errno, &**text, out)
        }
        (_, values) => {
            let _tuple = nesting::enter(Doing::Str, true)?;
            out.push_str("(");
            repr_list(values, out)?;
            out.push_str(")");
            Ok(())
        }
    }
}

/// An OSError whose file name is None.
fn str_system_three(errno: &dyn AnyValue, text: &dyn AnyValue, out: &mut StrBuf) -> R<()> {
    out.push_str("[Errno ");
    errno.str(out)?;
    out.push_str("] ");
    text.str(out)
}

fn repr_list(values: &[Box<dyn AnyValue>], out: &mut StrBuf) -> R<()> {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        value.repr(out)?;
    }
    Ok(())
}
