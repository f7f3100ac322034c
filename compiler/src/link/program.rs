//! The emitted program → an executable in the cache, by content.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{Cache, Toolchain, cache, cache_error, digest, isolate, output, plain, runtime};
use crate::diag::{Code, Diagnostic};
use crate::options::Profile;

/// What emission made.
pub struct Unit {
    /// `main.rs`.
    pub rust: String,
    /// Files beside `main.rs` that it includes: name and content.
    pub files: Vec<(String, Vec<u8>)>,
    /// Python 3.`minor` when the program has an isolate; `main.rs` then includes the library
    /// `env!("HYBRIDC_ISOLATE")`.
    pub isolate: Option<u32>,
}

/// The executable made of `unit`. `identity` names the program (its path) to rustc's incremental cache;
/// without it, there is none.
pub fn executable(
    unit: &Unit,
    identity: Option<&str>,
    profile: Profile,
    cache: &Cache,
    toolchain: &Toolchain,
) -> Result<PathBuf, Diagnostic> {
    let key = key(unit, profile, toolchain);
    let folder = cache.entry("programs", &key, |folder| {
        let runtime = runtime::compiled(cache, toolchain)?;
        let library = match unit.isolate {
            Some(minor) => Some(isolate::compiled(cache, toolchain, minor)?),
            None => None,
        };
        let work = Work::enter(identity.filter(|_| profile == Profile::Dev), cache)?;
        write_unit(unit, &work.unit).map_err(|error| cache_error(&work.unit, &error))?;
        let mut rustc = rustc(toolchain, &runtime, &work.unit);
        profile_flags(&mut rustc, profile, work.incremental.as_deref());
        if let Some(library) = &library {
            rustc.env("HYBRIDC_ISOLATE", library);
        }
        let output = rustc.stdin(Stdio::null()).output().map_err(|error| {
            Diagnostic::new(
                Code::NoRust,
                format!("cannot run `{}`: {}", toolchain.rustc.display(), plain(&error)),
            )
        })?;
        if !output.status.success() {
            return Err(refused(unit, &output, cache));
        }
        let made = folder.join(PROGRAM);
        fs::copy(work.unit.join(PROGRAM), &made).map_err(|error| cache_error(&made, &error))?;
        output::mark(&made).map_err(|error| cache_error(&made, &error))
    })?;
    for (kind, most) in KEPT {
        cache.prune(kind, *most);
    }
    Ok(folder.join(PROGRAM))
}

/// Where rustc works.
struct Work {
    /// What emission made; empty at first.
    unit: PathBuf,
    /// rustc's own, with what it made of this program before.
    incremental: Option<PathBuf>,
    _held: Held,
}

/// What ends with the work: a folder, or the turn to work in one that stays.
enum Held {
    Folder { _removed: tempfile::TempDir },
    Turn { _locked: fs::File },
}

impl Work {
    /// `identity` names the program to rustc's incremental cache, which takes nothing over where a path has
    /// changed: so such a program is always compiled in the same folder.
    fn enter(identity: Option<&str>, cache: &Cache) -> Result<Work, Diagnostic> {
        let Some(identity) = identity else {
            let folder = tempfile::tempdir().map_err(|error| cache_error(&std::env::temp_dir(), &error))?;
            let unit = folder.path().to_path_buf();
            return Ok(Work { unit, incremental: None, _held: Held::Folder { _removed: folder } });
        };
        let key = digest([identity.as_bytes()]);
        let locked = cache.lock(&format!("incremental-{key}"))?;
        let folder = cache.folder("incremental")?.join(&key);
        let (unit, incremental) = (folder.join("unit"), folder.join("rustc"));
        let failed = |error: std::io::Error| cache_error(&folder, &error);
        if unit.exists() {
            fs::remove_dir_all(&unit).map_err(failed)?;
        }
        fs::create_dir_all(&unit).map_err(failed)?;
        cache.touch("incremental", &key);
        Ok(Work { unit, incremental: Some(incremental), _held: Held::Turn { _locked: locked } })
    }
}

/// More bytes than this, and what was not used for longest goes.
const KEPT: &[(&str, u64)] = &[("programs", 4 << 30), ("incremental", 2 << 30), ("known", 64 << 20)];

/// The executable made for this key before, if it is still there and whole, and what was said of it.
pub fn remembered(cache: &Cache, key: &str) -> Result<Option<(PathBuf, String)>, Diagnostic> {
    let Ok(known) = fs::read_to_string(cache.folder("known")?.join(key)) else { return Ok(None) };
    let Some((name, said)) = known.split_once('\n') else { return Ok(None) };
    cache.touch("known", key);
    let made = cache.existing("programs", name)?;
    Ok(made.map(|folder| (folder.join(PROGRAM), said.to_owned())))
}

