//! Memory of `Str`: one allocation with header and code points (PEP 393), its reference count, and in-place
//! growth.
//!
//! ```text
//! | count u32 | kind u8 | ascii u8 | hash i64 | length usize | capacity usize | units … |
//! ```
//!
//! A string is held in the narrowest kind that fits (one, two or four bytes a code point): equality is a byte
//! comparison and the hash, which CPython takes over the raw buffer, comes out right. Counts are not atomic:
//! strings belong to one thread. The exceptions are *immortal* strings (literals, single characters): their
//! count is never written, so all threads may share them.
// The one file of `text` that handles raw memory; everything else goes through its safe functions.
#![allow(unsafe_code)]

use crate::memory;
use std::alloc::{Layout, alloc, dealloc, realloc};
use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicI64, AtomicPtr, AtomicU64, Ordering};

/// Set in the count of strings that are never freed. A count that grows this far becomes immortal, so it
/// cannot overflow.
const IMMORTAL: u32 = 1 << 31;
/// The cached hash of a string whose hash has not been asked for; no hash is -1 in Python.
const HASH_UNKNOWN: i64 = -1;

#[repr(C)]
struct Header {
    count: Cell<u32>,
    kind: Kind,
    ascii: bool,
    hash: AtomicI64,
    /// In code points.
    length: usize,
    /// In code points; beyond `length` the memory is uninitialised.
    capacity: usize,
}

/// Bytes a code point takes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Kind {
    Latin1 = 1,
    Ucs2 = 2,
    Ucs4 = 4,
}

