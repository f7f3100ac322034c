//! How operators are spelled.

use crate::hir::nodes::{BinaryOp, CompareOp};

pub fn compare_symbol(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => "==",
        CompareOp::NotEq => "!=",
        CompareOp::Lt => "<",
        CompareOp::LtE => "<=",
        CompareOp::Gt => ">",
        CompareOp::GtE => ">=",
        CompareOp::Is | CompareOp::IsNot | CompareOp::In | CompareOp::NotIn => {
            unreachable!("not an ordering")
        }
    }
}

pub fn symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::MatMul => "@",
        BinaryOp::Div => "/",
        BinaryOp::FloorDiv => "//",
        BinaryOp::Mod => "%",
        BinaryOp::Pow => "**",
        BinaryOp::LShift => "<<",
        BinaryOp::RShift => ">>",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
    }
}

/// The operator with this spelling, if it is no comparison.
pub fn operator_of(spelling: &str) -> Option<BinaryOp> {
    use BinaryOp::{Add, And, Div, FloorDiv, LShift, MatMul, Mod, Mul, Or, Pow, RShift, Sub, Xor};
    const ALL: [BinaryOp; 13] =
        [Add, Sub, Mul, MatMul, Div, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor];
    ALL.into_iter().find(|op| symbol(*op) == spelling)
}

/// The comparison with this spelling, if it is one.
pub fn comparison_of(spelling: &str) -> Option<CompareOp> {
    use CompareOp::{Eq, Gt, GtE, Lt, LtE, NotEq};
    [Eq, NotEq, Lt, LtE, Gt, GtE].into_iter().find(|op| compare_symbol(*op) == spelling)
}
