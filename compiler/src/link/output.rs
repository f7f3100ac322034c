//! The finished executable at the place the user named: whole or not at all, and over nothing that hybridc
//! did not make.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::plain;
use crate::diag::{Code, Diagnostic};

/// The last bytes of every executable of hybridc. The system loads what the headers name and no more.
pub const MARK: &[u8] = b"\0made by hybridc\0";

/// What an executable begins with.
const ELF: &[u8] = b"\x7fELF";

/// Where an executable is wanted.
pub struct Wanted<'a> {
    /// As the user typed it, or the default.
    pub output: &'a Path,
    /// The files the program is made of. No executable goes there, whatever the user says.
    pub sources: Vec<&'a Path>,
    /// The user said that a file which hybridc did not make may go.
    pub force: bool,
}

/// How the executable gets there.
enum Way {
    /// By renaming: onto nothing, or onto a file that may go.
    Rename { target: PathBuf, replaces: bool },
    /// What is written to can neither be replaced nor emptied: `/dev/stdout`, a pipe.
    Append,
}

/// Marks an executable as made by hybridc.
pub fn mark(made: &Path) -> io::Result<()> {
    File::options().append(true).open(made)?.write_all(MARK)
}

/// Says before anything is compiled that the executable cannot go there.
pub fn check(wanted: &Wanted) -> Result<(), Diagnostic> {
    way(wanted).map(drop)
}

/// Copies `made` to where it is wanted: written beside, then renamed, so that a running program of that name
/// goes on undisturbed and an interrupted build leaves the old file.
pub fn install(made: &Path, wanted: &Wanted) -> Result<(), Diagnostic> {
    let failed = |error: &io::Error| unwritable(wanted, &plain(error));
    match way(wanted)? {
        Way::Append => append(made, wanted.output).map_err(|error| failed(&error)),
        Way::Rename { target, replaces } => {
            let beside = copy_beside(made, folder_of(&target)).map_err(|error| failed(&error))?;
            if replaces {
                return beside.persist(&target).map(drop).map_err(|error| failed(&error.error));
            }
            match beside.persist_noclobber(&target) {
                Ok(_) => Ok(()),
                // Someone was faster. What is there now is asked what it is.
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                    check(wanted)?;
                    error.file.persist(&target).map(drop).map_err(|error| failed(&error.error))
                }
                Err(error) => Err(failed(&error.error)),
            }
        }
    }
}

fn way(wanted: &Wanted) -> Result<Way, Diagnostic> {
    let output = wanted.output;
    if output.file_name().is_none() && !output.is_dir() {
        return Err(unwritable(wanted, "it names no file"));
    }
    // A link is followed, as every compiler does, also one to a file that is not there yet.
    let target = followed(output).map_err(|error| unwritable(wanted, &plain(&error)))?;
    let found = match fs::metadata(output) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return absent(wanted, target),
        Err(error) => return Err(unwritable(wanted, &plain(&error))),
    };
    if let Some(source) = wanted.sources.iter().find(|source| is_same(source, &found)) {
        let message = format!(
            "cannot write `{}`: it is `{}`, a source of the program",
            output.display(),
            source.display()
        );
        return Err(Diagnostic::new(Code::OutputIsSource, message));
    }
    if let Some(why) = refusal(found.file_type()) {
        return Err(unwritable(wanted, why));
    }
    if !found.is_file() || is_descriptor(output) {
        return Ok(Way::Append);
    }
    if !wanted.force && !is_ours(output) {
        let message = format!("cannot write `{}`: it exists, and hybridc did not make it", output.display());
        return Err(Diagnostic::new(Code::OutputExists, message));
    }
    Ok(Way::Rename { target, replaces: true })
}

fn absent(wanted: &Wanted, target: PathBuf) -> Result<Way, Diagnostic> {
    match fs::metadata(folder_of(&target)) {
        Ok(folder) if folder.is_dir() => Ok(Way::Rename { target, replaces: false }),
        Ok(_) => Err(unwritable(wanted, "not a directory")),
        Err(error) => Err(unwritable(wanted, &plain(&error))),
    }
}

/// What never is a place for a file.
fn refusal(kind: FileType) -> Option<&'static str> {
    if kind.is_dir() {
        Some("it is a directory")
    } else if kind.is_block_device() {
        Some("it is a disk")
    } else if kind.is_socket() {
        Some("it is a socket")
    } else {
        None
    }
}

/// One file under two names: through links, hard links, `./`.
fn is_same(source: &Path, found: &Metadata) -> bool {
    fs::metadata(source).is_ok_and(|source| (source.dev(), source.ino()) == (found.dev(), found.ino()))
}

/// `/dev/stdout`, `/dev/fd/3`: a name of something that is open, to be written where it stands. With
/// `>> file`, what is in the file stays.
fn is_descriptor(output: &Path) -> bool {
    let folder = fs::canonicalize(folder_of(output));
    if folder.is_ok_and(|folder| folder.starts_with("/proc")) {
        return true;
    }
    fs::read_link(output).is_ok_and(|next| is_descriptor(&folder_of(output).join(next)))
}

