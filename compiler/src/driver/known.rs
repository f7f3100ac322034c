//! When is a program unchanged? The key under which its executable is remembered.

use std::env;
use std::fs;

use super::front::Loaded;
use crate::link::{Toolchain, digest};
use crate::options::Profile;

/// Everything an executable is made from: sources, options, the interpreter, both compilers.
pub fn key(loaded: &Loaded, profile: Profile, toolchain: &Toolchain) -> String {
    let Loaded { given, path, directory, raw, modules, python_name, python, at_any_price } = loaded;
    let mut parts: Vec<Vec<u8>> = vec![
        given.as_os_str().as_encoded_bytes().to_vec(),
        path.clone().into_bytes(),
        directory.as_os_str().as_encoded_bytes().to_vec(),
        raw.clone(),
        python_name.clone().into_bytes(),
        format!("{python:?} {profile:?} {at_any_price}").into_bytes(),
        toolchain.identity.clone().into_bytes(),
        this_compiler().into_bytes(),
    ];
    for module in modules {
        parts.push(module.name.clone().into_bytes());
        parts.push(module.path.as_os_str().as_encoded_bytes().to_vec());
        parts.push(module.raw.clone());
    }
    digest(parts.iter().map(Vec::as_slice))
}

/// This executable: version, size and time tell two builds of hybridc apart without reading all of it.
fn this_compiler() -> String {
    let found = env::current_exe().and_then(fs::metadata);
    let stamp = found.map(|found| format!("{} {:?}", found.len(), found.modified().ok())).unwrap_or_default();
    format!("{} {stamp}", env!("CARGO_PKG_VERSION"))
}
