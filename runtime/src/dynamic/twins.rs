//! Strings that crossed and are not copied again: literals, and long ones that crossed of late.
//!
//! A literal is one object in the isolate, too, like a constant of CPython's code.
//!
//! Text crosses by value, which takes time for a long one; CPython passes references. So the last few long
//! strings are kept with their other halves, until another one comes when nobody has either half any more.
//! Neither half ever changes: who extends a string in place asks first whether it is the only owner.

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;

use super::table::{DynRepr, tag};
use super::value::Dyn;
use crate::text::Str;

/// Code points from which on a string is long: shorter ones are copied in no time.
pub(super) const LONG: usize = 256;
/// Up to which one is kept: what a longer one takes is not doubled.
const LONGEST: usize = 1 << 28;
const KEPT: usize = 4;

struct Twins {
    native: Str,
    object: Dyn,
}

impl Twins {
    /// Has everybody else let both halves go?
    fn is_unused(&self) -> bool {
        self.native.is_unique() && self.object.is_last()
    }
}

thread_local! {
    /// Never dropped: a thread ends without the GIL, which letting objects go needs.
    static TWINS: RefCell<[Option<ManuallyDrop<Twins>>; KEPT]> =
        const { RefCell::new([const { None }; KEPT]) };
    static NEXT: Cell<usize> = const { Cell::new(0) };
}

/// The object of a literal (or another string that lives for ever), which `make` makes.
#[inline]
pub(super) fn literal(text: &Str, make: impl FnOnce() -> Dyn) -> Dyn {
    const SLOTS: usize = 512;
    type Slot = (Cell<usize>, Cell<DynRepr>);
    thread_local! {
        /// By address; never dropped, as above.
        static LITERALS: [Slot; SLOTS] =
            const { [const { (Cell::new(0), Cell::new(DynRepr { tag: tag::NONE, payload: 0 })) }; SLOTS] };
    }
    let address = text.object_address();
    LITERALS.with(|literals| {
        let (of, object) = &literals[(address >> 4 ^ address >> 13) % SLOTS];
        if of.get() != address {
            let another = object.replace(make().into_repr());
            of.set(address);
            drop(Dyn::from_repr(another));
        }
        Dyn::shared(object.get())
    })
}

fn find<T>(is_it: impl Fn(&Twins) -> bool, give: impl Fn(&Twins) -> T) -> Option<T> {
    TWINS.with_borrow(|twins| twins.iter().flatten().find(|twins| is_it(twins)).map(|twins| give(twins)))
}

/// The native text of an exact str object.
pub(super) fn native(object: &Dyn) -> Option<Str> {
    find(|twins| twins.object.same(object), |twins| twins.native.clone())
}

/// The object of a native text.
pub(super) fn object(native: &Str) -> Option<Dyn> {
    find(|twins| twins.native.object_address() == native.object_address(), |twins| twins.object.clone())
}

/// A long string has been copied, from an exact str or to one.
pub(super) fn keep(native: &Str, object: &Dyn) {
    if native.len() > LONGEST {
        return;
    }
    let twins = Twins { native: native.clone(), object: object.clone() };
    let place = NEXT.get();
    NEXT.set((place + 1) % KEPT);
    let mut before = TWINS.with_borrow_mut(|all| {
        let unused = all.each_mut().map(|known| known.take_if(|known| known.is_unused()));
        (unused, all[place].replace(ManuallyDrop::new(twins)))
    });
    before
        .0
        .iter_mut()
        .chain([&mut before.1])
        .filter_map(Option::take)
        .map(ManuallyDrop::into_inner)
        .for_each(drop);
}
