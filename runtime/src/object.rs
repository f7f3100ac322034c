//! A value of which only what every value can do is known: an argument of an exception, seen from its
//! handler.
//!
//! It prints, compares, hashes and tells its class as the value itself does.

use std::rc::Rc;

use crate::bytes::Bytes;
use crate::dynamic::Dyn;
use crate::error::arguments::Later;
use crate::error::{Exception, R};
use crate::protocol::{AnyValue, Order, Sequence, Value, View};
use crate::singletons::{Ellipsis, NoneType, NotImplementedType};
use crate::text::{Str, StrBuf};
use crate::tuple::Tup;

/// Some value; `clone` is another reference to it.
#[derive(Clone)]
pub struct Object(Held);

#[derive(Clone)]
enum Held {
    /// One of those the exception was made of, which never change.
    Argument(Exception, usize),
    FileName(Exception, bool),
    /// One of those it has been given later.
    Later(Rc<Later>, usize),
    LaterFileName(Rc<Later>, bool),
    Value(Rc<dyn AnyValue>),
    Foreign(Dyn),
}

impl Object {
    /// An argument that the (native) exception has.
    pub(crate) fn of_argument(exception: &Exception, index: usize) -> Object {
        let later = exception.later();
        let arguments = later.as_ref().map_or(exception.first_arguments(), |later| &later.0);
        match (arguments.message(), &later) {
            (Some(message), _) => Object::new(Str::from(message)),
            (None, Some(later)) => Object(Held::Later(Rc::clone(later), index)),
            (None, None) => Object(Held::Argument(exception.clone(), index)),
        }
    }

    /// The file name an OSError keeps apart from its arguments, the first or the second.
    pub(crate) fn of_filename(exception: &Exception, second: bool) -> Option<Object> {
        match exception.later() {
            Some(later) => {
                later.0.filename(second).is_some().then(|| Object(Held::LaterFileName(later, second)))
            }
            None => {
                let found = exception.first_arguments().filename(second);
                found.map(|_| Object(Held::FileName(exception.clone(), second)))
            }
        }
    }

    pub(crate) fn new(value: impl AnyValue) -> Object {
        Object(Held::Value(Rc::new(value)))
    }

    /// Another reference to a value whose type is not known, a key that was looked for; `None` for what is
    /// none.
    pub(crate) fn of_key(key: &dyn AnyValue) -> Option<Object> {
        Some(match key.view() {
            View::None => Object::new(NoneType),
            View::Ellipsis => Object::new(Ellipsis),
            View::NotImplemented => Object::new(NotImplementedType),
            View::Bool(value) => Object::new(value),
            View::Int(value) => Object::new(value.clone()),
            View::Float(value) => Object::new(value),
            View::Complex(value) => Object::new(value),
            View::Str(value) => Object::new(value.clone()),
            View::Bytes(value) => Object::new(Bytes::from(value)),
            View::Range(value) => Object::new(value.clone()),
            View::Exception(value) => Object::new(value.clone()),
            View::Type(value) => Object::new(value.clone()),
            View::Dyn(value) => Object::foreign(value.clone()),
            View::Tuple(items) => Object::new(Tup::from_vec(Object::of_items(items)?)),
            View::Set(set) => Object(Held::Value(set.shared()?)),
            View::Slice(value) => Object::new(value.clone()),
            View::Instance(value) => Object(Held::Value(value.shared())),
            View::List(_) | View::Dict(_) | View::Other => return None,
        })
    }

    fn of_items(items: &dyn Sequence) -> Option<Vec<Object>> {
        let mut found = Vec::with_capacity(items.length());
        for index in 0..items.length() {
            let seen = items.element(index, &mut |item| {
                found.extend(Object::of_key(item));
                Ok(())
            });
            debug_assert!(seen.is_ok(), "a tuple's items are there");
        }
        (found.len() == items.length()).then_some(found)
    }

    pub(crate) fn foreign(value: Dyn) -> Object {
        Object(Held::Foreign(value))
    }

    fn held(&self) -> &dyn AnyValue {
        match &self.0 {
            Held::Argument(exception, index) => exception.first_arguments().argument(*index),
            Held::FileName(exception, second) => {
                exception.first_arguments().filename(*second).expect("asked before")
            }
            Held::Later(later, index) => later.0.argument(*index),
            Held::LaterFileName(later, second) => later.0.filename(*second).expect("asked before"),
            Held::Value(value) => &**value,
            Held::Foreign(value) => value,
        }
    }
}

impl AnyValue for Object {
    fn type_name(&self) -> &'static str {
        self.held().type_name()
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        self.held().repr(out)
    }
    fn str(&self, out: &mut StrBuf) -> R<()> {
        self.held().str(out)
    }
    fn format(&self, spec: &Str, out: &mut StrBuf) -> R<()> {
        self.held().format(spec, out)
    }
    fn truth(&self) -> R<bool> {
        self.held().truth()
    }
    fn hash(&self) -> R<i64> {
        self.held().hash()
    }
    fn view(&self) -> View<'_> {
        self.held().view()
    }
    fn as_builtin(&self) -> View<'_> {
        self.held().as_builtin()
    }
    fn address(&self) -> usize {
        self.held().address()
    }
}

impl Value for Object {
    const OBSERVED: bool = true;

    fn eq(&self, other: &Object) -> R<bool> {
        crate::cross::eq(self.held(), other.held())
    }
    fn same_or_eq(&self, other: &Object) -> R<bool> {
        crate::cross::same_or_eq(self.held(), other.held())
    }
    fn order(&self, other: &Object, order: Order) -> R<bool> {
        crate::cross::order(self.held(), other.held(), order)
    }
}
