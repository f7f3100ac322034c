//! The cache folder: where it is, one builder at a time, complete or absent.

use std::env;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use super::cache_error;
use crate::diag::Diagnostic;

pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `$HYBRIDC_CACHE`, else `$XDG_CACHE_HOME/hybridc`, else `~/.cache/hybridc`; the system's temporary
    /// folder for who has no home.
    pub fn open() -> Result<Cache, Diagnostic> {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let root = set("HYBRIDC_CACHE")
            .or_else(|| set("XDG_CACHE_HOME").map(|base| base.join("hybridc")))
            .or_else(|| set("HOME").map(|home| home.join(".cache/hybridc")))
            .unwrap_or_else(|| env::temp_dir().join("hybridc-cache"));
        fs::create_dir_all(&root).map_err(|error| cache_error(&root, &error))?;
        let root = fs::canonicalize(&root).map_err(|error| cache_error(&root, &error))?;
        Ok(Cache { root })
    }

    /// A folder of the cache, made when it is not there.
    pub fn folder(&self, kind: &str) -> Result<PathBuf, Diagnostic> {
        let path = self.root.join(kind);
        fs::create_dir_all(&path).map_err(|error| cache_error(&path, &error))?;
        Ok(path)
    }

    /// The folder `kind/key`, made by `make` (in a folder beside it) unless it is there and whole. Two builds
    /// at once: one makes it, the other waits. `make` fills the folder it is given.
    pub fn entry(
        &self,
        kind: &str,
        key: &str,
        make: impl FnOnce(&Path) -> Result<(), Diagnostic>,
    ) -> Result<PathBuf, Diagnostic> {
        let place = self.folder(kind)?.join(key);
        if is_whole(&place) {
            self.touch(kind, key);
            return Ok(place);
        }
        let _locked = self.lock(&format!("{kind}-{key}"))?;
        if is_whole(&place) {
            return Ok(place);
        }
        let failed = |error: io::Error| cache_error(&place, &error);
        remove(&place).map_err(failed)?;
        let beside = tempfile::Builder::new()
            .prefix(".making-")
            .tempdir_in(place.parent().expect("an entry is in a folder of its kind"))
            .map_err(failed)?;
        make(beside.path())?;
        write_manifest(beside.path()).map_err(failed)?;
        fs::rename(beside.keep(), &place).map_err(failed)?;
        Ok(place)
    }

    /// The folder `kind/key` if it is there and whole.
    pub fn existing(&self, kind: &str, key: &str) -> Result<Option<PathBuf>, Diagnostic> {
        let place = self.folder(kind)?.join(key);
        let found = is_whole(&place).then_some(place);
        if found.is_some() {
            self.touch(kind, key);
        }
        Ok(found)
    }

    /// Makes room in a kind, now and then: what was not used for a month goes, and of more than `most` bytes
    /// what was not used for longest. What was used within the last hours stays whatever its size, so that a
    /// long series of builds keeps what it makes. What cannot be removed stays; it is only space.
    ///
    /// A cache may have been put where the user has folders of such names: only what is named by a digest is
    /// ours.
    pub fn prune(&self, kind: &str, most: u64) {
        if self.is_due(kind) {
            evict(&self.root.join(kind), most, SystemTime::now());
        }
    }

    /// Has nobody looked for an hour?
    fn is_due(&self, kind: &str) -> bool {
        let mark = self.root.join(format!("pruned-{kind}"));
        let is_young = |at: SystemTime| at.elapsed().is_ok_and(|age| age < HOUR);
        if fs::metadata(&mark).and_then(|found| found.modified()).is_ok_and(is_young) {
            return false;
        }
        fs::write(mark, "").is_ok()
    }

    /// Notes that an entry was used.
    pub fn touch(&self, kind: &str, key: &str) {
        // Only a hint for `prune`.
        let _ = File::open(self.root.join(kind).join(key))
            .and_then(|entry| entry.set_modified(SystemTime::now()));
    }

    /// Holds other hybridc processes off until the file is dropped.
    pub fn lock(&self, name: &str) -> Result<File, Diagnostic> {
        let path = self.folder("locks")?.join(name.replace('/', "-"));
        let failed = |error: io::Error| cache_error(&path, &error);
        let file = File::options().create(true).append(true).open(&path).map_err(failed)?;
        file.lock().map_err(failed)?;
        Ok(file)
    }
}

