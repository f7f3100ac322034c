//! The sources that travel inside this executable (packed by `build.rs`), unpacked once.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{Cache, Toolchain, cache_error, digest};
use crate::diag::Diagnostic;

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.pack"));

/// Identity of the runtime's sources, its crates included.
pub const RUNTIME: &str = env!("HYBRIDC_RUNTIME_HASH");
/// Identity of the isolate's sources, its crates included.
pub const ISOLATE: &str = env!("HYBRIDC_ISOLATE_HASH");

/// Where one toolchain compiles: always the same folder, so that cargo finds what it has compiled before.
/// Nobody else works in it until this is dropped.
pub struct Workshop {
    /// `runtime/`, `runtime/isolate/` and `vendor/`.
    pub sources: PathBuf,
    folder: PathBuf,
    _locked: File,
}

impl Workshop {
    pub fn enter(cache: &Cache, toolchain: &Toolchain) -> Result<Workshop, Diagnostic> {
        let key = digest([toolchain.identity.as_bytes()]);
        let locked = cache.lock(&format!("workshop-{key}"))?;
        let folder = cache.folder(&format!("workshop/{key}"))?;
        let sources = folder.join("sources");
        unpack(&sources).map_err(|error| cache_error(&sources, &error))?;
        Ok(Workshop { sources, folder, _locked: locked })
    }

    /// cargo's folder; what is configured differently has one of its own.
    pub fn target(&self, name: &str) -> PathBuf {
        self.folder.join(format!("target-{name}"))
    }
}

/// Leaves what is unpacked and whole; the mark is written last.
fn unpack(folder: &Path) -> io::Result<()> {
    let mark = folder.join("unpacked");
    let identity = format!("{RUNTIME} {ISOLATE}");
    if fs::read_to_string(&mark).is_ok_and(|found| found == identity) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut rest = PACK;
    while !rest.is_empty() {
        let path = std::str::from_utf8(part(&mut rest)).expect("build.rs packs UTF-8 paths");
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("an entry is in a folder"))?;
        fs::write(&path, part(&mut rest))?;
    }
    fs::write(mark, identity)
}

/// One of the files.
pub fn content(path: &str) -> &'static [u8] {
    let mut rest = PACK;
    while !rest.is_empty() {
        let (name, content) = (part(&mut rest), part(&mut rest));
        if name == path.as_bytes() {
            return content;
        }
    }
    panic!("{path} is not packed")
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
