//! The text form of Slot IR says everything: what is read from it prints the same, is well-formed and becomes
//! the same Rust, for every sample with native code.

use hybridc::catalog::Rows;
use hybridc::driver::lowered;
use hybridc::options::Compile;
use hybridc::sir::print::{self, Names};
use hybridc::sir::{Module, verify};
use hybridc::{emit, passes};
use hybridc_dev::sample::{self, Sample};
use hybridc_dev::{interpreter, parallel, root, slot_ir};

#[test]
fn what_is_printed_is_read() {
    let (samples, _) = sample::find(&root()).expect("samples/ can be read");
    let pythons = interpreter::find();
    let python = pythons.first().expect("a CPython is there");
    let options = Compile { python: Some(python.path.clone()), at_any_price: true, ..Compile::default() };
    let chosen: Vec<&Sample> = samples.iter().filter(|sample| sample.runs_on(python.minor)).collect();
    let wrong: Vec<String> = parallel::map(&chosen, |sample| {
        let Ok(Some(module)) = lowered(&sample.path, &options) else { return Ok(()) };
        check(module).map_err(|why| format!("samples/{}.py: {why}", sample.name))
    })
    .into_iter()
    .filter_map(Result::err)
    .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(mut module: Module) -> Result<(), String> {
    same(&mut module, "lowering")?;
    passes::run(&mut module, None, &mut |_, _| {});
    same(&mut module, "passes")
}

fn same(module: &mut Module, made_by: &str) -> Result<(), String> {
    let names = Names { rows: &Rows, sources: None };
    let text = print::module(module, &names);
    let mut read = slot_ir::read(&text).map_err(|why| format!("after {made_by}: {why}\n{text}"))?;
    let again = print::module(&read, &names);
    if let Some((line, other)) = text.lines().zip(again.lines()).find(|(line, other)| line != other) {
        return Err(format!("after {made_by}:\n{line}\nis read as\n{other}"));
    }
    let wrong = verify::verify(&read, &Rows);
    if let Some(wrong) = wrong.first() {
        return Err(format!("after {made_by}: what is read is ill-formed: {wrong}"));
    }
    // The text of the files alone is not in the text.
    std::mem::swap(&mut read.files, &mut module.files);
    let about = emit::About { minor: 12, warnings: "", script: "", library: &[] };
    let rust = emit::items(&read, &about).to_string();
    std::mem::swap(&mut read.files, &mut module.files);
    if rust == emit::items(module, &about).to_string() {
        Ok(())
    } else {
        Err(format!("after {made_by}: what is read becomes another program"))
    }
}
