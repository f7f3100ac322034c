//! Small blocks, from pages of one size each: what the system's allocator does in 20 ns costs 2 here.
//!
//! A page ([`Page`], 64 KB at a multiple of 64 KB) holds blocks of one size, so a block says by its address
//! which page it belongs to. The free blocks of a page are a list through the blocks themselves, given out
//! last in, first out; a page all of whose blocks are free may serve another size. The thread that asks first
//! is the program's: it has a [`Heap`] for itself, without locks. Every other thread shares a second one,
//! behind a lock; what such a thread frees of the first heap waits in a list ([`RETURNED`]) until the owner
//! looks for a page.
//!
//! Sizes up to 1,024 bytes come from here, twice what CPython has pages for (`Objects/obmalloc.c`): a set of
//! five items is that large. As there,
//! `PYTHONMALLOC=malloc` leaves all to the system, for tools that watch its allocator.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::{addr_of_mut, null_mut};
use std::sync::Mutex;
use std::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

/// The largest block that comes from a page, in bytes.
pub(super) const LARGEST: usize = 1024;
/// Sizes are multiples of this, which is also how blocks are aligned.
const STEP: usize = 16;
const SIZES: usize = LARGEST / STEP;
const PAGE: usize = 64 << 10;
/// So much is asked of the system at once: an arena of CPython's.
const ARENA: usize = 1 << 20;
/// So many bytes of a page are made blocks at a time, so that only what is used gets touched.
const CARVED: usize = 4 << 10;

struct Block {
    next: *mut Block,
}

#[repr(C, align(64))]
struct Page {
    free: *mut Block,
    /// Blocks given out.
    used: u32,
    /// At so many, giving one back needs more than that: none, or, of a page without a free block, one less
    /// than it has.
    watched: u32,
    /// Bytes from the page's start that are blocks already, and the size of one.
    carved: u32,
    size: u32,
    heap: *mut Heap,
    /// Other pages of this size with free blocks; of one that serves no size, the next of those.
    next: *mut Page,
    previous: *mut Page,
}

/// What a heap starts with for each size: a page without any block.
static mut NO_PAGE: Page = Page {
    free: null_mut(),
    used: 0,
    watched: u32::MAX,
    carved: PAGE as u32,
    size: 0,
    heap: null_mut(),
    next: null_mut(),
    previous: null_mut(),
};

struct Heap {
    /// Where blocks of each size are taken from.
    current: [*mut Page; SIZES],
    /// Other pages of each size that have free blocks.
    others: [*mut Page; SIZES],
    /// Pages that serve no size.
    empty: *mut Page,
    /// What is left of the arena.
    arena: *mut u8,
    left: usize,
}

impl Heap {
    const fn new() -> Heap {
        Heap {
            current: [&raw mut NO_PAGE; SIZES],
            others: [null_mut(); SIZES],
            empty: null_mut(),
            arena: null_mut(),
            left: 0,
        }
    }
}

/// The program thread's.
static mut OWN: Heap = Heap::new();

struct Behind(Heap);
// SAFETY: a heap has no ties to a thread; its pages are reached through it, under the lock.
unsafe impl Send for Behind {}

/// All other threads'.
static SHARED: Mutex<Behind> = Mutex::new(Behind(Heap::new()));

/// Blocks of [`OWN`] that other threads have freed.
static RETURNED: AtomicPtr<Block> = AtomicPtr::new(null_mut());

thread_local! {
    /// Is [`OWN`] this thread's?
    static OWNS: Cell<bool> = const { Cell::new(false) };
}

const UNDECIDED: u8 = 0;
const POOLED: u8 = 1;
const SYSTEM: u8 = 2;
static MODE: AtomicU8 = AtomicU8::new(UNDECIDED);

#[inline]
fn index(size: usize) -> usize {
    size.saturating_sub(1) / STEP
}

/// Is a block of this layout one of these?
#[inline]
pub(super) fn is_small(layout: Layout) -> bool {
    layout.size() <= LARGEST && layout.align() <= STEP
}

