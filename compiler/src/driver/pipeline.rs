//! The stages in order: the only place that names them all.

use super::front::{Front, Loaded, front, load};
use super::native::{Analysis, Hybrid};
use super::summary::Native;
use super::timing::Timings;
use super::{Failure, known, native};
use crate::link::entry::{self, Carried, Host};
use crate::link::{self, Cache, Toolchain, Unit};
use crate::options::{Compile, Profile};
use crate::source::load::LoadedModule;
use std::path::{Path, PathBuf};

/// A program that is read, and nothing done with it.
pub struct Opened {
    pub loaded: Loaded,
    cache: Cache,
    timings: Timings,
}

pub fn open(program: &Path, options: &Compile) -> Result<Opened, Failure> {
    let mut timings = Timings::new(options.timings);
    let cache = Cache::open()?;
    let loaded = load(program, options, &cache, &mut timings)?;
    Ok(Opened { loaded, cache, timings })
}

/// An executable in the cache.
pub struct Made {
    pub path: PathBuf,
    pub native: Native,
}

/// The executable of a program. An unchanged program runs no stage.
pub fn executable(program: Opened, options: &Compile, default: Profile) -> Result<Made, Failure> {
    let Opened { loaded, cache, mut timings } = program;
    let toolchain = timings.stage("toolchain", || Toolchain::find(&cache.folder("")?))?;
    let profile = options.profile(default);
    let key = known::key(&loaded, profile, &toolchain);
    let known = link::remembered(&cache, &key)?;
    let known = known.and_then(|(path, note)| Some(Made { path, native: Native::read(&note)? }));
    let made = match known {
        Some(made) => made,
        None => {
            let identity = loaded.path.clone();
            let front = front(loaded, &mut timings)?;
            let analysis = native::analyse(&front, &mut timings);
            let unit = unit_of(&front, analysis.as_ref(), &mut timings)?;
            let path = timings
                .stage("link", || link::executable(&unit, Some(&identity), profile, &cache, &toolchain))?;
            let native = Native::of(analysis.as_ref());
            link::remember(&cache, &key, &path, &native.written())?;
            Made { path, native }
        }
    };
    timings.report();
    Ok(made)
}

/// From a judged program to Rust.
pub fn unit(front: &Front, timings: &mut Timings) -> Result<Unit, Failure> {
    let analysis = native::analyse(front, timings);
    unit_of(front, analysis.as_ref(), timings)
}

/// The same for a program that is analysed already.
pub fn unit_of(front: &Front, analysis: Option<&Analysis>, timings: &mut Timings) -> Result<Unit, Failure> {
    Ok(match analysis {
        Some(analysis) if !analysis.partition.is_hybrid() => native::pure(front, analysis, timings)?,
        Some(analysis) if analysis.partition.is_all_deferred() => carrying(front, &[], entry::deferred),
        Some(analysis) => {
            let Hybrid { items, files, prepared } = native::hybrid(front, analysis, timings)?;
            let leaves = analysis.partition.is_leaves;
            let mut unit = carrying(front, &prepared, |host, main, modules| {
                entry::hybrid(host, main, modules, &items, leaves)
            });
            unit.files.extend(files);
            unit
        }
        None => carrying(front, &[], entry::deferred),
    })
}

/// A program that carries its sources and what it must know of the interpreter.
fn carrying(front: &Front, prepared: &[u8], entry: impl FnOnce(&Host, &Carried, &[Carried]) -> Unit) -> Unit {
    let Front { loaded, sources, main, .. } = front;
    let host = Host {
        minor: loaded.python.version.1.into(),
        executable: &loaded.python.executable,
        argument: &loaded.python_name,
        libpython: loaded.python.library.as_deref().unwrap_or(""),
        script_argument: &loaded.given.to_string_lossy(),
        script_directory: &loaded.directory.to_string_lossy(),
        warns: !front.warnings.is_empty(),
        prepared,
    };
    let file = sources.file(*main);
    let main = Carried { name: "__main__", path: &file.path, is_package: false, raw: &file.raw };
    let paths: Vec<String> =
        loaded.modules.iter().map(|module| module.path.to_string_lossy().into_owned()).collect();
    let modules: Vec<Carried> =
        loaded.modules.iter().zip(&paths).map(|(module, path)| carried(module, path)).collect();
    entry(&host, &main, &modules)
}

fn carried<'a>(module: &'a LoadedModule, path: &'a str) -> Carried<'a> {
    Carried { name: &module.name, path, is_package: module.is_package, raw: &module.raw }
}
