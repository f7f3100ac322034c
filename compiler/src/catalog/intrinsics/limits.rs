//! The recursion limit and the end of memory.

const SYS: &str = "sys";

/// The function of `sys` that sets the recursion limit.
pub const LIMIT_SETTER: &str = "setrecursionlimit";

/// What says that the limit was met.
pub const RECURSION_ERROR: &str = "RecursionError";

/// What says that memory has ended.
pub const MEMORY_ERROR: &str = "MemoryError";

/// `sys.setrecursionlimit`.
pub fn sets_recursion_limit(row: crate::ty::RowId) -> bool {
    let row = crate::catalog::row(row);
    row.owner == SYS && row.name == LIMIT_SETTER
}

/// `sys.setrecursionlimit` is native with a limit that no depth has reached.
pub fn takes_constant(owner: &str, name: &str, value: Option<i64>) -> bool {
    (owner, name) != (SYS, LIMIT_SETTER) || value.is_some_and(|value| (1000..1 << 31).contains(&value))
}