/// Did hybridc make this file? Whoever strips it takes the mark away, and says `--force`.
fn is_ours(path: &Path) -> bool {
    let read = || -> io::Result<bool> {
        let mut file = File::open(path)?;
        let (mut head, mut tail) = ([0; ELF.len()], [0; MARK.len()]);
        file.read_exact(&mut head)?;
        file.seek(SeekFrom::End(-(MARK.len() as i64)))?;
        file.read_exact(&mut tail)?;
        Ok(head == *ELF && tail == *MARK)
    };
    // One that cannot be read is nobody's to replace.
    read().unwrap_or(false)
}

/// The file behind links, also where the last of them leads to nothing.
fn followed(output: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(output) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(output) {
            Ok(next) => followed(&folder_of(output).join(next)),
            Err(_) => Ok(output.to_path_buf()),
        },
        found => found,
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn append(made: &Path, output: &Path) -> io::Result<()> {
    let mut stream = File::options().append(true).open(output)?;
    io::copy(&mut File::open(made)?, &mut stream).map(drop)
}

fn copy_beside(made: &Path, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut beside = tempfile::Builder::new().prefix(".hybridc-").tempfile_in(folder)?;
    io::copy(&mut File::open(made)?, beside.as_file_mut())?;
    // What the linker made under the user's umask; a temporary file is private.
    beside.as_file().set_permissions(fs::metadata(made)?.permissions())?;
    Ok(beside)
}

fn unwritable(wanted: &Wanted, why: &str) -> Diagnostic {
    Diagnostic::new(Code::OutputUnwritable, format!("cannot write `{}`: {why}", wanted.output.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;
    use tempfile::TempDir;

    /// A folder with an executable of hybridc (`made`), a source (`s.py`) and a file of somebody else.
    fn place() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("made"), ELF).unwrap();
        mark(&folder.path().join("made")).unwrap();
        fs::write(folder.path().join("s.py"), "pass").unwrap();
        fs::write(folder.path().join("other"), "other").unwrap();
        folder
    }

    fn installed(folder: &TempDir, output: &str, force: bool) -> Result<(), Diagnostic> {
        let (output, source) = (folder.path().join(output), folder.path().join("s.py"));
        let wanted = Wanted { output: &output, sources: vec![&source], force };
        install(&folder.path().join("made"), &wanted)
    }

    #[track_caller]
    fn refused(folder: &TempDir, output: &str, force: bool, code: Code, why: &str) {
        let refused = installed(folder, output, force).unwrap_err();
        assert_eq!(refused.code, code, "{}", refused.message);
        assert!(refused.message.ends_with(why), "{}", refused.message);
    }

    #[test]
    fn what_is_no_place_for_a_file_is_refused() {
        let folder = place();
        symlink("round", folder.path().join("round")).unwrap();
        fs::create_dir(folder.path().join("folder")).unwrap();
        for (output, why) in [
            ("folder", "it is a directory"),
            ("folder/", "it is a directory"),
            ("..", "it is a directory"),
            ("other/below", "not a directory"),
            ("none/a", "no such file or directory"),
            ("none/../s.py", "no such file or directory"),
            ("none/", "not a directory"),
            ("/proc/none", "no such file or directory"),
        ] {
            refused(&folder, output, true, Code::OutputUnwritable, why);
        }
        assert_eq!(installed(&folder, "round", true).unwrap_err().code, Code::OutputUnwritable);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5);
    }

    #[test]
    fn a_source_is_refused_under_every_name() {
        let folder = place();
        let path = |name: &str| folder.path().join(name);
        symlink("s.py", path("link")).unwrap();
        symlink(path("link"), path("link_of_link")).unwrap();
        fs::hard_link(path("s.py"), path("hard")).unwrap();
        fs::create_dir(path("below")).unwrap();
        symlink("..", path("below/up")).unwrap();
        for output in ["s.py", "./s.py", "below/../s.py", "link", "link_of_link", "hard", "below/up/s.py"] {
            refused(&folder, output, true, Code::OutputIsSource, "a source of the program");
        }
        assert_eq!(fs::read_to_string(path("s.py")).unwrap(), "pass");
    }

    #[test]
    fn only_what_hybridc_made_is_replaced() {
        let folder = place();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("marked_text"), MARK).unwrap();
        fs::write(path("empty"), "").unwrap();
        for output in ["other", "marked_text", "empty"] {
            refused(&folder, output, false, Code::OutputExists, "hybridc did not make it");
            installed(&folder, output, true).unwrap();
            installed(&folder, output, false).unwrap();
        }
        installed(&folder, "new", false).unwrap();
        installed(&folder, "made", false).unwrap();
        assert_eq!(fs::read(path("new")).unwrap(), [ELF, MARK].concat());
    }

    #[test]
    fn links_are_followed() {
        let folder = place();
        let path = |name: &str| folder.path().join(name);
        symlink("later", path("a")).unwrap();
        symlink("a", path("b")).unwrap();
        installed(&folder, "b", false).unwrap();
        assert!(is_ours(&path("later")) && path("a").is_symlink() && path("b").is_symlink());
        installed(&folder, "b", false).unwrap();
        assert!(path("b").is_symlink());
    }

    #[test]
    fn what_is_open_is_written_to() {
        let folder = place();
        let file = File::options().append(true).open(folder.path().join("other")).unwrap();
        let open = format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&file));
        symlink(open, folder.path().join("stdout")).unwrap();
        installed(&folder, "stdout", false).unwrap();
        assert_eq!(fs::read(folder.path().join("other")).unwrap(), [b"other", ELF, MARK].concat());
        installed(&folder, "/dev/null", false).unwrap();
    }
}
