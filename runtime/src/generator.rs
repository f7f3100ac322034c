//! Generators: bodies that stop at each `yield` and go on where they stopped.
//!
//! Emission writes the body of a function with `yield` as an `async` block, and `yield value` as
//! `yields.give(value).await`: Rust's own transform makes the state of it, with the live variables as fields.
//! Nothing asynchronous happens; [`Generator::resume`] polls the block itself.
//!
//! ```text
//! def count(n):                    Generator::new(&ABOUT, |entry| async move {
//!     yield n                          let yields = entry.begin().await;
//!     return 1                         let sent = yields.give(n).await?;
//!                                      Ok(1)
//!                                  })
//! ```
//! What stands at the `yield` gives `R<sent>`: an exception that is thrown in leaves it like any other. What
//! the body is handling when it stops is not handled by whoever runs it: it is kept aside until the body goes
//! on (`gi_exc_state`).
//!
//! A generator that nobody has any more is closed first where code of the program sees that (`E` is None
//! then); all others just go.
//!
//! `Objects/genobject.c` says what a generator does in each of its states.
#![allow(unsafe_code)] // The body is polled in place.

mod chain;

use std::cell::{Cell, UnsafeCell};
use std::future::Future;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use crate::error::{self, Class, Exception, R, Raised, Site};
use crate::never::Never;
use crate::protocol::{AnyValue, Iter, Iterable, Value, View};
use crate::singletons::NoneType;
use crate::text::StrBuf;
use crate::union::U2;
use chain::{Chain, Delegate};

/// What a generator of these types is, whatever its body.
pub struct Generator<Y: Value, S: Sent, T: Value, E: End>(
    Rc<Inner<Y, S, dyn Future<Output = R<T>>>>,
    PhantomData<E>,
);

/// Does code of the program see that a generator goes before it has finished?
pub trait End: Value {
    const IS_SEEN: bool;
}

impl End for Never {
    const IS_SEEN: bool = false;
}

impl End for NoneType {
    const IS_SEEN: bool = true;
}

/// What a generator may be sent: at least None.
pub trait Sent: Value {
    const NONE: Self;
}

impl Sent for NoneType {
    const NONE: NoneType = NoneType;
}

macro_rules! sent_unions {
    ($($name:ident { $($member:ident),* })*) => {
        $(impl<$($member: Value),*> Sent for crate::union::$name<NoneType, $($member),*> {
            const NONE: Self = crate::union::$name::A(NoneType);
        })*
    };
}
sent_unions! {
    U2 { B }
    U3 { B, C }
    U4 { B, C, D }
    U5 { B, C, D, E }
    U6 { B, C, D, E, F }
    U7 { B, C, D, E, F, G }
    U8 { B, C, D, E, F, G, H }
    U9 { B, C, D, E, F, G, H, I }
    U10 { B, C, D, E, F, G, H, I, J }
    U11 { B, C, D, E, F, G, H, I, J, K }
    U12 { B, C, D, E, F, G, H, I, J, K, L }
    U13 { B, C, D, E, F, G, H, I, J, K, L, M }
    U14 { B, C, D, E, F, G, H, I, J, K, L, M, N }
    U15 { B, C, D, E, F, G, H, I, J, K, L, M, N, O }
    U16 { B, C, D, E, F, G, H, I, J, K, L, M, N, O, P }
}

/// What the compiler knows of the body.
pub struct About {
    pub qualname: &'static str,
    /// Where it begins: the entry of what is thrown in before that.
    pub begin: Option<&'static Site>,
    /// Its frame counts as recursion: `DEPTH` says where whoever runs it stands.
    pub deep: bool,
    /// It is no frame at all: it stands where whoever runs it stands.
    pub uncounted: bool,
    /// Its frame counts in the isolate's own count.
    pub framed: bool,
    /// It has handlers, in which it may stop.
    pub handles: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It has not begun.
    Created,
    /// It stopped at a `yield`.
    Suspended,
    Running,
    Finished,
}

