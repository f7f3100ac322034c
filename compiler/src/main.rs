//! Arguments → driver → exit code.
fn main() {}
