//! `cargo dev …`: chores of hybridc's own developers.
fn main() {}