/// Do both sizes get the same block?
#[inline]
pub(super) fn is_same(old: usize, new: usize) -> bool {
    index(old) == index(new) && MODE.load(Ordering::Relaxed) == POOLED
}

/// A block of a small layout; null where the system has no memory.
///
/// # Safety
/// As `GlobalAlloc::alloc`, of a layout that [`is_small`].
#[inline]
pub(super) unsafe fn alloc(layout: Layout) -> *mut u8 {
    if OWNS.get() {
        // SAFETY: this thread owns the heap, and no reference into it is held.
        return unsafe { take(&raw mut OWN, index(layout.size())) };
    }
    // SAFETY: what the caller promises.
    unsafe { alloc_elsewhere(layout) }
}

/// # Safety
/// As `GlobalAlloc::dealloc`, of a block that [`alloc`] has given for this layout.
#[inline]
pub(super) unsafe fn dealloc(block: *mut u8, layout: Layout) {
    if OWNS.get() {
        let page = page_of(block);
        // SAFETY: a block that was given out lies in a page, whose heap never changes while it is in use.
        if unsafe { (*page).heap } == &raw mut OWN {
            // SAFETY: the heap is this thread's own.
            return unsafe { give_back(page, block.cast()) };
        }
    }
    // SAFETY: what the caller promises.
    unsafe { dealloc_elsewhere(block, layout) }
}

#[inline]
fn page_of(block: *mut u8) -> *mut Page {
    block.map_addr(|address| address & !(PAGE - 1)).cast()
}

#[inline]
unsafe fn take(heap: *mut Heap, index: usize) -> *mut u8 {
    // SAFETY: the caller has the heap for itself; the index is one of a small size; a page's free blocks are
    // nobody's.
    unsafe {
        let page = (*heap).current[index];
        let block = (*page).free;
        if block.is_null() {
            return take_slowly(heap, index);
        }
        (*page).free = (*block).next;
        (*page).used += 1;
        block.cast()
    }
}

#[inline]
unsafe fn give_back(page: *mut Page, block: *mut Block) {
    // SAFETY: the caller has the page's heap for itself, and the block is no longer in use.
    unsafe {
        (*block).next = (*page).free;
        (*page).free = block;
        (*page).used -= 1;
        if (*page).used == (*page).watched {
            changed(page);
        }
    }
}

/// The current page has no free block: more of it is carved, or another page becomes the current one.
#[cold]
#[inline(never)]
unsafe fn take_slowly(heap: *mut Heap, index: usize) -> *mut u8 {
    // SAFETY: as in `take`; all pages reached are of this heap and size.
    unsafe {
        if heap == &raw mut OWN && !RETURNED.load(Ordering::Relaxed).is_null() {
            take_returned();
            return take(heap, index);
        }
        let full = (*heap).current[index];
        if !carve(full) {
            if full != &raw mut NO_PAGE {
                (*full).watched = (*full).used - 1;
            }
            let mut page = (*heap).others[index];
            if page.is_null() {
                page = new_page(heap, index);
                if page.is_null() {
                    (*heap).current[index] = &raw mut NO_PAGE;
                    return null_mut();
                }
            } else {
                unlink(heap, index, page);
            }
            // The current page stays, even where all its blocks are free.
            (*page).watched = u32::MAX;
            (*heap).current[index] = page;
            if (*page).free.is_null() && !carve(page) {
                return null_mut();
            }
        }
        take(heap, index)
    }
}

/// The page has none of its blocks in use any more, or had no free one until now.
#[cold]
#[inline(never)]
unsafe fn changed(page: *mut Page) {
    // SAFETY: as in `give_back`.
    unsafe {
        let heap = (*page).heap;
        let index = index((*page).size as usize);
        if (*page).watched != 0 {
            // One is free again.
            (*page).watched = 0;
            let first = (*heap).others[index];
            (*page).previous = null_mut();
            (*page).next = first;
            if !first.is_null() {
                (*first).previous = page;
            }
            (*heap).others[index] = page;
            if (*page).used != 0 {
                return;
            }
        }
        unlink(heap, index, page);
        (*page).next = (*heap).empty;
        (*heap).empty = page;
    }
}

