//! Locals that outlive their frame.
//!
//! In CPython a traceback entry refers to the frame it stands for, and so to the locals of a function that an
//! exception has left: they are let go with the last exception that passed there, not before the handler
//! runs.
//!
//! ```python
//! def work():
//!     g = started_generator()
//!     raise ValueError          # g lives on in the traceback
//! try: work()
//! except ValueError: print("handler")
//! print("after")                # the generator's `finally` has run before this, and after "handler"
//! ```
//!
//! A native function whose variables may hold objects of the isolate, or generators that are closed with
//! their last reference, has a [`Locals`]. It costs nothing until
//! an exception passes; then the entries of all exceptions that pass share one [`Frame`]. As the function
//! ends, in whatever way, its variables go to that frame if anybody still holds it.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use super::Exception;
use crate::dynamic::{self, Dyn};
use crate::protocol::Value;

/// The frame of one call, as far as exceptions have passed it.
#[derive(Default)]
pub struct Locals(OnceCell<Rc<Frame>>);

/// What the entries of one call share.
#[derive(Default)]
pub struct Frame {
    kept: RefCell<Vec<Kept>>,
    /// The isolate's frame object, once an entry has crossed.
    object: OnceCell<Dyn>,
}

/// The value of a variable.
pub enum Kept {
    Object(Dyn),
    Exception(Exception),
    /// Holds objects of the isolate somewhere inside.
    Other(Box<dyn Any>),
}

/// Lets go of what it holds as its type does.
pub struct Held<T: Value> {
    value: Option<T>,
}

impl<T: Value> Held<T> {
    #[inline]
    pub fn new(value: T) -> Held<T> {
        Held { value: Some(value) }
    }

    /// Somebody else holds it from now on.
    #[inline]
    pub fn into_inner(mut self) -> T {
        self.value.take().expect("only taken by who consumes this")
    }
}

impl<T: Value> Deref for Held<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        self.value.as_ref().expect("only taken by who consumes this")
    }
}

impl<T: Value> Drop for Held<T> {
    #[inline]
    fn drop(&mut self) {
        if let Some(value) = self.value.take() {
            value.let_go();
        }
    }
}

/// The variables of a frame, in order.
#[derive(Default)]
pub struct KeptLocals(Vec<Kept>);

impl KeptLocals {
    pub fn object(&mut self, value: Dyn) {
        if !value.is_none() {
            self.0.push(Kept::Object(value));
        }
    }
    pub fn exception(&mut self, value: Exception) {
        self.0.push(Kept::Exception(value));
    }
    pub fn other<T: 'static>(&mut self, value: T) {
        self.0.push(Kept::Other(Box::new(value)));
    }
}

impl Locals {
    /// For an entry of this call.
    pub(super) fn frame(&self) -> Rc<Frame> {
        Rc::clone(self.0.get_or_init(Rc::default))
    }

    /// Does an exception that passed here still live?
    #[inline]
    pub fn are_held(&self) -> bool {
        self.0.get().is_some_and(Frame::is_held)
    }

    /// The function ends: whoever holds its frame holds its variables.
    #[cold]
    pub fn keep(&self, locals: KeptLocals) {
        let Some(frame) = self.0.get() else { return };
        // A variable may hold the exception in whose traceback it is: a ring, which is for the isolate's
        // collector to find.
        for kept in &locals.0 {
            if let (Kept::Exception(exception), true) = (kept, dynamic::is_running()) {
                dynamic::exception_object(exception);
            }
        }
        frame.kept.replace(locals.0);
        frame.hand_over();
    }
}

impl Frame {
    fn is_held(self: &Rc<Frame>) -> bool {
        Rc::strong_count(self) > 1 || self.object.get().is_some_and(|object| !object.is_last())
    }

    /// The isolate's frame object.
    pub(crate) fn object(&self) -> Option<&Dyn> {
        self.object.get()
    }

    /// An entry has crossed: this is the frame object made for it.
    pub(crate) fn set_object(&self, object: Dyn) {
        if self.object.set(object).is_ok() {
            self.hand_over();
        }
    }

    /// What the native frame holds goes to the isolate's.
    fn hand_over(&self) {
        if let Some(object) = self.object.get() {
            let kept = self.kept.take();
            if !kept.is_empty() {
                dynamic::keep_locals(object, kept);
            }
        }
    }
}