/// The code points of a string, in its kind.
#[derive(Clone, Copy, Debug)]
pub enum Units<'a> {
    Latin1(&'a [u8]),
    Ucs2(&'a [u16]),
    Ucs4(&'a [u32]),
}

/// One code point in some kind: `u8`, `u16` or `u32`.
pub trait Unit: Copy + Ord + private::Sealed + 'static {
    const KIND: Kind;
    fn code_point(self) -> u32;
    /// The low bits of `code_point`; the caller has checked that it fits.
    fn truncate(code_point: u32) -> Self;
}

mod private {
    pub trait Sealed {}
    impl Sealed for u8 {}
    impl Sealed for u16 {}
    impl Sealed for u32 {}
}

macro_rules! unit {
    ($ty:ty, $kind:expr) => {
        impl Unit for $ty {
            const KIND: Kind = $kind;
            #[inline]
            fn code_point(self) -> u32 {
                self as u32
            }
            #[inline]
            fn truncate(code_point: u32) -> $ty {
                code_point as $ty
            }
        }
    };
}
unit!(u8, Kind::Latin1);
unit!(u16, Kind::Ucs2);
unit!(u32, Kind::Ucs4);

impl Kind {
    /// The narrowest kind that holds `code_point`.
    #[inline]
    pub fn of(code_point: u32) -> Kind {
        match code_point {
            0..=0xff => Kind::Latin1,
            0x100..=0xffff => Kind::Ucs2,
            _ => Kind::Ucs4,
        }
    }
    #[inline]
    pub fn width(self) -> usize {
        self as usize
    }
}

/// A Python str: a counted reference to immutable code points.
///
/// The pointer is to a live `Header` followed by `capacity` units of its kind, of which `length` are
/// initialised.
#[repr(transparent)]
pub struct Str(NonNull<Header>);

impl Clone for Str {
    #[inline]
    fn clone(&self) -> Str {
        let count = self.header().count.get();
        if count & IMMORTAL == 0 {
            self.header().count.set(count + 1);
        }
        Str(self.0)
    }
}

impl Drop for Str {
    #[inline]
    fn drop(&mut self) {
        let count = self.header().count.get();
        if count & IMMORTAL == 0 {
            if count == 1 {
                // SAFETY: this was the last reference, and the string is not immortal, so it came from
                // `allocate`.
                unsafe { free(self.0) };
            } else {
                self.header().count.set(count - 1);
            }
        }
    }
}

#[inline]
fn layout(kind: Kind, capacity: usize) -> Option<Layout> {
    let bytes = capacity.checked_mul(kind.width())?.checked_add(size_of::<Header>())?;
    Layout::from_size_align(bytes, align_of::<Header>()).ok()
}

#[inline]
fn expect_layout(kind: Kind, capacity: usize) -> Layout {
    layout(kind, capacity).expect("a string's size fits the address space")
}

/// Short strings come and go all the time, so their blocks are kept for the next ones: lists of free blocks
/// for these numbers of data bytes (with the header they fill what the C library hands out).
const SHORT: [usize; 4] = [8, 24, 56, 88];
/// Free blocks kept of each size.
const KEPT: u32 = 4096;

thread_local! {
    /// First free block, which holds the next one's address in its first word, and how many there are. Blocks
    /// kept by a thread that ends are lost; programs run on one thread.
    static FREE: [Cell<(*mut u8, u32)>; SHORT.len()] =
        const { [const { Cell::new((std::ptr::null_mut(), 0)) }; SHORT.len()] };
}

/// The place in `SHORT` for so many data bytes.
#[inline]
fn short_class(bytes: usize) -> Option<usize> {
    match bytes {
        0..=8 => Some(0),
        9..=24 => Some(1),
        25..=56 => Some(2),
        57..=88 => Some(3),
        _ => None,
    }
}

/// A short string gets all the room of its class.
#[inline]
fn with_rounding(kind: Kind, capacity: usize) -> usize {
    let class = capacity.checked_mul(kind.width()).and_then(short_class);
    class.map_or(capacity, |class| SHORT[class] / kind.width())
}

/// Takes a free block of this class.
#[inline]
fn reuse(class: usize) -> Option<NonNull<u8>> {
    FREE.with(|free| {
        let (first, count) = free[class].get();
        let block = NonNull::new(first)?;
        // SAFETY: a free block holds the next one's address (or null) in its first word; nobody else has this
        // block.
        free[class].set((unsafe { first.cast::<*mut u8>().read() }, count - 1));
        Some(block)
    })
}

/// Keeps a block for later; `false` when there are enough.
///
/// # Safety
/// The block was allocated with the layout of this class, and nothing refers to it.
#[inline]
unsafe fn keep(block: NonNull<u8>, class: usize) -> bool {
    FREE.with(|free| {
        let (first, count) = free[class].get();
        if count == KEPT {
            return false;
        }
        // SAFETY: the block is unused and has room for a word, which it is aligned for.
        unsafe { block.cast::<*mut u8>().write(first) };
        free[class].set((block.as_ptr(), count + 1));
        true
    })
}

/// A block for at least `capacity` units with a header that says `length` 0 and count 1; `None` when there is
/// no memory for it.
#[inline]
fn try_allocate(kind: Kind, capacity: usize) -> Option<NonNull<Header>> {
    let class = capacity.checked_mul(kind.width()).and_then(short_class);
    let capacity = with_rounding(kind, capacity);
    let block = match class.and_then(reuse) {
        Some(block) => block,
        // SAFETY: the layout is never empty, it has room for a header.
        None => NonNull::new(unsafe { alloc(layout(kind, capacity)?) })?,
    };
    let block = block.cast::<Header>();
    let header = Header {
        count: Cell::new(1),
        kind,
        ascii: kind == Kind::Latin1,
        hash: AtomicI64::new(HASH_UNKNOWN),
        length: 0,
        capacity,
    };
    // SAFETY: nobody else has the block; it is large enough and aligned for a header.
    unsafe { block.write(header) };
    Some(block)
}

#[inline]
fn allocate(kind: Kind, capacity: usize) -> NonNull<Header> {
    match try_allocate(kind, capacity) {
        Some(block) => block,
        None => memory::end(),
    }
}

/// # Safety
/// `block` comes from `allocate` and nothing refers to it any more.
#[inline(never)]
unsafe fn free(block: NonNull<Header>) {
    // SAFETY: the header is alive until the block is given back.
    let (kind, capacity) = unsafe { (block.as_ref().kind, block.as_ref().capacity) };
    let bytes = capacity * kind.width();
    let class = short_class(bytes).filter(|class| SHORT[*class] == bytes);
    // SAFETY: the block's layout is that of its kind and capacity: the class's, as it has just so many data
    // bytes, and the one it was allocated with.
    unsafe {
        if !class.is_some_and(|class| keep(block.cast(), class)) {
            dealloc(block.as_ptr().cast(), expect_layout(kind, capacity));
        }
    }
}

/// Where the units of a block begin.
#[inline]
fn data(block: NonNull<Header>) -> *mut u8 {
    block.as_ptr().cast::<u8>().wrapping_add(size_of::<Header>())
}

/// A block in a `static`: a header with one unit behind it.
#[repr(C)]
struct Single {
    header: Header,
    unit: u8,
}

// SAFETY: the count of a `Single` is immortal, so its `Cell` is never written; the hash is atomic.
unsafe impl Sync for Single {}

const fn single(byte: u8, length: usize) -> Single {
    let header = Header {
        count: Cell::new(IMMORTAL),
        kind: Kind::Latin1,
        ascii: byte < 128,
        hash: AtomicI64::new(HASH_UNKNOWN),
        length,
        capacity: length,
    };
    Single { header, unit: byte }
}

static EMPTY: Single = single(0, 0);
static SINGLES: [Single; 256] = {
    let mut singles = [const { single(0, 1) }; 256];
    let mut byte = 0;
    while byte < 256 {
        singles[byte] = single(byte as u8, 1);
        byte += 1;
    }
    singles
};

impl Str {
    #[inline]
    fn header(&self) -> &Header {
        // SAFETY: the reference that `self` holds keeps the block alive, and nobody has `&mut` to a shared
        // header.
        unsafe { self.0.as_ref() }
    }

    fn from_single(single: &'static Single) -> Str {
        Str(NonNull::from(single).cast())
    }

    /// `""`.
    #[inline]
    pub fn empty() -> Str {
        Str::from_single(&EMPTY)
    }

    /// The one-character string of a code point below 256; not allocated.
    #[inline]
    pub fn latin1_char(byte: u8) -> Str {
        Str::from_single(&SINGLES[usize::from(byte)])
    }

    /// Number of code points.
    #[inline]
    pub fn len(&self) -> usize {
        self.header().length
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn kind(&self) -> Kind {
        self.header().kind
    }

    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.header().ascii
    }

    /// The code points in their kind.
    #[inline]
    pub fn units(&self) -> Units<'_> {
        match self.kind() {
            // SAFETY: the block holds `len` initialised units of its kind, which live as long as the
            // reference in `self` and change only in functions that take `&mut Str` of a unique string. The
            // data is aligned for any kind, as the header's size and alignment are multiples of 8.
            Kind::Latin1 => Units::Latin1(unsafe { std::slice::from_raw_parts(data(self.0), self.len()) }),
            // SAFETY: as above.
            Kind::Ucs2 => Units::Ucs2(unsafe { std::slice::from_raw_parts(data(self.0).cast(), self.len()) }),
            // SAFETY: as above.
            Kind::Ucs4 => Units::Ucs4(unsafe { std::slice::from_raw_parts(data(self.0).cast(), self.len()) }),
        }
    }

    /// The raw buffer: what CPython hashes, and what equality and search compare.
    #[inline]
    pub fn raw_bytes(&self) -> &[u8] {
        // SAFETY: as in `units`; integers have no padding, any of their bytes may be read.
        unsafe { std::slice::from_raw_parts(data(self.0), self.len() * self.kind().width()) }
    }

    /// Is it the same object?
    #[inline]
    pub fn is(&self, other: &Str) -> bool {
        self.0 == other.0
    }

    /// A literal, or one of the shared strings.
    #[inline]
    pub(crate) fn lives_for_ever(&self) -> bool {
        self.header().count.get() & IMMORTAL != 0
    }

    /// The address of the object, for `id` and tables of identities.
    #[inline]
    pub fn object_address(&self) -> usize {
        self.0.as_ptr().addr()
    }

    #[inline]
    pub(super) fn cached_hash(&self) -> Option<i64> {
        let hash = self.header().hash.load(Ordering::Relaxed);
        (hash != HASH_UNKNOWN).then_some(hash)
    }

    #[inline]
    pub(super) fn cache_hash(&self, hash: i64) {
        self.header().hash.store(hash, Ordering::Relaxed);
    }

    /// A string of units already known to need exactly this kind; `ascii` is whether all are below 128.
    #[inline]
    pub(super) fn from_exact_units<T: Unit>(units: &[T], ascii: bool) -> Str {
        match units {
            [] => return Str::empty(),
            [unit] if unit.code_point() < 256 => return Str::latin1_char(u8::truncate(unit.code_point())),
            _ => {}
        }
        let mut block = allocate(T::KIND, units.len());
        // SAFETY: the block is fresh and has room for `units.len()` units of this kind, which are copied
        // before the length says so.
        unsafe {
            data(block).cast::<T>().copy_from_nonoverlapping(units.as_ptr(), units.len());
            block.as_mut().length = units.len();
            block.as_mut().ascii = ascii;
        }
        Str(block)
    }

    /// An empty string with room, which only its maker knows; `None` when there is no memory.
    pub(super) fn try_with_capacity(kind: Kind, capacity: usize) -> Option<Str> {
        memory::attempt(|| try_allocate(kind, capacity)).map(Str)
    }

    /// An empty string with room, which only its maker knows.
    pub(super) fn with_capacity(kind: Kind, capacity: usize) -> Str {
        Str(allocate(kind, capacity))
    }

    #[inline]
    pub(crate) fn is_unique(&self) -> bool {
        self.header().count.get() == 1
    }

    /// Makes `self` unique, of at least `kind`, with room for `additional` more units, its text unchanged. A
    /// string that is full grows by a quarter, so that a loop of appends is linear; one that is copied
    /// because others see it too gets exactly the room asked for.
    #[inline]
    fn reserve(&mut self, kind: Kind, additional: usize) {
        let header = self.header();
        let fits = header.capacity - header.length >= additional;
        if !(self.is_unique() && fits && header.kind >= kind) {
            self.reserve_slow(kind, additional);
        }
    }

    #[cold]
    #[inline(never)]
    fn reserve_slow(&mut self, kind: Kind, additional: usize) {
        if self.try_reserve_slow(kind, additional).is_none() {
            memory::end();
        }
    }

    /// `None`, and nothing has changed, when the size is not possible or (in an attempt) there is no memory
    /// for it.
    fn try_reserve_slow(&mut self, kind: Kind, additional: usize) -> Option<()> {
        let (old_kind, length) = (self.kind(), self.len());
        let kind = kind.max(old_kind);
        let needed = length.checked_add(additional)?;
        if !self.is_unique() || kind != old_kind {
            let capacity = if self.is_unique() { needed.saturating_add(needed / 4) } else { needed };
            let mut wider = Str(try_allocate(kind, capacity)?);
            wider.push_units_unchecked(self.units(), self.is_ascii());
            *self = wider;
            return Some(());
        }
        let capacity = with_rounding(kind, needed.max(length + length / 4));
        self.try_reallocate(capacity)
    }

    /// Moves a unique string into a block of another capacity, at least its length; `None`, and nothing has
    /// changed, as above.
    fn try_reallocate(&mut self, capacity: usize) -> Option<()> {
        assert!(self.is_unique() && capacity >= self.len());
        let (old, new) = (expect_layout(self.kind(), self.header().capacity), layout(self.kind(), capacity)?);
        // SAFETY: the block came from `allocate` with this layout (a unique string is not immortal), and
        // `self` is its only reference; the new size is that of a valid layout. A null pointer leaves the old
        // block as it is.
        let block = unsafe { realloc(self.0.as_ptr().cast(), old, new.size()) };
        self.0 = NonNull::new(block.cast::<Header>())?;
        // SAFETY: the block is unique and starts with the old header.
        unsafe { self.0.as_mut().capacity = capacity };
        Some(())
    }

    /// Copies units behind the text of a string that `reserve` has prepared for them.
    #[inline]
    fn push_units_unchecked(&mut self, units: Units<'_>, ascii: bool) {
        match units {
            Units::Latin1(units) => self.push_slice_unchecked(units, ascii),
            Units::Ucs2(units) => self.push_slice_unchecked(units, ascii),
            Units::Ucs4(units) => self.push_slice_unchecked(units, ascii),
        }
    }

    #[inline]
    fn push_slice_unchecked<T: Unit>(&mut self, units: &[T], ascii: bool) {
        let header = self.header();
        let (length, kind) = (header.length, header.kind);
        assert!(self.is_unique() && header.capacity - length >= units.len() && kind >= T::KIND);
        // SAFETY: the string is unique and has room for the units (asserted), `units` is a shared borrow and
        // so not part of the memory behind the text; the kind is at least as wide as the units, so each fits;
        // each arm writes units of the block's own kind. The length is raised after the copy.
        unsafe {
            match kind {
                Kind::Latin1 => copy_units(units, data(self.0).add(length)),
                Kind::Ucs2 => copy_units(units, data(self.0).cast::<u16>().add(length)),
                Kind::Ucs4 => copy_units(units, data(self.0).cast::<u32>().add(length)),
            }
            let header = self.0.as_mut();
            header.length = length + units.len();
            header.ascii &= ascii;
            header.hash = AtomicI64::new(HASH_UNKNOWN);
        }
    }

    /// Appends in place when this is the only reference, else into a new string. `ascii` is whether all units
    /// are below 128; the units need exactly their kind.
    #[inline]
    pub(super) fn append_units(&mut self, units: Units<'_>, ascii: bool) {
        let (kind, count) = match units {
            Units::Latin1(units) => (Kind::Latin1, units.len()),
            Units::Ucs2(units) => (Kind::Ucs2, units.len()),
            Units::Ucs4(units) => (Kind::Ucs4, units.len()),
        };
        if count > 0 {
            self.reserve(kind, count);
            self.push_units_unchecked(units, ascii);
        }
    }

    /// Room for `additional` more units of `kind` without growing again.
    pub(super) fn reserve_units(&mut self, kind: Kind, additional: usize) {
        self.reserve(kind, additional);
    }

    /// The same of a size that a program chose; `false`, and nothing has changed, when there is no memory for
    /// it.
    pub(super) fn try_reserve_units(&mut self, kind: Kind, additional: usize) -> bool {
        let header = self.header();
        let fits = header.capacity - header.length >= additional;
        (self.is_unique() && fits && header.kind >= kind)
            || memory::attempt(|| self.try_reserve_slow(kind, additional)).is_some()
    }

    /// Gives back unused room when there is much of it.
    pub(super) fn shrink(&mut self) {
        let header = self.header();
        let unused = (header.capacity - header.length) * header.kind.width();
        if unused > 88 && unused > header.length * header.kind.width() / 8 && self.is_unique() {
            // Refused, it keeps the room it has.
            let _ = memory::attempt(|| self.try_reallocate(self.len()));
        }
    }
}

