//! `cargo dev catalog`: the runtime's marked functions, as rows.
//!
//! ```text
//! scan       runtime/src/{builtins,stdlib,dynamic}/**.rs -> marked items, with Rust paths
//! signature  "list.index(self, value, start=0, /)"       -> Python parameters
//! rust       fn index<T: Value>(list: &List<T>, …)       -> modes, patterns, generics
//! text       rows                                        -> generated.rs, catalog.txt
//! ```
//! A row that breaks a rule is left out and named; the command then fails, and so does the test.

mod rust;
mod scan;
mod signature;
mod text;

use hybridc::catalog::{Row, rules};
use std::path::Path;

/// What the sources say.
pub struct Generated {
    pub rows: Vec<Row>,
    /// Text of `compiler/src/catalog/generated.rs`.
    pub code: String,
    /// Text of `golden/catalog.txt`.
    pub listing: String,
    /// One sentence for each row left out.
    pub refused: Vec<String>,
}

pub const CODE_PATH: &str = "compiler/src/catalog/generated.rs";
pub const LISTING_PATH: &str = "golden/catalog.txt";

/// Reads the runtime's sources below `root`.
pub fn generate(root: &Path) -> Generated {
    let mut refused = vec![];
    let mut rows: Vec<Row> = vec![];
    for item in scan::scan(&root.join("runtime/src"), &mut refused) {
        match rust::row(&item) {
            Ok(row) => {
                let broken = rules::check_row(&row);
                if broken.is_empty() {
                    rows.push(row);
                } else {
                    refused.extend(
                        broken.iter().map(|text| format!("{}: `{}`: {text}", item.place, row.python)),
                    );
                }
            }
            Err(text) => refused.push(format!("{}: {text}", item.place)),
        }
    }
    rows.sort_by_key(|row| (row.owner, row.name, row.rust));
    refused.extend(rules::check(&rows));
    Generated { code: text::code(&rows), listing: text::listing(&rows), rows, refused }
}

/// Rewrites the two files; the exit status.
pub fn write() -> i32 {
    let root = crate::root();
    let generated = generate(&root);
    for (path, text) in [(CODE_PATH, &generated.code), (LISTING_PATH, &generated.listing)] {
        let path = root.join(path);
        if std::fs::read_to_string(&path).ok().as_ref() != Some(text)
            && let Err(error) = std::fs::write(&path, text)
        {
            eprintln!("{}: {error}", path.display());
            return 1;
        }
    }
    println!("{} rows", generated.rows.len());
    generated.refused.iter().for_each(|text| eprintln!("refused: {text}"));
    i32::from(!generated.refused.is_empty())
}
