//! The finished executable at the place the user named: whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use super::plain;
use crate::diag::{Code, Diagnostic};

/// Copies `made` to `output`: written beside, then renamed, so that a running program of that name goes on
/// undisturbed and an interrupted build leaves the old file.
pub fn install(made: &Path, output: &Path) -> Result<(), Diagnostic> {
    let refused = |why: String| {
        Diagnostic::new(Code::OutputUnwritable, format!("cannot write `{}`: {why}", output.display()))
    };
    if output.is_dir() {
        return Err(refused("it is a directory".into()));
    }
    if output.file_name().is_none() {
        return Err(refused("it names no file".into()));
    }
    // Renaming onto a device or pipe would replace it (`-o /dev/null`), so that is written in place.
    if fs::metadata(output).is_ok_and(|found| !found.is_file()) {
        return fs::copy(made, output).map(drop).map_err(|error| refused(plain(&error)));
    }
    // A link is followed, as every compiler does.
    let target = fs::canonicalize(output).unwrap_or_else(|_| output.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = copy_beside(made, folder).map_err(|error| refused(plain(&error)))?;
    beside.persist(&target).map(drop).map_err(|error| refused(plain(&error.error)))
}

fn copy_beside(made: &Path, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut beside = tempfile::Builder::new().prefix(".hybridc-").tempfile_in(folder)?;
    io::copy(&mut fs::File::open(made)?, beside.as_file_mut())?;
    // What the linker made under the user's umask; a temporary file is private.
    beside.as_file().set_permissions(fs::metadata(made)?.permissions())?;
    Ok(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_and_missing_folders_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("made");
        fs::write(&made, "x").unwrap();
        for (output, why) in
            [(folder.path().to_path_buf(), "it is a directory"), (made.join("below"), "not a directory")]
        {
            let refused = install(&made, &output).unwrap_err();
            assert_eq!(refused.code, Code::OutputUnwritable);
            assert!(refused.message.ends_with(why), "{}", refused.message);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_old_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (made, output) = (folder.path().join("made"), folder.path().join("out"));
        fs::write(&made, "new").unwrap();
        fs::write(&output, "old").unwrap();
        install(&made, &output).unwrap();
        assert_eq!(fs::read_to_string(&output).unwrap(), "new");
    }
}
