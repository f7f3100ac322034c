//! Exceptions of classes of the program: a builtin exception and the attributes that the program adds.
//!
//! ```python
//! class Full(ValueError):          # emission makes a struct of the attributes and implements `OwnClass`
//!     def __init__(self, size):    # `args` is `(size,)` before `__init__` runs: `BaseException.__new__`
//!         super().__init__("full") # and `("full",)` from here on
//!         self.size = size
//! ```
//!
//! An [`OwnException`] is an [`Exception`] of which the class is known, so that either becomes the other for
//! nothing.
#![allow(unsafe_code, reason = "the attributes of an exception whose class has been asked for")]

use std::marker::PhantomData;
use std::ops::Deref;

use super::arguments::Arguments;
use super::{Class, Exception, R};
use crate::protocol::{AnyValue, Value, View};
use crate::text::{Str, StrBuf};

/// What is known of a class of exceptions of the program.
pub struct OwnInfo {
    /// Its number in the program.
    pub id: u32,
    /// `C.__name__`
    pub name: &'static str,
    /// `C.__module__`
    pub module: &'static str,
    /// `C.__qualname__`
    pub qualname: &'static str,
    /// `module.qualname`
    pub full_name: &'static str,
    /// The nearest builtin class among its bases.
    pub builtin: Class,
    /// Its own number and those of its bases that are classes of the program.
    pub bases: &'static [u32],
    /// Has it an `__init__` of the program, so that the builtin one runs only where that calls it?
    pub has_init: bool,
}

/// A class of the program that derives from an exception.
pub trait OwnClass: Sized + 'static {
    const INFO: &'static OwnInfo;

    /// `__repr__`; `None` where it is `BaseException`'s.
    fn repr(_this: &OwnException<Self>) -> Option<R<Str>> {
        None
    }
    /// `__str__`; `None` where it is the builtin class's.
    fn str(_this: &OwnException<Self>) -> Option<R<Str>> {
        None
    }
}

/// The attributes of an exception object, whatever its class.
pub(super) trait Part: 'static {
    fn info(&self) -> Option<&'static OwnInfo>;
    fn repr(&self, this: &Exception) -> Option<R<Str>>;
    fn str(&self, this: &Exception) -> Option<R<Str>>;
}

/// Of a builtin class.
pub(super) struct Nothing;

impl Part for Nothing {
    fn info(&self) -> Option<&'static OwnInfo> {
        None
    }
    fn repr(&self, _: &Exception) -> Option<R<Str>> {
        None
    }
    fn str(&self, _: &Exception) -> Option<R<Str>> {
        None
    }
}

#[repr(transparent)]
struct Own<C>(C);

impl<C: OwnClass> Part for Own<C> {
    fn info(&self) -> Option<&'static OwnInfo> {
        Some(C::INFO)
    }
    fn repr(&self, this: &Exception) -> Option<R<Str>> {
        C::repr(&OwnException(this.clone(), PhantomData))
    }
    fn str(&self, this: &Exception) -> Option<R<Str>> {
        C::str(&OwnException(this.clone(), PhantomData))
    }
}

/// An exception of exactly this class of the program; `clone` is another reference to it.
pub struct OwnException<C>(Exception, PhantomData<C>);

impl<C> Clone for OwnException<C> {
    #[inline]
    fn clone(&self) -> OwnException<C> {
        OwnException(self.0.clone(), PhantomData)
    }
}

impl<C: OwnClass> Deref for OwnException<C> {
    type Target = C;
    #[inline]
    fn deref(&self) -> &C {
        // SAFETY: an `OwnException<C>` is only made around an exception whose part is an `Own<C>`, and that
        // is nothing but a `C`.
        unsafe { &*(&raw const *self.0.own()).cast::<C>() }
    }
}

impl<C: OwnClass> OwnException<C> {
    /// `C.__new__(C, *arguments)` (`BaseException_new` in `Objects/exceptions.c`), and `__init__` of the
    /// builtin class where the program has none. `OSError_new` leaves the arguments to `OSError.__init__`
    /// where there is an `__init__` of the program.
    pub fn new(attributes: C, arguments: Vec<Box<dyn AnyValue>>) -> OwnException<C> {
        let class = C::INFO.builtin;
        let arguments = match (C::INFO.has_init, class.is_subclass(Class::OSError)) {
            (true, true) => Arguments::Values(vec![]),
            (true, false) => Arguments::Values(arguments),
            (false, _) => Arguments::of(class, arguments),
        };
        OwnException(Exception::of_own(Own(attributes), class, arguments), PhantomData)
    }

    /// An exception that is known to be of this class.
    #[inline]
    pub fn of(exception: Exception) -> OwnException<C> {
        let own = exception.own_class().expect("the compiler has asked for its class");
        assert!(own.id == C::INFO.id, "the compiler has asked for its class");
        OwnException(exception, PhantomData)
    }

    /// The same as one of any class.
    #[inline]
    pub fn exception(&self) -> &Exception {
        &self.0
    }

    #[inline]
    pub fn into_exception(self) -> Exception {
        self.0
    }
}

impl Exception {
    /// Its class, where that is one of the program.
    pub fn own_class(&self) -> Option<&'static OwnInfo> {
        self.own().info()
    }

    /// Is it an instance of one of these classes of the program, or of one that derives from them?
    pub fn is_own(&self, classes: &[u32]) -> bool {
        self.own_class().is_some_and(|own| own.bases.iter().any(|base| classes.contains(base)))
    }

    /// Is its class exactly this one?
    pub fn is_exactly(&self, class: u32) -> bool {
        self.own_class().is_some_and(|own| own.id == class)
    }

    /// `__init__` of its builtin class: sets `args`, and what OSError takes from them.
    pub fn initialise(&self, arguments: Vec<Box<dyn AnyValue>>) {
        self.set_later(Arguments::of(self.class(), arguments));
    }

    /// `self.args = …`: what else its builtin class keeps stays as it is.
    pub fn set_arguments(&self, arguments: Vec<Box<dyn AnyValue>>) {
        self.set_later(Arguments::Values(arguments));
    }

    /// Has `__init__` of its builtin class run?
    pub(crate) fn is_initialised(&self) -> bool {
        self.own_class().is_none_or(|own| !own.has_init) || self.later().is_some()
    }
}

impl<C: OwnClass> AnyValue for OwnException<C> {
    fn type_name(&self) -> &'static str {
        C::INFO.name
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        self.0.repr(out)
    }
    fn str(&self, out: &mut StrBuf) -> R<()> {
        self.0.str(out)
    }
    fn hash(&self) -> R<i64> {
        self.0.hash()
    }
    fn view(&self) -> View<'_> {
        View::Exception(&self.0)
    }
    fn address(&self) -> usize {
        self.0.address()
    }
}

impl<C: OwnClass> Value for OwnException<C> {
    const OBSERVED: bool = true;

    fn eq(&self, other: &OwnException<C>) -> R<bool> {
        Ok(self.0.same(&other.0))
    }
}
