//! Generators: bodies that stop at each `yield` and go on where they stopped.
//!
//! Emission writes the body of a function with `yield` as an `async` block, and `yield value` as
//! `yields.give(value).await`: Rust's own transform makes the state of it, with the live variables as fields.
//! Nothing asynchronous happens; [`Generator::resume`] polls the block itself.
//!
//! ```text
//! def count(n):                    Generator::new("count", flags, |entry| async move {
//!     yield n                          let yields = entry.begin().await;
//!     return 1                         let sent = yields.give(n).await?;
//!                                      Ok(1)
//!                                  })
//! ```
//! What stands at the `yield` gives `R<sent>`: an exception that is thrown in leaves it like any other.
//!
//! `Objects/genobject.c` says what a generator does in each of its states.
#![allow(unsafe_code)] // The body is polled in place.

use std::cell::{Cell, UnsafeCell};
use std::future::Future;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use crate::error::{self, Class, Exception, R, Raised};
use crate::protocol::{AnyValue, Iter, Iterable, Value, View};
use crate::singletons::NoneType;
use crate::text::StrBuf;

/// What a generator of these types is, whatever its body.
pub struct Generator<Y: Value, S: Sent, T: Value>(Rc<Inner<Y, S, dyn Future<Output = R<T>>>>);

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
#[derive(Clone, Copy, Default)]
pub struct Flags {
    /// Its frame counts as recursion: `DEPTH` says where whoever runs it stands.
    pub deep: bool,
    /// Its frame counts in the isolate's own count.
    pub framed: bool,
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
    qualname: &'static str,
    flags: Flags,
    state: Cell<State>,
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
        Give { of: self, is_back: false }
    }

    /// `yield from generator`; its items are yielded as `item` makes them. `nothing` is None, which one that
    /// has finished before gives.
    #[inline]
    pub async fn give_all<Z: Value, T: Value>(
        &self,
        generator: Generator<Z, S, T>,
        item: impl Fn(Z) -> Y,
        nothing: impl FnOnce() -> T,
    ) -> R<T>
    where
        S: Sent,
    {
        if generator.is_finished() {
            return Ok(nothing());
        }
        let mut sent = S::NONE;
        loop {
            match generator.resume(sent)? {
                Progress::Yielded(value) => match self.give(item(value)).await {
                    Ok(value) => sent = value,
                    Err(exit) => return Err(closed(&generator, exit)),
                },
                Progress::Returned(value) => return Ok(value),
            }
        }
    }
}

/// What delegates to a generator is closed: that one is, first (`_gen_throw`).
#[cold]
fn closed<Y: Value, S: Sent, T: Value>(generator: &Generator<Y, S, T>, raised: Raised) -> Raised {
    let exit = error::take_unseen(raised);
    match generator.close() {
        Ok(()) => error::reraise(exit),
        Err(raised) => raised,
    }
}

/// A `yield` that waits.
pub struct Give<'b, Y, S> {
    of: &'b Yields<Y, S>,
    is_back: bool,
}

impl<Y, S> Future for Give<'_, Y, S> {
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

impl<Y: Value, S: Sent, T: Value> Generator<Y, S, T> {
    /// A generator that has not begun.
    #[inline]
    pub fn new<F>(
        qualname: &'static str,
        flags: Flags,
        body: impl FnOnce(Entry<Y, S>) -> F,
    ) -> Generator<Y, S, T>
    where
        F: Future<Output = R<T>> + 'static,
    {
        Generator(Rc::new(Inner {
            qualname,
            flags,
            state: Cell::new(State::Created),
            channel: Channel {
                yielded: UnsafeCell::new(MaybeUninit::uninit()),
                sent: UnsafeCell::new(MaybeUninit::uninit()),
            },
            body: UnsafeCell::new(ManuallyDrop::new(body(Entry(PhantomData)))),
        }))
    }

    /// Has it come to its end?
    #[inline]
    fn is_finished(&self) -> bool {
        self.0.state.get() == State::Finished
    }

    /// Runs it to its next `yield`, where it gets `sent`, or to its end; not when it has finished.
    #[inline]
    pub fn resume(&self, sent: S) -> R<Progress<Y, T>> {
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

    /// `generator.close()`: GeneratorExit is raised where it has stopped (`gen_close`).
    pub fn close(&self) -> R<()> {
        let inner = &*self.0;
        match inner.state.get() {
            State::Finished => return Ok(()),
            State::Created => {
                inner.finish();
                return Ok(());
            }
            State::Running => return Err(self.refused()),
            State::Suspended => {}
        }
        let exit = error::raise(Exception::new(Class::GeneratorExit, Vec::new()));
        inner.channel.send(Err(exit));
        match self.run() {
            Ok(Progress::Returned(_)) => Ok(()),
            Ok(Progress::Yielded(_)) => Err(error::runtime_error("generator ignored GeneratorExit")),
            Err(raised) => match error::pending_class(raised) {
                Class::GeneratorExit | Class::StopIteration => {
                    drop(error::take_unseen(raised));
                    Ok(())
                }
                _ => Err(raised),
            },
        }
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
        let Flags { deep, framed } = inner.flags;
        let outer = if deep { DEPTH.get() } else { 0 };
        if deep {
            if crate::start::depth_exceeded(outer + 1) {
                inner.finish();
                return Err(error::recursion_error());
            }
            DEPTH.set(outer + 1);
        }
        let frame = if framed { Some(crate::dynamic::Frame::enter()?) } else { None };
        inner.state.set(State::Running);
        let polled = inner.poll();
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

impl<Y: Value, S: Sent, T: Value> Iter for Generator<Y, S, T> {
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

impl<Y: Value, S: Sent, T: Value> Iterable for Generator<Y, S, T> {
    type Item = Y;
    type Iterator = Generator<Y, S, T>;

    #[inline]
    fn iterate(&self) -> R<Generator<Y, S, T>> {
        Ok(self.clone())
    }
}

impl<Y: Value, S: Sent, T: Value> Clone for Generator<Y, S, T> {
    #[inline]
    fn clone(&self) -> Self {
        Generator(Rc::clone(&self.0))
    }
}

impl<Y: Value, S: Sent, T: Value> AnyValue for Generator<Y, S, T> {
    fn type_name(&self) -> &'static str {
        "generator"
    }

    /// `gen_repr`
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        out.push_str(&format!("<generator object {} at {:#x}>", self.0.qualname, self.address()));
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

impl<Y: Value, S: Sent, T: Value> Value for Generator<Y, S, T> {
    fn eq(&self, other: &Self) -> R<bool> {
        Ok(self.address() == other.address())
    }
}