/// What goes in and out of a body at a `yield`. What is yielded is there from the `yield` until whoever runs
/// the body takes it, at once; what is sent, from there until the `yield` gives it.
struct Channel<Y, S> {
    yielded: UnsafeCell<MaybeUninit<Y>>,
    sent: UnsafeCell<MaybeUninit<R<S>>>,
    /// While it runs: how many exceptions those are handling that run it.
    outer_handlers: Cell<usize>,
    /// Whom it delegates to.
    chain: Chain<Y, S>,
}

impl<Y, S> Channel<Y, S> {
    /// What the `yield` gives when the body goes on. (A body that has not begun has no `yield`, and is sent
    /// None or an exception, which own nothing.)
    #[inline(always)]
    fn send(&self, sent: R<S>) {
        // SAFETY: the body is not running, so nobody reads it.
        unsafe { (*self.sent.get()).write(sent) };
    }
}

struct Inner<Y, S, F: ?Sized> {
    about: &'static About,
    state: Cell<State>,
    /// What it is handling, while it has stopped.
    handled: Cell<Vec<Exception>>,
    channel: Channel<Y, S>,
    /// Dropped when it has finished.
    body: UnsafeCell<ManuallyDrop<F>>,
}

/// How far a body has got.
pub enum Progress<Y, T> {
    Yielded(Y),
    Returned(T),
}

