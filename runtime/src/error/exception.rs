//! Exception objects: shared handles with class, arguments, chain, traceback and notes.
#![allow(unsafe_code, reason = "what a class of the program adds is let go before the rest")]

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::mem::{self, ManuallyDrop};
use std::rc::Rc;

use super::arguments::{self, Arguments, Later};
use super::locals::Frame;
use super::own::{Nothing, Part};
use super::suggestion::Lack;
use super::{Class, R, Site};
use crate::dynamic::Dyn;
use crate::nesting::{self, Doing};
use crate::object::Object as AnyObject;
use crate::protocol::{AnyValue, Sequence, Value, View};
use crate::text::{Str, StrBuf, StrConst};
use crate::tuple::Tup;

/// A Python exception instance; `clone` is another reference to it.
#[derive(Clone)]
pub struct Exception(Rc<Object<dyn Part>>);

struct Object<P: Part + ?Sized> {
    class: Class,
    /// What it was made of.
    arguments: Arguments,
    /// What `__init__`, or who set `args`, has put in their place.
    later: RefCell<Option<Rc<Later>>>,
    links: RefCell<Links>,
    suppress_context: Cell<bool>,
    made: Cell<Made>,
    entries: RefCell<Vec<Entry>>,
    notes: RefCell<Vec<Str>>,
    /// Of an AttributeError: what it is about.
    lack: OnceCell<Box<Lack>>,
    foreign: Option<Foreign>,
    /// The isolate's object made to the likeness of a native exception that crossed.
    twin: RefCell<Option<Dyn>>,
    /// What a class of the program adds.
    own: ManuallyDrop<P>,
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
    pub fn new(class: Class, arguments: Vec<Box<dyn AnyValue>>) -> Exception {
        let class = match (class, arguments.first().map(|errno| errno.view())) {
            (Class::OSError, Some(View::Int(errno))) if (2..=5).contains(&arguments.len()) => {
                errno.to_i64().map_or(class, Class::of_errno)
            }
            _ => class,
        };
        Exception::make(class, Arguments::of(class, arguments), None)
    }

    /// `class(text)`: what most places that raise make, so that there it is one call.
    #[cold]
    #[inline(never)]
    pub fn of_text(class: Class, text: Str) -> Exception {
        Exception::new(class, vec![Box::new(text)])
    }

    /// `class(text)` of a literal.
    #[cold]
    #[inline(never)]
    pub fn of_literal(class: Class, text: &'static StrConst) -> Exception {
        Exception::of_text(class, text.get())
    }

    /// `class.__new__(class, *arguments)` of a class of the program.
    pub(super) fn of_own<P: Part>(own: P, class: Class, arguments: Arguments) -> Exception {
        Exception::with_part(own, class, arguments, None)
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
        Exception::with_part(Nothing, class, arguments, foreign)
    }

