//! The program's own modules: import graph → files. The only reader of user files.
//!
//! A module is the program's own when it is found below the script's folder (`sys.path[0]`), as importlib's
//! path finder would: a package before a module of that name, folders without `__init__.py` as namespaces.
//! Reading one too many does no harm.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A module beside the main one.
#[derive(Debug)]
pub struct LoadedModule {
    /// Dotted, as it is imported.
    pub name: String,
    pub path: PathBuf,
    pub is_package: bool,
    pub raw: Vec<u8>,
}

impl LoadedModule {
    /// Where its relative imports start.
    pub fn package(&self) -> &str {
        if self.is_package {
            &self.name
        } else {
            self.name.rsplit_once('.').map_or("", |(package, _)| package)
        }
    }

    /// Is it UTF-8 without saying otherwise, with line ends that only CPython's compiler does not see?
    pub fn is_plain(&self) -> bool {
        let Ok(text) = std::str::from_utf8(&self.raw) else { return false };
        let names_coding = |line: &str| line.trim_start().starts_with('#') && line.contains("coding");
        let odd = |(at, byte): (usize, u8)| {
            byte == 0 || byte == 12 || byte == b'\r' && self.raw.get(at + 1) != Some(&b'\n')
        };
        !text.lines().take(2).any(names_coding) && !text.bytes().enumerate().any(odd)
    }
}

pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    fs::read(path)
}

/// Every module reachable from `wanted` (absolute dotted names) by the `imports` each one asks for, in the
/// order found.
pub fn modules(
    folder: &Path,
    wanted: Vec<String>,
    mut imports: impl FnMut(&LoadedModule) -> Vec<String>,
) -> Vec<LoadedModule> {
    let mut found: Vec<LoadedModule> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut open = wanted;
    open.reverse();
    while let Some(name) = open.pop() {
        for (end, _) in name.match_indices('.').chain([(name.len(), "")]) {
            // `a.b.c` imports `a`, then `a.b`, then `a.b.c`.
            if !seen.insert(name[..end].to_string()) {
                continue;
            }
            if let Some(module) = locate(folder, &name[..end]) {
                open.extend(imports(&module).into_iter().rev());
                found.push(module);
            }
        }
    }
    found
}

fn locate(folder: &Path, name: &str) -> Option<LoadedModule> {
    let base = name.split('.').fold(folder.to_path_buf(), |path, part| path.join(part));
    let candidates = [(base.join("__init__.py"), true), (base.with_extension("py"), false)];
    candidates.into_iter().find_map(|(path, is_package)| {
        let raw = read(&path).ok()?;
        Some(LoadedModule { name: name.to_string(), path, is_package, raw })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_come_first_and_each_module_once() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in
            [("a/__init__.py", ""), ("a/b.py", "c"), ("c.py", "a.b"), ("space/d.py", ""), ("e.py", "")]
        {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let wanted = ["a.b", "space.d", "none.x", "a"].map(str::to_string).to_vec();
        let found = modules(folder.path(), wanted, |module| {
            let text = String::from_utf8(module.raw.clone()).unwrap();
            if text.is_empty() { vec![] } else { vec![text] }
        });
        let names: Vec<&str> = found.iter().map(|module| module.name.as_str()).collect();
        assert_eq!(names, ["a", "a.b", "c", "space.d"]);
        assert_eq!(found[1].package(), "a");
        assert_eq!(found[0].package(), "a");
        assert_eq!(found[2].package(), "");
    }
}
