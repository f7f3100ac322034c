//! The words after `cargo dev fuzz-programs`.

use super::{Request, World, packs, run};
use std::path::PathBuf;

const USAGE: &str = "usage: cargo dev fuzz-programs [--seed N] [--first N] [--count N] [--pack N] \
                     [--reduce N] [--world native|classes|hybrid|module] \
                     [--rotate] [--release] [--print] [--out FOLDER]";

pub fn main(words: &[String]) -> i32 {
    let Some((request, prints)) = read(words) else {
        eprintln!("{USAGE}");
        return 2;
    };
    if prints {
        for pack in packs(&request) {
            print!("{}", super::pack::source(&pack));
        }
        return 0;
    }
    let hybridc = match std::env::current_exe() {
        Ok(here) => here.with_file_name("hybridc"),
        Err(error) => {
            eprintln!("fuzz-programs: {error}");
            return 2;
        }
    };
    match run(&request, &hybridc, &std::env::temp_dir().join("hybridc-fuzz")) {
        Ok(classes) => {
            for (class, count) in &classes {
                println!("{count:5}  {class}");
            }
            i32::from(!classes.is_empty())
        }
        Err(error) => {
            eprintln!("fuzz-programs: {error}");
            2
        }
    }
}

fn read(words: &[String]) -> Option<(Request, bool)> {
    let mut request = Request::default();
    let mut prints = false;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|text| text.parse::<u64>().ok());
        match word.as_str() {
            "--seed" => request.seed = number()?,
            "--first" => request.first = number()?,
            "--count" => request.count = number()?,
            "--pack" => request.pack = number()?.max(1) as usize,
            "--reduce" => request.reduce = number()? as usize,
            "--rotate" => request.rotate = true,
            "--release" => request.release = true,
            "--print" => prints = true,
            "--out" => request.out = PathBuf::from(words.next()?),
            "--world" => {
                request.world = Some(match words.next()?.as_str() {
                    "native" => World::Native,
                    "classes" => World::Classes,
                    "hybrid" => World::Hybrid,
                    "module" => World::Module,
                    _ => return None,
                });
            }
            _ => return None,
        }
    }
    Some((request, prints))
}