/// # Safety
/// `to` has room for `units.len()` units and does not overlap them; every unit fits into `U`.
#[inline]
unsafe fn copy_units<T: Unit, U: Unit>(units: &[T], to: *mut U) {
    if T::KIND == U::KIND {
        // SAFETY: same size; the caller's promise.
        unsafe { to.cast::<T>().copy_from_nonoverlapping(units.as_ptr(), units.len()) };
        return;
    }
    for (index, unit) in units.iter().enumerate() {
        // SAFETY: the caller's promise.
        unsafe { to.add(index).write(U::truncate(unit.code_point())) };
    }
}

/// A literal of the program: `static GREETING: StrConst = StrConst::new("hello")`. Built at first use, never
/// freed.
pub struct StrConst {
    source: Source,
    /// Null, or a string whose reference this cell owns and never gives up.
    built: AtomicPtr<Header>,
    /// The object that stands for it in the isolate; 0 until it first crosses (`dynamic/value.rs`).
    object: AtomicU64,
}

enum Source {
    Text(&'static str),
    CodePoints(&'static [u32]),
}

impl StrConst {
    pub const fn new(text: &'static str) -> StrConst {
        StrConst::of(Source::Text(text))
    }

    /// A literal that UTF-8 cannot hold: it has lone surrogates.
    pub const fn from_code_points(code_points: &'static [u32]) -> StrConst {
        StrConst::of(Source::CodePoints(code_points))
    }

    const fn of(source: Source) -> StrConst {
        StrConst { source, built: AtomicPtr::new(std::ptr::null_mut()), object: AtomicU64::new(0) }
    }

    /// Where the isolate's object of it is noted.
    #[inline(always)]
    pub(crate) fn object(&self) -> &AtomicU64 {
        &self.object
    }

    /// The string.
    #[inline]
    pub fn get(&self) -> Str {
        match NonNull::new(self.built.load(Ordering::Acquire)) {
            Some(block) => Str(block),
            None => Str(self.build()),
        }
    }

    /// The string, borrowed for ever.
    #[inline]
    pub fn get_ref(&'static self) -> &'static Str {
        if self.built.load(Ordering::Acquire).is_null() {
            self.build();
        }
        // SAFETY: `AtomicPtr` and `Str` both are one pointer. It is not null, and once set it is never
        // written again, so a plain read of it is no race.
        unsafe { &*(&raw const self.built).cast::<Str>() }
    }

    /// The block, immortal: a copy of the pointer needs no counting.
    #[cold]
    fn build(&self) -> NonNull<Header> {
        let text = match self.source {
            Source::Text(text) => Str::from(text),
            Source::CodePoints(code_points) => Str::from_code_points(code_points),
        };
        // The shared empty and one-character strings are immortal already and must not be written.
        if text.header().count.get() & IMMORTAL == 0 {
            text.header().count.set(IMMORTAL);
        }
        self.publish(text)
    }

    fn publish(&self, text: Str) -> NonNull<Header> {
        let block = text.0;
        match self.built.compare_exchange(
            std::ptr::null_mut(),
            block.as_ptr(),
            Ordering::AcqRel,
            Ordering::Acquire,
        ) {
            Ok(_) => block,
            // Another thread was first; this copy leaks, once per literal at most.
            Err(first) => NonNull::new(first).unwrap_or(block),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static GREETING: StrConst = StrConst::new("grüße");
    static SURROGATE: StrConst = StrConst::from_code_points(&[0x61, 0xd800]);

    #[test]
    fn literals_are_built_once() {
        assert!(GREETING.get().is(&GREETING.get()));
        assert!(GREETING.get().is(GREETING.get_ref()));
        assert_eq!(SURROGATE.get().kind(), Kind::Ucs2);
        assert_eq!(SURROGATE.get_ref().len(), 2);
    }

    #[test]
    fn literals_are_shared_by_threads() {
        static SHARED: StrConst = StrConst::new("shared by threads");
        let threads: Vec<_> = (0..8)
            .map(|_| {
                std::thread::spawn(|| {
                    let copies: Vec<Str> = (0..100).map(|_| SHARED.get()).collect();
                    copies[0].object_address()
                })
            })
            .collect();
        let addresses: Vec<usize> =
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
        assert!(addresses.iter().all(|address| *address == addresses[0]));
    }

    #[test]
    fn header_is_four_words() {
        assert_eq!(size_of::<Header>(), 32);
        assert_eq!(size_of::<Option<Str>>(), 8);
    }

    #[test]
    fn append_keeps_other_references() {
        let mut text = Str::from("abc");
        let other = text.clone();
        text.append_units(Units::Ucs2(&[0x3b1]), false);
        assert_eq!(other.raw_bytes(), b"abc");
        assert_eq!((text.len(), text.kind(), text.is_ascii()), (4, Kind::Ucs2, false));
        text.append_units(Units::Latin1(b"defghijkl"), true);
        let grown = text.object_address();
        for _ in 0..2 {
            text.append_units(Units::Latin1(b"m"), true);
        }
        assert_eq!(text.object_address(), grown);
        assert_eq!(text.len(), 15);
    }

    #[test]
    fn append_of_itself() {
        let mut text = Str::from("ab");
        for _ in 0..10 {
            let same = text.clone();
            text.append_units(same.units(), true);
        }
        assert_eq!(text.raw_bytes(), "ab".repeat(1024).as_bytes());
    }

    #[test]
    fn random_appends_against_a_vector() {
        let mut seed = 12345u64;
        let mut next = |limit: u64| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) % limit
        };
        for _ in 0..200 {
            let (mut text, mut model, mut kept) = (Str::empty(), Vec::new(), Vec::new());
            for _ in 0..next(40) {
                let limit = [0x80, 0x100, 0x10000, 0x110000][next(4) as usize];
                let piece: Vec<u32> = (0..next(6)).map(|_| next(limit) as u32).collect();
                let piece_text = Str::from_code_points(&piece);
                text.append_units(piece_text.units(), piece_text.is_ascii());
                model.extend(piece);
                if next(3) == 0 {
                    kept.push((text.clone(), model.clone()));
                }
                if next(5) == 0 {
                    text.shrink();
                }
            }
            kept.push((text, model));
            for (text, model) in kept {
                let exact = Str::from_code_points(&model);
                assert_eq!(text.raw_bytes(), exact.raw_bytes());
                assert_eq!(
                    (text.kind(), text.is_ascii(), text.len()),
                    (exact.kind(), exact.is_ascii(), exact.len())
                );
            }
        }
    }
}