    fn with_part<P: Part>(own: P, class: Class, arguments: Arguments, foreign: Option<Foreign>) -> Exception {
        Exception(Rc::new(Object {
            class,
            arguments,
            later: RefCell::default(),
            links: RefCell::default(),
            suppress_context: Cell::new(false),
            made: Cell::new(Made::Instance),
            entries: RefCell::default(),
            notes: RefCell::default(),
            lack: OnceCell::new(),
            foreign,
            twin: RefCell::default(),
            own: ManuallyDrop::new(own),
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

    /// What a class of the program adds to it.
    pub(super) fn own(&self) -> &dyn Part {
        &*self.0.own
    }

    /// Has `later`, if any, taken the place of the arguments that it was made of?
    pub(crate) fn later(&self) -> Option<Rc<Later>> {
        self.0.later.borrow().clone()
    }

    /// `self.args = …`, or what `__init__` sets them to.
    pub(super) fn set_later(&self, arguments: Arguments) {
        let old = self.0.later.replace(Some(Rc::new(Later(arguments))));
        drop(old);
    }

    fn with_arguments<T>(&self, then: impl FnOnce(&Arguments) -> T) -> T {
        match self.later() {
            Some(later) => then(&later.0),
            None => then(&self.0.arguments),
        }
    }

    /// Those it was made of, which nobody has replaced.
    pub(crate) fn first_arguments(&self) -> &Arguments {
        &self.0.arguments
    }

    /// Calls `see` with every element of `args`.
    pub fn each_argument(&self, see: &mut dyn FnMut(&dyn AnyValue)) {
        self.with_arguments(|arguments| arguments.each(see));
    }

    /// The arguments, then what `OSError` keeps apart (file names): what the constructor has to be given to
    /// make it again.
    pub fn each_constructor_argument(&self, see: &mut dyn FnMut(&dyn AnyValue)) {
        self.with_arguments(|arguments| {
            arguments.each(see);
            if let Some(filename) = arguments.filename(false) {
                see(filename);
            }
        });
    }

    /// Was it made from `errno, text`, as an OSError?
    pub(crate) fn is_system(&self) -> bool {
        self.with_arguments(|arguments| arguments.are_system(self.0.class))
    }

    /// `len(self.args)`.
    pub fn argument_count(&self) -> usize {
        self.with_arguments(Arguments::count)
    }

    /// The message, when the exception was made from Rust text.
    pub fn message(&self) -> Option<&str> {
        self.0.arguments.message()
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

    /// `__suppress_context__ = suppress`
    pub fn set_suppress_context(&self, suppress: bool) {
        self.0.suppress_context.set(suppress);
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

    /// Takes back the outermost entries, so many.
    pub(crate) fn drop_entries(&self, count: usize) {
        let mut entries = self.0.entries.borrow_mut();
        let kept = entries.len().saturating_sub(count);
        // Dropped after the borrow ends: a frame may own values whose release runs code.
        let dropped = entries.split_off(kept);
        drop(entries);
        drop(dropped);
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
        match (&self.0.foreign, self.own().info()) {
            (Some(foreign), _) => foreign.value.type_name(),
            (None, Some(own)) => own.name,
            (None, None) => self.0.class.name(),
        }
    }

    /// Its attributes `name` and `obj`.
    pub fn set_lack(&self, lack: Lack) {
        let _ = self.0.lack.set(Box::new(lack));
    }

    pub(crate) fn lack(&self) -> Option<&Lack> {
        self.0.lack.get().map(|lack| &**lack)
    }

    /// The name of the class as a traceback ends with it: with its module, where that is neither the main one
    /// nor `builtins` (`print_exception_message` in `Python/pythonrun.c`, `TracebackException` in
    /// `Lib/traceback.py`).
    pub(crate) fn shown_class(&self) -> &'static str {
        match (&self.0.foreign, self.own().info()) {
            (None, Some(own)) if own.module == "__main__" => own.qualname,
            (None, Some(own)) => own.full_name,
            // (The only one with a module of its own.)
            (None, None) if self.0.class.module().is_some() => "io.UnsupportedOperation",
            (Some(_), _) | (None, None) => self.class_name(),
        }
    }

    /// `BaseException.__repr__`: `ValueError('x')`, `KeyError()`, `ValueError('x', 2)`.
    pub(crate) fn base_repr(&self, out: &mut StrBuf) -> R<()> {
        let _deeper = nesting::enter(Doing::Repr, self.argument_count() > 0)?;
        out.push_str(self.class_name());
        self.with_arguments(|arguments| arguments.repr(out))
    }

    /// `__str__` of its builtin class.
    pub(crate) fn base_str(&self, out: &mut StrBuf) -> R<()> {
        let _deeper = nesting::enter(Doing::Str, self.argument_count() > 0)?;
        self.with_arguments(|arguments| arguments.str(self.0.class, out))
    }
}

impl<P: Part + ?Sized> Drop for Object<P> {
    /// A loop that re-raises builds a chain as long as it ran, so the chain is taken apart in a loop too. The
    /// order is CPython's (`BaseException_clear` in `Objects/exceptions.c`): attributes, arguments, traceback
    /// (innermost frame first), links.
    fn drop(&mut self) {
        // SAFETY: nobody has the object any more, and nothing below asks for this part.
        unsafe { ManuallyDrop::drop(&mut self.own) };
        self.later.take();
        arguments::release(mem::replace(&mut self.arguments, Arguments::NONE));
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
            let Some(Exception(mut next)) = waiting.pop() else { return };
            if let Some(object) = Rc::get_mut(&mut next) {
                links = mem::take(object.links.get_mut());
            }
        }
    }
}

impl AnyValue for Exception {
    fn type_name(&self) -> &'static str {
        self.class_name()
    }

    fn repr(&self, out: &mut StrBuf) -> R<()> {
        match (self.dynamic(), self.own().repr(self)) {
            (Some(value), _) => value.repr(out),
            (None, Some(text)) => {
                out.push(&text?);
                Ok(())
            }
            (None, None) => self.base_repr(out),
        }
    }

    fn str(&self, out: &mut StrBuf) -> R<()> {
        match (self.dynamic(), self.own().str(self)) {
            (Some(value), _) => value.str(out),
            (None, Some(text)) => {
                out.push(&text?);
                Ok(())
            }
            (None, None) => self.base_str(out),
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