unsafe fn unlink(heap: *mut Heap, index: usize, page: *mut Page) {
    // SAFETY: the page is one of the heap's others of this size.
    unsafe {
        let (previous, next) = ((*page).previous, (*page).next);
        if previous.is_null() {
            (*heap).others[index] = next;
        } else {
            (*previous).next = next;
        }
        if !next.is_null() {
            (*next).previous = previous;
        }
    }
}

/// Makes blocks of the next bytes of the page; false where it has no more.
unsafe fn carve(page: *mut Page) -> bool {
    // SAFETY: the bytes from `carved` on are the page's, and no block yet.
    unsafe {
        let (start, size) = ((*page).carved as usize, (*page).size as usize);
        let count = (CARVED / size.max(STEP)).min((PAGE - start) / size.max(STEP));
        if count == 0 {
            return false;
        }
        let at = |turn: usize| page.cast::<u8>().add(start + turn * size).cast::<Block>();
        for turn in 0..count {
            (*at(turn)).next = if turn + 1 < count { at(turn + 1) } else { (*page).free };
        }
        (*page).free = at(0);
        (*page).carved = (start + count * size) as u32;
        true
    }
}

/// A page for blocks of a size; null where the system has no memory.
unsafe fn new_page(heap: *mut Heap, index: usize) -> *mut Page {
    // SAFETY: an empty page, or a piece of the arena, is nobody's.
    unsafe {
        let mut page = (*heap).empty;
        if page.is_null() {
            if (*heap).left == 0 && !new_arena(heap) {
                return null_mut();
            }
            page = (*heap).arena.cast();
            (*heap).arena = (*heap).arena.add(PAGE);
            (*heap).left -= 1;
        } else {
            (*heap).empty = (*page).next;
        }
        let size = ((index + 1) * STEP) as u32;
        let carved = size_of::<Page>() as u32;
        let (free, next, previous) = (null_mut(), null_mut(), null_mut());
        page.write(Page { free, used: 0, watched: u32::MAX, carved, size, heap, next, previous });
        page
    }
}

unsafe fn new_arena(heap: *mut Heap) -> bool {
    let layout = Layout::from_size_align(ARENA, PAGE).expect("both are powers of two");
    // SAFETY: the layout is not empty.
    let arena = unsafe { System.alloc(layout) };
    if arena.is_null() {
        return false;
    }
    // SAFETY: the caller has the heap for itself.
    unsafe {
        (*heap).arena = arena;
        (*heap).left = ARENA / PAGE;
    }
    true
}

/// Gives back what other threads have freed.
unsafe fn take_returned() {
    let mut block = RETURNED.swap(null_mut(), Ordering::Acquire);
    while !block.is_null() {
        // SAFETY: the blocks are of this thread's heap, and whoever freed them has let go of them.
        unsafe {
            let next = (*block).next;
            give_back(page_of(block.cast()), block);
            block = next;
        }
    }
}

#[cold]
#[inline(never)]
unsafe fn alloc_elsewhere(layout: Layout) -> *mut u8 {
    match mode() {
        // SAFETY: what the caller promises.
        SYSTEM => unsafe { System.alloc(layout) },
        // SAFETY: `mode` may have made this thread the owner.
        _ if OWNS.get() => unsafe { take(&raw mut OWN, index(layout.size())) },
        _ => {
            let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            // SAFETY: the lock is held.
            unsafe { take(addr_of_mut!(shared.0), index(layout.size())) }
        }
    }
}

#[cold]
#[inline(never)]
unsafe fn dealloc_elsewhere(block: *mut u8, layout: Layout) {
    if MODE.load(Ordering::Relaxed) == SYSTEM {
        // SAFETY: then all blocks are the system's.
        return unsafe { System.dealloc(block, layout) };
    }
    let page = page_of(block);
    // SAFETY: the heap of a page in use never changes.
    if unsafe { (*page).heap } == &raw mut OWN {
        let block = block.cast::<Block>();
        let mut first = RETURNED.load(Ordering::Relaxed);
        loop {
            // SAFETY: the block is no longer in use.
            unsafe { (*block).next = first };
            match RETURNED.compare_exchange_weak(first, block, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                Err(now) => first = now,
            }
        }
    }
    let _shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    // SAFETY: the lock is held, and the page is of the heap behind it.
    unsafe { give_back(page, block.cast()) }
}