/// Notes that `made` is what this key stands for, and what is to be said of it.
pub fn remember(cache: &Cache, key: &str, made: &Path, said: &str) -> Result<(), Diagnostic> {
    let folder = made.parent().and_then(Path::file_name).expect("an executable is in its entry");
    let note = cache.folder("known")?.join(key);
    let known = [folder.as_encoded_bytes(), b"\n", said.as_bytes()].concat();
    cache::write_whole(&note, &known).map_err(|error| cache_error(&note, &error))
}

const PROGRAM: &str = "program";

/// What an executable depends on.
fn key(unit: &Unit, profile: Profile, toolchain: &Toolchain) -> String {
    let runtime = runtime::key(toolchain);
    let isolate = unit.isolate.map_or(String::new(), |minor| isolate::key(toolchain, minor));
    let fixed = [
        unit.rust.as_bytes(),
        profile.name().as_bytes(),
        runtime.as_bytes(),
        isolate.as_bytes(),
        output::MARK,
    ];
    let files = unit.files.iter().flat_map(|(name, content)| [name.as_bytes(), content.as_slice()]);
    digest(fixed.into_iter().chain(files))
}

fn write_unit(unit: &Unit, folder: &Path) -> std::io::Result<()> {
    fs::write(folder.join("main.rs"), &unit.rust)?;
    unit.files.iter().try_for_each(|(name, content)| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder"))?;
        fs::write(path, content)
    })
}

fn rustc(toolchain: &Toolchain, runtime: &Path, work: &Path) -> Command {
    let mut rustc = Command::new(&toolchain.rustc);
    rustc.current_dir(work).args(["main.rs", "-o", PROGRAM]);
    rustc.args([
        "--crate-name",
        "program",
        "--crate-type",
        "bin",
        "--edition",
        "2024",
        "--cap-lints",
        "allow",
    ]);
    let library = runtime.join(runtime::RLIB);
    rustc.arg("--extern").arg(format!("hybridc_runtime={}", library.display()));
    rustc.arg("-L").arg(format!("dependency={}", runtime.display()));
    // No path of this machine in the executable.
    rustc.arg(format!("--remap-path-prefix={}=program", work.display()));
    rustc.args(["-C", "panic=abort"]);
    // A chain of a thousand `elif` is so many blocks in blocks: more than rustc's own 8 MiB take.
    rustc.env("RUST_MIN_STACK", (256 << 20).to_string());
    for name in ["RUSTFLAGS", "RUSTC_WRAPPER", "RUSTC_LOG", "RUST_BACKTRACE"] {
        rustc.env_remove(name);
    }
    rustc
}

fn profile_flags(rustc: &mut Command, profile: Profile, incremental: Option<&Path>) {
    match profile {
        Profile::Release => {
            rustc.args(["-C", "opt-level=2", "-C", "codegen-units=1", "-C", "strip=symbols"]);
        }
        Profile::Checked => {
            rustc.args(["-C", "opt-level=0", "-C", "strip=debuginfo", "-C", "overflow-checks=on"]);
        }
        Profile::Dev => {
            // What is made of a file that is as it was is taken as it is: nothing is inlined across files.
            rustc.args(["-C", "opt-level=1", "-C", "strip=debuginfo", "-C", "lto=off"]);
            if let Some(incremental) = incremental {
                rustc.arg("-C").arg(format!("incremental={}", incremental.display()));
            }
        }
    }
}

/// rustc's complaint about emitted code is not the user's business: it is kept with the code, and named. A
/// missing linker is the environment's.
fn refused(unit: &Unit, output: &Output, cache: &Cache) -> Diagnostic {
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("error: linker `") && said.contains("not found") {
        return Diagnostic::new(Code::NoLinker, "no C linker found: rustc calls `cc`");
    }
    let name = digest([unit.rust.as_bytes(), said.as_bytes()]);
    let saved = cache.folder("reports").and_then(|reports| {
        let report = reports.join(format!("{name}.rs"));
        let quoted: String = said.lines().map(|line| format!("// {line}\n")).collect();
        let parts = unit.files.iter().filter(|(name, _)| name.ends_with(".rs"));
        let parts: String =
            parts.map(|(name, text)| format!("\n\n// {name}\n{}", String::from_utf8_lossy(text))).collect();
        fs::write(&report, format!("{}{parts}\n\n// rustc said ({}):\n{quoted}", unit.rust, output.status))
            .map_err(|error| cache_error(&report, &error))?;
        Ok(report)
    });
    let bug = Diagnostic::new(Code::RustRefused, "rustc refused the code made of this program");
    match saved {
        Ok(report) => {
            bug.hint(format!("this is a bug of hybridc, please report it with `{}`", report.display()))
        }
        Err(_) => bug.hint("this is a bug of hybridc, please report it with the program"),
    }
}