thread_local! {
    /// How deep the function stands that is about to run a generator, where that counts.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// The function that runs a generator next, or an operation that calls a special method, stands so deep.
#[inline(always)]
pub fn at(depth: u32) {
    DEPTH.set(depth);
}

/// Calls a special method, which no caller tells how deep it is: one below the function that stands there.
#[inline]
pub fn below<T>(call: impl FnOnce(u32) -> R<T>) -> R<T> {
    let outer = DEPTH.get();
    let given = call(outer + 1);
    DEPTH.set(outer);
    given
}

/// A function of the library runs a generator: a frame of CPython's that native code has none for.
#[inline]
pub(crate) fn in_library<T>(run: impl FnOnce() -> T) -> T {
    let outer = DEPTH.get();
    DEPTH.set(outer + 1);
    let given = run();
    DEPTH.set(outer);
    given
}

/// How deep the body stands that is running.
#[inline(always)]
pub fn depth() -> u32 {
    DEPTH.get()
}

/// What a body begins with. Only what runs inside of that body may use it.
pub struct Entry<Y, S>(PhantomData<(Y, S)>);

impl<Y, S> Entry<Y, S> {
    /// The way out of the body.
    #[inline(always)]
    pub fn begin(self) -> Begin<Y, S> {
        Begin(PhantomData)
    }
}

/// Finds the channel of the body that it runs in.
pub struct Begin<Y, S>(PhantomData<(Y, S)>);

impl<Y, S> Future for Begin<Y, S> {
    type Output = Yields<Y, S>;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Yields<Y, S>> {
        Poll::Ready(Yields(cx.waker().data().cast()))
    }
}

/// The way out of one body.
pub struct Yields<Y, S>(*const Channel<Y, S>);

impl<Y, S> Yields<Y, S> {
    /// `yield value`: gives what is sent, or the exception that is thrown in.
    #[inline(always)]
    pub fn give(&self, value: Y) -> Give<'_, Y, S> {
        // SAFETY: the body was made with these very types (`Generator::new` ties `Entry` to them), and only
        // `Inner::poll` runs it, with its channel behind the waker: beside the body, in one allocation.
        // Nothing is yielded now, for whoever runs the body takes that at once.
        unsafe { (*(*self.0).yielded.get()).write(value) };
        Give { waiting: Waiting { of: self, is_back: false } }
    }

    /// What is thrown in is raised where the body handles an exception (`_PyErr_ChainStackItem`).
    #[cold]
    fn chained(&self, raised: Raised) -> Raised {
        // SAFETY: as in `give`.
        error::chained(raised, unsafe { (*self.0).outer_handlers.get() })
    }

    /// What runs meanwhile is not run by this body: what it handles is nothing to it.
    fn aside<U>(&self, run: impl FnOnce() -> U) -> U {
        // SAFETY: as in `give`.
        let own = error::take_handled(unsafe { (*self.0).outer_handlers.get() });
        let given = run();
        error::handle_again(own);
        given
    }

    /// `yield from generator` with items of the same type: whoever runs this body goes on with that
    /// generator, until it ends.
    #[inline]
    pub async fn delegate<T: Value, E: End>(
        &self,
        generator: Generator<Y, S, T, E>,
        nothing: impl FnOnce() -> T,
    ) -> R<T>
    where
        Y: Value,
        S: Sent,
    {
        if generator.is_finished() {
            return Ok(nothing());
        }
        // SAFETY: as in `give`; the channel is there as long as the body.
        let own = unsafe { &(*self.0).chain };
        if !own.may_skip(&generator) {
            return self.give_all(generator, |item| item, nothing).await;
        }
        let delegate = Delegate { generator, by: own, ended: Cell::new(None) };
        delegate.generator.0.channel.chain.delegate.set(Some(delegate.link()));
        let mut progress = delegate.generator.step(S::NONE)?;
        loop {
            match progress {
                Progress::Yielded(value) => {
                    own.goes_on_with(&delegate);
                    progress = match self.give(value).waiting.await {
                        Ok(value) => match delegate.ended.take() {
                            Some(ended) => Progress::Returned(ended?),
                            None => delegate.generator.step(value)?,
                        },
                        Err(raised) => self.thrown(&delegate.generator, raised)?,
                    };
                }
                Progress::Returned(value) => return Ok(value),
            }
        }
    }

    /// `yield from generator`; its items are yielded as `item` makes them. `nothing` is None, which one that
    /// has finished before gives.
    #[inline]
    pub async fn give_all<Z: Value, T: Value, E: End>(
        &self,
        generator: Generator<Z, S, T, E>,
        item: impl Fn(Z) -> Y,
        nothing: impl FnOnce() -> T,
    ) -> R<T>
    where
        S: Sent,
    {
        if generator.is_finished() {
            return Ok(nothing());
        }
        let mut progress = generator.resume(S::NONE)?;
        loop {
            match progress {
                Progress::Yielded(value) => {
                    // What is thrown in is not raised here.
                    progress = match self.give(item(value)).waiting.await {
                        Ok(value) => generator.resume(value)?,
                        Err(raised) => self.thrown(&generator, raised)?,
                    };
                }
                Progress::Returned(value) => return Ok(value),
            }
        }
    }

    /// What is thrown into a body that delegates to a generator is thrown into that one; GeneratorExit closes
    /// it first (`_gen_throw`).
    #[cold]
    fn thrown<Z: Value, T: Value, E: End>(
        &self,
        generator: &Generator<Z, S, T, E>,
        raised: Raised,
    ) -> R<Progress<Z, T>>
    where
        S: Sent,
    {
        let exception = error::take_unseen(raised);
        let given = self.aside(|| {
            if exception.is_instance(Class::GeneratorExit) {
                generator.close()?;
                Err(error::reraise(exception))
            } else {
                generator.throw_in(exception)
            }
        });
        given.map_err(|raised| self.chained(raised))
    }
}

/// A `yield` that waits.
pub struct Give<'b, Y, S> {
    waiting: Waiting<'b, Y, S>,
}

impl<Y, S> Future for Give<'_, Y, S> {
    type Output = R<S>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R<S>> {
        let of = self.waiting.of;
        Pin::new(&mut self.waiting).poll(cx).map(|sent| sent.map_err(|raised| of.chained(raised)))
    }
}

struct Waiting<'b, Y, S> {
    of: &'b Yields<Y, S>,
    is_back: bool,
}

