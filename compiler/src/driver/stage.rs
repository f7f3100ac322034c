//! The stages that `--emit` can print.

use crate::diag::{Code, Diagnostic};

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    Ast,
    Hir,
    Types,
    Partition,
    Sir,
    SirAfter(String),
    Rust,
}

impl Stage {
    pub fn parse(name: &str) -> Result<Stage, Diagnostic> {
        Ok(match name {
            "ast" => Stage::Ast,
            "hir" => Stage::Hir,
            "types" => Stage::Types,
            "partition" => Stage::Partition,
            "sir" => Stage::Sir,
            "rust" => Stage::Rust,
            _ => match name.strip_prefix("sir-after:") {
                Some(pass) if !pass.is_empty() => Stage::SirAfter(pass.to_string()),
                _ => return Err(Diagnostic::new(Code::UnknownStage, format!("unknown stage `{name}` in `--emit`"))),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_have_one_spelling() {
        assert_eq!(Stage::parse("sir-after:borrow"), Ok(Stage::SirAfter("borrow".into())));
        assert_eq!(Stage::parse("rust"), Ok(Stage::Rust));
        for wrong in ["", "Sir", "sir-after:", "mir"] {
            assert_eq!(Stage::parse(wrong).unwrap_err().code, Code::UnknownStage);
        }
    }
}