/// Hex SHA-256 over parts, each with its length, so that no two lists of parts give the same bytes. Sixteen
/// digits are plenty for names in one user's cache.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A file with all of this content, or as it was.
pub fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().expect("a file in a folder");
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(content)?;
    beside.persist(path).map(drop).map_err(|error| error.error)
}

const MANIFEST: &str = "manifest";

/// Name and size of every file, so that an entry someone emptied by hand, or a full disk cut off, is made
/// again.
fn write_manifest(folder: &Path) -> io::Result<()> {
    let mut lines = String::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let size = entry.metadata()?.len();
        if entry.file_type()?.is_file() {
            lines.push_str(&format!("{size} {}\n", entry.file_name().to_string_lossy()));
        }
    }
    fs::write(folder.join(MANIFEST), lines)
}

fn is_whole(folder: &Path) -> bool {
    let Ok(manifest) = fs::read_to_string(folder.join(MANIFEST)) else { return false };
    manifest.lines().all(|line| {
        let Some((size, name)) = line.split_once(' ') else { return false };
        fs::metadata(folder.join(name)).is_ok_and(|found| found.len().to_string() == size)
    })
}

const HOUR: Duration = Duration::from_secs(3600);
/// Not used for so long, an entry goes.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);
/// Used within so long, an entry stays.
const SHORTEST: Duration = Duration::from_secs(3 * 3600);

fn evict(folder: &Path, most: u64, now: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let paths = entries.flatten().map(|entry| entry.path()).filter(|path| is_key(path));
    let mut dated: Vec<_> = paths.map(|path| (last_used(&path), path)).collect();
    // The youngest first.
    dated.sort_by(|a, b| b.cmp(a));
    let mut total = 0;
    for (used, path) in dated {
        total += size_of(&path);
        let age = now.duration_since(used).unwrap_or_default();
        if age > LONGEST || (age > SHORTEST && total > most) {
            let _ = remove(&path);
        }
    }
}

fn last_used(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|found| found.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Bytes below a path.
fn size_of(path: &Path) -> u64 {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => {
            fs::read_dir(path).into_iter().flatten().flatten().map(|entry| size_of(&entry.path())).sum()
        }
        Ok(found) => found.len(),
        Err(_) => 0,
    }
}

/// Is it named by a [`digest`]?
fn is_key(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.len() == 16 && name.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(folder: &Path) -> Cache {
        Cache { root: folder.to_path_buf() }
    }

    #[test]
    fn an_entry_is_made_once_and_again_when_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let mut made = 0;
        for damage in [false, false, true, false] {
            if damage {
                fs::write(folder.path().join("kind/key/file"), "").unwrap();
            }
            let place = cache
                .entry("kind", "key", |beside| {
                    made += 1;
                    fs::write(beside.join("file"), "content").unwrap();
                    Ok(())
                })
                .unwrap();
            assert_eq!(fs::read_to_string(place.join("file")).unwrap(), "content");
        }
        assert_eq!(made, 2);
    }

    #[test]
    fn a_failure_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let failed = cache.entry("kind", "key", |beside| {
            fs::write(beside.join("half"), "h").unwrap();
            Err(Diagnostic::new(crate::diag::Code::RuntimeBuild, "no"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_dir(folder.path().join("kind")).unwrap().count(), 0);
    }

    #[test]
    fn what_was_not_used_for_longest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let kind = cache.folder("programs").unwrap();
        let now = SystemTime::now();
        let key = |days: u64| digest([days.to_le_bytes().as_slice()]);
        for days in [0, 1, 2, 3, 40] {
            for name in [key(days), format!("prog_{days}.py")] {
                fs::write(kind.join(&name), "four").unwrap();
                let file = File::open(kind.join(&name)).unwrap();
                file.set_modified(now - Duration::from_secs(days * 24 * 3600)).unwrap();
            }
        }
        let left =
            || [0, 1, 2, 3, 40].into_iter().filter(|days| kind.join(key(*days)).exists()).collect::<Vec<_>>();
        evict(&kind, 100, now);
        assert_eq!(left(), [0, 1, 2, 3]);
        evict(&kind, 12, now);
        assert_eq!(left(), [0, 1, 2]);
        cache.touch("programs", &key(2));
        evict(&kind, 0, now);
        assert_eq!(left(), [0, 2]);
        // Whatever else lies there is not ours.
        assert_eq!(fs::read_dir(&kind).unwrap().count(), 7);
        assert!(cache.is_due("programs") && !cache.is_due("programs"));
    }

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(digest([b"ab".as_slice(), b"c"]), digest([b"a".as_slice(), b"bc"]));
    }
}
