//! The stages that `--emit` can print.

use crate::diag::{Code, Diagnostic};
use crate::passes::PIPELINE;

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
                Some(pass) if PIPELINE.iter().any(|known| known.name == pass) => {
                    Stage::SirAfter(pass.to_string())
                }
                _ => {
                    return Err(Diagnostic::new(
                        Code::UnknownStage,
                        format!("unknown stage `{name}` in `--emit`"),
                    ));
                }
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_have_one_spelling() {
        for pass in PIPELINE {
            assert_eq!(
                Stage::parse(&format!("sir-after:{}", pass.name)),
                Ok(Stage::SirAfter(pass.name.into()))
            );
        }
        assert_eq!(Stage::parse("rust"), Ok(Stage::Rust));
        for wrong in ["", "Sir", "sir-after:", "sir-after:none", "mir"] {
            assert_eq!(Stage::parse(wrong).unwrap_err().code, Code::UnknownStage);
        }
    }
}
