//! A piece of a long function, kept a function of its own.

/// Runs it. What calls this is compiled once for each closure and never copied back into the function around
/// it, which is the point: rustc and LLVM take more than linear time for one long function.
#[inline(never)]
pub fn apart<T>(piece: impl FnOnce() -> T) -> T {
    piece()
}