/// Decided by the first who asks; its thread is the program's.
fn mode() -> u8 {
    let mode = MODE.load(Ordering::Relaxed);
    if mode != UNDECIDED {
        return mode;
    }
    // SAFETY: the names are C strings; nobody changes the environment before the program has begun.
    let chosen = unsafe {
        let value = libc::getenv(c"PYTHONMALLOC".as_ptr());
        !value.is_null() && libc::strncmp(value, c"malloc".as_ptr(), 6) == 0
    };
    let mode = if chosen { SYSTEM } else { POOLED };
    let decided = MODE.compare_exchange(UNDECIDED, mode, Ordering::Relaxed, Ordering::Relaxed);
    if decided.is_ok() && mode == POOLED {
        OWNS.set(true);
    }
    decided.map_or_else(|earlier| earlier, |_| mode)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// xorshift64
    fn next(state: &mut u64) -> usize {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        usize::try_from(*state >> 33).expect("31 bits")
    }

    struct Given {
        block: *mut u8,
        size: usize,
        mark: u8,
    }

    fn give(heap: *mut Heap, size: usize, mark: u8) -> Given {
        // SAFETY: the heap is the test's own; the block has `size` bytes.
        unsafe {
            let block = take(heap, index(size));
            assert!(!block.is_null() && block.addr().is_multiple_of(STEP));
            block.write_bytes(mark, size);
            Given { block, size, mark }
        }
    }

    fn free(given: &Given) {
        // SAFETY: the block was given out by the test's heap and is freed once.
        unsafe {
            for at in 0..given.size {
                assert_eq!(given.block.add(at).read(), given.mark, "another block lies in this one");
            }
            give_back(page_of(given.block), given.block.cast());
        }
    }

    fn arenas(heap: &Heap) -> (usize, usize) {
        let (mut pages, mut page) = (heap.left, heap.empty);
        while !page.is_null() {
            pages += 1;
            // SAFETY: the pages of the list are the heap's.
            page = unsafe { (*page).next };
        }
        (pages, heap.current.iter().filter(|page| !std::ptr::eq(**page, &raw const NO_PAGE)).count())
    }

    #[test]
    fn blocks_do_not_overlap_and_pages_serve_other_sizes() {
        let heap = Box::leak(Box::new(Heap::new()));
        let mut state = 88_172_645_463_325_252;
        let mut live = Vec::new();
        for turn in 0..60_000_usize {
            // Grows, shrinks and grows again, in sizes that move on.
            let grows = (turn / 10_000) % 2 == 0;
            if live.is_empty() || (next(&mut state) % 100 < if grows { 70 } else { 30 }) {
                let size = 1 + (next(&mut state) % 64 + turn / 150) % LARGEST;
                live.push(give(heap, size, (turn % 251) as u8));
            } else {
                let chosen = next(&mut state) % live.len();
                free(&live.swap_remove(chosen));
            }
        }
        live.iter().for_each(free);
        let (pages, current) = arenas(heap);
        assert_eq!((pages + current) % (ARENA / PAGE), 0, "a page is lost");
        assert!(pages + current <= 8 * (ARENA / PAGE), "pages are not used again");
    }

    #[test]
    fn threads_free_what_others_have_made() {
        let made: Vec<Vec<String>> = std::thread::scope(|scope| {
            let make = |seed: usize| (0..2_000).map(|n| format!("{seed}: {n}")).collect::<Vec<_>>();
            let threads: Vec<_> = (0..4).map(|seed| scope.spawn(move || make(seed))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        std::thread::scope(|scope| {
            for (seed, texts) in made.into_iter().enumerate() {
                scope.spawn(move || {
                    assert!(texts.iter().enumerate().all(|(n, text)| *text == format!("{seed}: {n}")));
                });
            }
        });
    }
}
