//! Brings the isolate into the process: finds libpython, loads it, then the isolate's own library out of the
//! program.
//!
//! The order matters: libpython is loaded `RTLD_GLOBAL`, because neither the isolate nor most extension
//! modules name it as a dependency; their symbols resolve against the global scope.
#![allow(unsafe_code)] // dlopen, memfd_create: this file exists for them.

use std::ffi::{CStr, CString, OsStr, OsString};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use super::program::ProgramInfo;
use super::table::{ENTER, Enter};

/// The environment variable that names a libpython where the recorded one is gone.
const OVERRIDE: &str = "HYBRIDC_LIBPYTHON";

/// Loads both libraries; the error is one sentence.
pub fn load(info: &ProgramInfo) -> Result<Enter, String> {
    load_libpython(info)?;
    load_isolate(info.isolate)
}

fn load_libpython(info: &ProgramInfo) -> Result<(), String> {
    let mut wrong = None;
    for candidate in candidates(info) {
        // A name without a slash is searched by the dynamic linker, all others must be there.
        if candidate.as_bytes().contains(&b'/') && !Path::new(&candidate).is_file() {
            continue;
        }
        let Ok(name) = CString::new(candidate.as_bytes()) else { continue };
        // Lazily, as python3 is linked to it: binding all of its symbols takes as long as a tenth of its
        // start.
        // SAFETY: `name` is a C string; libpython's initialisers have no precondition.
        let handle = unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_LAZY | libc::RTLD_GLOBAL) };
        if handle.is_null() {
            continue;
        }
        match version_of(handle) {
            Some(version) if version == info.version => return Ok(()),
            version => wrong = wrong.or(Some((candidate, version))),
        }
    }
    let (major, minor) = info.version;
    let library = library_name(info);
    Err(match wrong {
        Some((path, _)) => format!(
            "{} is not a Python {major}.{minor}, which this program needs for its deferred parts; \
             set {OVERRIDE} to the path of {library}",
            path.to_string_lossy()
        ),
        None => format!(
            "this program needs {library} for its deferred parts and none was found; \
             set {OVERRIDE} to its path"
        ),
    })
}

/// `(3, 12)` of a loaded libpython, from the constant `Py_Version` (there since 3.11).
fn version_of(handle: *mut libc::c_void) -> Option<(u8, u8)> {
    // SAFETY: `handle` is a live handle; `Py_Version` is a C `unsigned long` constant.
    unsafe {
        let hex = libc::dlsym(handle, c"Py_Version".as_ptr()).cast::<libc::c_ulong>();
        (!hex.is_null()).then(|| ((*hex >> 24) as u8, (*hex >> 16) as u8))
    }
}

fn library_name(info: &ProgramInfo) -> String {
    format!("libpython{}.{}.so", info.version.0, info.version.1)
}

/// Where to look, best first: as recorded, as the user says, beside the interpreter, then as the system has
/// it.
fn candidates(info: &ProgramInfo) -> Vec<OsString> {
    let library = library_name(info);
    let versioned = format!("{library}.1.0");
    let mut found: Vec<OsString> = Vec::new();
    if !info.libpython.is_empty() {
        found.push(info.libpython.into());
    }
    if let Some(path) = std::env::var_os(OVERRIDE).filter(|p| !p.is_empty()) {
        found.push(path);
    }
    let mut directories: Vec<PathBuf> = Vec::new();
    let python = format!("python{}.{}", info.version.0, info.version.1);
    directories.extend(lib_beside(Path::new(info.python_executable)));
    for name in [&python, "python3"] {
        directories.extend(on_path(name).iter().filter_map(|p| lib_beside(p)));
    }
    found.extend([versioned.clone().into(), library.clone().into()]);
    for fixed in [
        "/usr/lib",
        "/usr/local/lib",
        "/usr/lib64",
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
    ] {
        directories.push(fixed.into());
    }
    directories.extend(installed_versions(info));
    for directory in directories {
        found.extend([directory.join(&versioned).into(), directory.join(&library).into()]);
    }
    found
}

/// `…/lib` for `…/bin/python3`, links followed.
fn lib_beside(executable: &Path) -> Option<PathBuf> {
    Some(executable.canonicalize().ok()?.parent()?.parent()?.join("lib"))
}

fn on_path(name: &str) -> Vec<PathBuf> {
    let Some(path) = std::env::var_os("PATH") else { return Vec::new() };
    std::env::split_paths(&path).map(|d| d.join(name)).filter(|p| p.is_file()).collect()
}

/// The `lib` folders of interpreters that version managers keep in the home directory.
fn installed_versions(info: &ProgramInfo) -> Vec<PathBuf> {
    let Some(home) = std::env::var_os("HOME") else { return Vec::new() };
    let prefix = format!("{}.{}.", info.version.0, info.version.1);
    let manager = Path::new(&home).join(".pyenv/versions");
    let Ok(entries) = std::fs::read_dir(manager) else { return Vec::new() };
    entries
        .flatten()
        .filter(|e| e.file_name().as_bytes().starts_with(prefix.as_bytes()))
        .map(|e| e.path().join("lib"))
        .collect()
}

/// Loads the library carried in the program, without leaving a file or a descriptor behind.
fn load_isolate(library: &[u8]) -> Result<Enter, String> {
    let failed = |what: &str| format!("the isolate of this program could not be loaded: {what}");
    let file = memory_file(library).map_err(|e| failed(&e.to_string()))?;
    let path = CString::new(format!("/proc/self/fd/{}", file.as_raw_fd())).expect("a number holds no NUL");
    // SAFETY: `path` is a C string; the library has no initialisers of its own.
    let handle = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
    if handle.is_null() {
        // SAFETY: after a failed dlopen, dlerror gives a C string or null.
        let text = unsafe {
            let error = libc::dlerror();
            if error.is_null() { "no reason given".into() } else { CStr::from_ptr(error).to_string_lossy() }
        };
        return Err(failed(&text));
    }
    // SAFETY: `handle` is live, `ENTER` a C string.
    let enter = unsafe { libc::dlsym(handle, ENTER.as_ptr()) };
    if enter.is_null() {
        return Err(failed("it has no entry"));
    }
    // SAFETY: the symbol's type is part of the interface; the entry itself checks the version.
    Ok(unsafe { std::mem::transmute::<*mut libc::c_void, Enter>(enter) })
}

/// An anonymous file with these bytes, close-on-exec.
fn memory_file(bytes: &[u8]) -> std::io::Result<OwnedFd> {
    // SAFETY: the name is a C string.
    let fd = unsafe { libc::memfd_create(c"isolate".as_ptr(), libc::MFD_CLOEXEC) };
    if fd < 0 {
        return Err(std::io::Error::last_os_error());
    }
    // SAFETY: memfd_create has just given us this descriptor.
    let file = std::fs::File::from(unsafe { OwnedFd::from_raw_fd(fd) });
    std::io::Write::write_all(&mut &file, bytes)?;
    Ok(file.into())
}

/// The C string of an argument or path; these come from C strings, so no NUL is inside.
pub fn c_string(text: &OsStr) -> CString {
    let bytes = OsString::from(text).into_vec();
    CString::new(bytes).unwrap_or_default()
}
