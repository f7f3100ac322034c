//! Entry and exit of a compiled program.

/// `sys.getrecursionlimit()`.
pub const RECURSION_LIMIT: u32 = 1000;

/// Would entering a Python function as the `depth`th frame (the module body is the first) exceed the recursion limit?
#[inline(always)]
pub fn depth_exceeded(depth: u32) -> bool {
    depth > RECURSION_LIMIT
}