impl<Y, S> Future for Waiting<'_, Y, S> {
    type Output = R<S>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<R<S>> {
        if !std::mem::replace(&mut self.is_back, true) {
            return Poll::Pending;
        }
        // SAFETY: as in `give`; whoever goes on with a body has sent something, which is read once.
        Poll::Ready(unsafe { (*(*self.of.0).sent.get()).assume_init_read() })
    }
}

/// A waker that wakes nobody: it only carries the channel.
static NOBODY: RawWakerVTable =
    RawWakerVTable::new(|channel| RawWaker::new(channel, &NOBODY), |_| {}, |_| {}, |_| {});

impl<Y: Value, S: Sent, T: Value> Inner<Y, S, dyn Future<Output = R<T>>> {
    /// Runs the body to its next `yield` or its end.
    #[inline(always)]
    fn poll(&self) -> Poll<R<T>> {
        let channel: *const Channel<Y, S> = &raw const self.channel;
        // SAFETY: nobody is woken by it, and `NOBODY` has no use for the pointer.
        let waker = ManuallyDrop::new(unsafe { Waker::from_raw(RawWaker::new(channel.cast(), &NOBODY)) });
        // SAFETY: it stays where it is until it is dropped, in this allocation; no other reference to it
        // exists, since `state` is Running while it is polled.
        let body = unsafe { Pin::new_unchecked(&mut **self.body.get()) };
        body.poll(&mut Context::from_waker(&waker))
    }
}

impl<Y, S, F: ?Sized> Inner<Y, S, F> {
    /// The body is no longer needed: what it holds is let go.
    fn finish(&self) {
        if self.state.replace(State::Finished) != State::Finished {
            // SAFETY: only once, since it is Finished now; nobody is running it.
            unsafe { ManuallyDrop::drop(&mut *self.body.get()) };
        }
    }
}

