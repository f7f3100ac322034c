//! The sources that travel inside this executable (packed by `build.rs`), unpacked once.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Cache, cache_error, digest};
use crate::diag::Diagnostic;

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.pack"));

/// Identity of the runtime's sources, its crates included.
pub const RUNTIME: &str = env!("HYBRIDC_RUNTIME_HASH");
/// Identity of the isolate's sources, its crates included.
pub const ISOLATE: &str = env!("HYBRIDC_ISOLATE_HASH");

/// The folder with `runtime/`, `runtime/isolate/` and `vendor/`.
pub fn unpacked(cache: &Cache) -> Result<PathBuf, Diagnostic> {
    cache.entry("sources", &digest([RUNTIME.as_bytes(), ISOLATE.as_bytes()]), |folder| {
        let mut rest = PACK;
        while !rest.is_empty() {
            let path = std::str::from_utf8(part(&mut rest)).expect("build.rs packs UTF-8 paths");
            write(&folder.join(path), part(&mut rest))?;
        }
        Ok(())
    })
}

/// The options that make cargo take every crate from the unpacked folder.
pub fn vendored(sources: &Path) -> [String; 4] {
    let folder = sources.join("vendor");
    [
        "--config".into(),
        "source.crates-io.replace-with=\"hybridc\"".into(),
        "--config".into(),
        format!("source.hybridc.directory={:?}", folder.display().to_string()),
    ]
}

fn part(rest: &mut &'static [u8]) -> &'static [u8] {
    let (length, tail) = rest.split_first_chunk::<4>().expect("build.rs packs whole entries");
    let (content, tail) = tail.split_at(u32::from_le_bytes(*length) as usize);
    *rest = tail;
    content
}

fn write(path: &Path, content: &[u8]) -> Result<(), Diagnostic> {
    fs::create_dir_all(path.parent().expect("an entry is in a folder"))
        .and_then(|()| fs::write(path, content))
        .map_err(|error| cache_error(path, &error))
}
