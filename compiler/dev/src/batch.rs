//! Many samples in one executable: each is a module of one generated crate, exactly as the driver emits it,
//! and runs by the name the executable is called by (`argv[0]`, which no Python program sees).

use crate::compiler::Configuration;
use crate::explain::{self, Verdict};
use crate::interpreter::Interpreter;
use crate::sample::Sample;
use hybridc::driver::emitted;
use hybridc::link::{self, Cache, Toolchain, Unit};
use hybridc::options::{Compile, Profile};
use std::path::PathBuf;

/// A sample, not yet compiled.
pub struct Emitted {
    pub unit: Unit,
    pub verdicts: Vec<Verdict>,
}

/// `None` when there is nothing to compile: the program is refused, or hybridc has something else to say,
/// which `hybridc build` shows.
pub fn emit(sample: &Sample, python: &Interpreter, configuration: Configuration) -> Option<Emitted> {
    let options = Compile {
        python: Some(python.path.clone()),
        at_any_price: configuration == Configuration::Forced,
        ..Compile::default()
    };
    let emitted = emitted(&sample.path, &options).ok()?;
    Some(Emitted { verdicts: explain::verdicts(&emitted.explained).ok()?, unit: emitted.unit })
}

/// One executable; what went wrong, in a sentence.
pub fn link(units: &[&Unit], configuration: Configuration) -> Result<PathBuf, String> {
    let cache = Cache::open().map_err(|error| error.message)?;
    let toolchain =
        cache.folder("").and_then(|folder| Toolchain::find(&folder)).map_err(|error| error.message)?;
    let profile = match configuration {
        Configuration::Shipped => Profile::Release,
        Configuration::Forced => Profile::Checked,
    };
    link::executable(&merged(units), None, profile, &cache, &toolchain).map_err(|error| error.message)
}

/// The name of a member, for [`link`]'s executable.
pub fn name(index: usize) -> String {
    format!("sample_{index}")
}

fn merged(units: &[&Unit]) -> Unit {
    let mut rust = String::new();
    let mut arms = String::new();
    let mut files = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let name = name(index);
        rust.push_str(&format!("#[path = \"{name}/main.rs\"] mod {name};\n"));
        arms.push_str(&format!("        Some(\"{name}\") => {name}::main(),\n"));
        files.push((format!("{name}/main.rs"), unit.rust.clone().into_bytes()));
        let own = unit.files.iter().map(|(file, content)| (format!("{name}/{file}"), content.clone()));
        files.extend(own);
    }
    // Valgrind calls it by the whole path.
    rust.push_str("fn main() {\n    let name = std::env::args_os().next().map(std::path::PathBuf::from);\n");
    rust.push_str("    match name.as_ref().and_then(|name| name.file_name()?.to_str()) {\n");
    rust.push_str(&arms);
    rust.push_str("        _ => panic!(\"no sample of this name\"),\n    }\n}\n");
    Unit { rust, files, isolate: units.iter().find_map(|unit| unit.isolate) }
}