impl<Y, S, F: ?Sized> Drop for Inner<Y, S, F> {
    fn drop(&mut self) {
        self.finish();
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> Generator<Y, S, T, E> {
    /// A generator that has not begun.
    #[inline]
    pub fn new<F>(about: &'static About, body: impl FnOnce(Entry<Y, S>) -> F) -> Generator<Y, S, T, E>
    where
        F: Future<Output = R<T>> + 'static,
    {
        let inner = Inner {
            about,
            state: Cell::new(State::Created),
            handled: Cell::default(),
            channel: Channel {
                yielded: UnsafeCell::new(MaybeUninit::uninit()),
                sent: UnsafeCell::new(MaybeUninit::uninit()),
                outer_handlers: Cell::new(usize::MAX),
                chain: Chain::new(about),
            },
            body: UnsafeCell::new(ManuallyDrop::new(body(Entry(PhantomData)))),
        };
        Generator(Rc::new(inner), PhantomData)
    }

    /// Has it come to its end?
    #[inline]
    pub fn is_finished(&self) -> bool {
        self.0.state.get() == State::Finished
    }

    /// Runs it to its next `yield`, where it gets `sent`, or to its end; not when it has finished.
    #[inline]
    pub fn resume(&self, sent: S) -> R<Progress<Y, T>> {
        let inner = &*self.0;
        if !matches!(inner.state.get(), State::Suspended | State::Created) {
            return Err(self.refused());
        }
        if let Some(innermost) = inner.channel.chain.innermost.get() {
            return self.run_innermost(innermost, sent);
        }
        inner.channel.send(Ok(sent));
        self.run()
    }

    /// The same, itself first, whomever it delegates to.
    #[inline]
    fn step(&self, sent: S) -> R<Progress<Y, T>> {
        let inner = &*self.0;
        if !matches!(inner.state.get(), State::Suspended | State::Created) {
            return Err(self.refused());
        }
        inner.channel.send(Ok(sent));
        self.run()
    }

    /// `generator.send(value)`
    pub fn send(&self, value: S) -> R<Y> {
        if self.0.state.get() == State::Created && !matches!(value.view(), View::None) {
            return Err(error::type_error("can't send non-None value to a just-started generator"));
        }
        match self.resume(value)? {
            Progress::Yielded(value) => Ok(value),
            Progress::Returned(value) => Err(stop(value)),
        }
    }

    /// `generator.throw(exception)`
    pub fn throw(&self, exception: Exception) -> R<Y> {
        match self.throw_in(exception)? {
            Progress::Yielded(value) => Ok(value),
            Progress::Returned(value) => Err(stop(value)),
        }
    }

    /// The exception is raised where it has stopped, or at its very beginning (`gen_send_ex` with `exc`).
    pub fn throw_in(&self, exception: Exception) -> R<Progress<Y, T>> {
        let inner = &*self.0;
        match inner.state.get() {
            State::Finished => Err(error::reraise(exception)),
            State::Running => Err(self.refused()),
            State::Created => {
                inner.finish();
                let raised = error::reraise(exception);
                let raised = inner.about.begin.map_or(raised, |begin| error::trace(raised, begin));
                Err(no_stop_iteration(raised))
            }
            State::Suspended => {
                inner.channel.send(Err(error::reraise(exception)));
                self.run()
            }
        }
    }

    /// `generator.close()`: GeneratorExit is raised where it has stopped (`gen_close`). Gives what it returns
    /// then, from 3.13 on.
    pub fn close(&self) -> R<U2<NoneType, T>> {
        let inner = &*self.0;
        match inner.state.get() {
            State::Finished => return Ok(U2::A(NoneType)),
            State::Created => {
                inner.finish();
                return Ok(U2::A(NoneType));
            }
            State::Running => return Err(self.refused()),
            State::Suspended => {}
        }
        let exit = error::raise(Exception::new(Class::GeneratorExit, Vec::new()));
        inner.channel.send(Err(exit));
        match self.run() {
            Ok(Progress::Returned(value)) if crate::target::minor() >= 13 => Ok(U2::B(value)),
            Ok(Progress::Returned(_)) => Ok(U2::A(NoneType)),
            Ok(Progress::Yielded(_)) => Err(error::runtime_error("generator ignored GeneratorExit")),
            Err(raised) => {
                let exception = error::take_unseen(raised);
                if exception.is_any(&[Class::GeneratorExit, Class::StopIteration]) {
                    return Ok(U2::A(NoneType));
                }
                Err(error::reraise(exception))
            }
        }
    }

    /// Nobody has it any more (`_PyGen_Finalize`). Where a function stands that lets go of it is not known;
    /// only one that recurs to the limit as it is closed could tell.
    #[cold]
    fn close_unseen(&self) {
        let before = error::set_pending_aside();
        let depth = DEPTH.replace(0);
        if let Err(raised) = self.close() {
            let mut whom = StrBuf::new();
            let _ = self.repr(&mut whom);
            error::print::write_unraisable(&error::take(raised), whom.finish());
        }
        DEPTH.set(depth);
        error::restore_pending(before);
    }

    /// Why it cannot be run. (What delegates to a generator that has finished gets None from it.)
    #[cold]
    fn refused(&self) -> Raised {
        if self.is_finished() {
            error::stop_iteration()
        } else {
            error::value_error("generator already executing")
        }
    }

    #[inline]
    fn run(&self) -> R<Progress<Y, T>> {
        let inner = &*self.0;
        let About { deep, uncounted, framed, handles, .. } = *inner.about;
        let outer = if deep { DEPTH.get() } else { 0 };
        if deep && !uncounted {
            if crate::start::depth_exceeded(outer + 1) {
                inner.finish();
                return Err(error::recursion_error());
            }
            DEPTH.set(outer + 1);
        }
        let frame = if framed { Some(crate::dynamic::Frame::enter()?) } else { None };
        inner.state.set(State::Running);
        inner.channel.chain.innermost.set(None);
        if handles {
            inner.channel.outer_handlers.set(error::handlers());
            error::handle_again(inner.handled.take());
        }
        let polled = inner.poll();
        if handles {
            inner.handled.set(error::take_handled(inner.channel.outer_handlers.get()));
        }
        drop(frame);
        if deep {
            DEPTH.set(outer);
        }
        match polled {
            Poll::Pending => {
                inner.state.set(State::Suspended);
                // SAFETY: it stops at a `yield` only, which has just written it; it is read once.
                Ok(Progress::Yielded(unsafe { (*inner.channel.yielded.get()).assume_init_read() }))
            }
            Poll::Ready(ended) => {
                inner.finish();
                ended.map(Progress::Returned).map_err(no_stop_iteration)
            }
        }
    }
}

/// A StopIteration out of a body is an error (PEP 479).
#[cold]
fn no_stop_iteration(raised: Raised) -> Raised {
    if !error::pending_class(raised).is_subclass(Class::StopIteration) {
        return raised;
    }
    stop_iteration_left(error::take_unseen(raised))
}

/// The RuntimeError that stands for it (`_PyErr_FormatFromCause`, `Python/errors.c`).
pub(crate) fn stop_iteration_left(stop: Exception) -> Raised {
    let wrong = Exception::with_message(Class::RuntimeError, "generator raised StopIteration".into());
    wrong.set_cause(Some(stop.clone()));
    wrong.set_context(Some(stop));
    error::reraise(wrong)
}

/// StopIteration with what a generator has returned: no argument for None.
#[cold]
fn stop<T: Value>(value: T) -> Raised {
    if matches!(value.view(), View::None) {
        return error::stop_iteration();
    }
    error::raise_args(Class::StopIteration, vec![Box::new(value)])
}

impl<Y: Value, S: Sent, T: Value, E: End> Drop for Generator<Y, S, T, E> {
    #[inline(always)]
    fn drop(&mut self) {
        if E::IS_SEEN && Rc::strong_count(&self.0) == 1 && self.0.state.get() == State::Suspended {
            self.close_unseen();
        }
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> Iter for Generator<Y, S, T, E> {
    type Item = Y;

    #[inline]
    fn next(&mut self) -> R<Option<Y>> {
        if self.is_finished() {
            return Ok(None);
        }
        Ok(match self.resume(S::NONE)? {
            Progress::Yielded(value) => Some(value),
            Progress::Returned(_) => None,
        })
    }

    fn next_or_stop(&mut self) -> R<Y> {
        match self.resume(S::NONE)? {
            Progress::Yielded(value) => Ok(value),
            Progress::Returned(value) => Err(stop(value)),
        }
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> Iterable for Generator<Y, S, T, E> {
    type Item = Y;
    type Iterator = Generator<Y, S, T, E>;

    #[inline]
    fn iterate(&self) -> R<Generator<Y, S, T, E>> {
        Ok(self.clone())
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> Clone for Generator<Y, S, T, E> {
    #[inline]
    fn clone(&self) -> Self {
        Generator(Rc::clone(&self.0), PhantomData)
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> AnyValue for Generator<Y, S, T, E> {
    fn type_name(&self) -> &'static str {
        "generator"
    }

    /// `gen_repr`
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str(&format!("<generator object {} at {:#x}>", self.0.about.qualname, self.address()));
        Ok(())
    }

    /// `_Py_HashPointer` (`Python/pyhash.c`)
    fn hash(&self) -> R<i64> {
        let hash = (self.address() as u64).rotate_right(4) as i64;
        Ok(if hash == -1 { -2 } else { hash })
    }

    fn view(&self) -> View<'_> {
        View::Other
    }

    fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>().addr()
    }
}

impl<Y: Value, S: Sent, T: Value, E: End> Value for Generator<Y, S, T, E> {
    const OBSERVED: bool = E::IS_SEEN;

    fn eq(&self, other: &Self) -> R<bool> {
        Ok(self.address() == other.address())
    }
}
