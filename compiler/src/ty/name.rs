//! Names of arguments, each kept once: they are part of what tells instances of a function apart.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

/// The name of an argument.
pub type Name = &'static str;

/// The one copy of a name.
pub fn name(text: &str) -> Name {
    static STORE: LazyLock<Mutex<HashSet<Name>>> = LazyLock::new(Mutex::default);
    let mut store = STORE.lock().expect("nothing panics while it holds the store");
    if let Some(name) = store.get(text) {
        return name;
    }
    let kept: Name = Box::leak(text.to_owned().into_boxed_str());
    store.insert(kept);
    kept
}
