//! `yield from` at any depth in the time of one.
//!
//! A generator that delegates to another, which delegates in turn, is a chain. Whoever runs the outermost
//! would pass through all of them to the innermost and back with each item. Here the outermost knows the
//! innermost and runs that one itself; when it ends, the one that has delegated to it goes on, with what it
//! has returned.
//!
//! ```text
//! outermost ── innermost ──────────────┐
//!     └ delegate ── delegate ── delegate
//! ```
//! Only generators that nobody else holds take part: none of them can be run, thrown into or closed but
//! through the one that delegates to it. What is thrown in, and a chain that is too deep, goes from body to
//! body (`Generator::step`), which forgets the innermost and finds it again.

use std::cell::Cell;
use std::ptr::NonNull;
use std::rc::Rc;

use super::{About, DEPTH, End, Generator, Progress, Sent, State};
use crate::error::R;
use crate::protocol::Value;

/// A [`Delegate`] that is there as long as the body it stands in waits for it.
pub(super) type Link<Y, S> = NonNull<dyn Delegated<Y, S>>;

/// Of one generator: who it is to the chain, and whom it delegates to.
pub(super) struct Chain<Y, S> {
    /// How another generator delegates to it, if one does.
    pub(super) delegate: Cell<Option<Link<Y, S>>>,
    /// The end of its chain and how many delegate on the way there. Known while it waits, if it was the last
    /// to be run.
    pub(super) innermost: Cell<Option<Link<Y, S>>>,
    length: Cell<u32>,
    /// Nothing happens when it passes something on.
    is_plain: bool,
    deep: bool,
}

impl<Y, S> Chain<Y, S> {
    #[inline]
    pub(super) fn new(about: &About) -> Chain<Y, S> {
        Chain {
            delegate: Cell::new(None),
            innermost: Cell::new(None),
            length: Cell::new(0),
            is_plain: !about.framed && !about.handles,
            deep: about.deep,
        }
    }

    /// May a body that delegates to this generator be left out when it is run?
    pub(super) fn may_skip<T: Value, E: End>(&self, generator: &Generator<Y, S, T, E>) -> bool
    where
        Y: Value,
        S: Sent,
    {
        self.is_plain && self.deep == generator.0.about.deep && Rc::strong_count(&generator.0) == 1
    }

    /// The generator that the body delegates to, which has just been run, has yielded.
    #[inline]
    pub(super) fn goes_on_with<T: Value, E: End>(&self, delegate: &Delegate<Y, S, T, E>)
    where
        Y: Value,
        S: Sent,
    {
        let (innermost, length) = delegate.rest();
        self.innermost.set(Some(innermost));
        self.length.set(length + 1);
    }
}

/// A generator that a body delegates to: stands in that body.
pub(super) struct Delegate<Y: Value, S: Sent, T: Value, E: End> {
    pub(super) generator: Generator<Y, S, T, E>,
    /// The chain of the body.
    pub(super) by: *const Chain<Y, S>,
    /// What it has returned or raised when another than the body ran it.
    pub(super) ended: Cell<Option<R<T>>>,
}

impl<Y: Value, S: Sent, T: Value, E: End> Delegate<Y, S, T, E> {
    pub(super) fn link(&self) -> Link<Y, S> {
        NonNull::from(self as &dyn Delegated<Y, S>)
    }
}

/// What the outermost asks of the others, whatever they return.
pub(super) trait Delegated<Y, S> {
    /// Runs it to its next `yield`. At its end: None, and what it has returned or raised is kept.
    fn go_on(&self, sent: S) -> Option<Y>;
    /// Where its chain ends and how many delegate on the way there, right after it has been run.
    fn rest(&self) -> (Link<Y, S>, u32);
    /// How the one that delegates to it is delegated to; None for the outermost.
    fn outer(&self) -> Option<Link<Y, S>>;
}

impl<Y: Value, S: Sent, T: Value, E: End> Delegated<Y, S> for Delegate<Y, S, T, E> {
    #[inline]
    fn go_on(&self, sent: S) -> Option<Y> {
        let ended = match self.generator.step(sent) {
            Ok(Progress::Yielded(value)) => return Some(value),
            Ok(Progress::Returned(value)) => Ok(value),
            Err(raised) => Err(raised),
        };
        self.ended.set(Some(ended));
        None
    }

    #[inline]
    fn rest(&self) -> (Link<Y, S>, u32) {
        let chain = &self.generator.0.channel.chain;
        chain.innermost.get().map_or((self.link(), 0), |innermost| (innermost, chain.length.get()))
    }

    #[inline]
    fn outer(&self) -> Option<Link<Y, S>> {
        // SAFETY: this stands in the body that the chain lies beside.
        unsafe { (*self.by).delegate.get() }
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> Generator<Y, S, T, E> {
    /// Runs the end of the chain, and whoever goes on when that has ended.
    pub(super) fn run_innermost(&self, innermost: Link<Y, S>, sent: S) -> R<Progress<Y, T>> {
        let inner = &*self.0;
        let chain = &inner.channel.chain;
        let (outer, mut length) = (DEPTH.get(), chain.length.get());
        if chain.deep && crate::start::depth_exceeded(outer + 1 + length) {
            return self.step(sent);
        }
        inner.state.set(State::Running);
        let (mut at, mut sent) = (innermost, sent);
        loop {
            if chain.deep {
                DEPTH.set(outer + length);
            }
            // SAFETY: what the link points to stands in a body that waits for it: that body belongs to this
            // generator or to one of the chain, of which nobody else has a handle, so nothing has run it
            // since the link was made but this loop, which follows the links outwards when one ends.
            let delegate = unsafe { at.as_ref() };
            if let Some(value) = delegate.go_on(sent) {
                let (innermost, more) = delegate.rest();
                chain.innermost.set(Some(innermost));
                chain.length.set(length + more);
                break self.yielded(value, outer);
            }
            length -= 1;
            // The body takes what has been kept, whatever it is sent.
            sent = S::NONE;
            match delegate.outer() {
                Some(outwards) => at = outwards,
                None => {
                    inner.state.set(State::Suspended);
                    DEPTH.set(outer);
                    return self.step(sent);
                }
            }
        }
    }

    #[inline]
    fn yielded(&self, value: Y, outer: u32) -> R<Progress<Y, T>> {
        self.0.state.set(State::Suspended);
        if self.0.channel.chain.deep {
            DEPTH.set(outer);
        }
        Ok(Progress::Yielded(value))
    }
}
