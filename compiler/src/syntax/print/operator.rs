//! Contexts and operators.

use crate::syntax::ast::*;
use crate::syntax::print::Value;
use crate::syntax::print::plain;

pub(super) fn context(ctx: Context) -> Value {
    let name = match ctx {
        Context::Load => "Load",
        Context::Store => "Store",
        Context::Del => "Del",
    };
    plain(name, Vec::new())
}

pub(super) fn unary_op(op: UnaryOp) -> Value {
    let name = match op {
        UnaryOp::Neg => "USub",
        UnaryOp::Pos => "UAdd",
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
    };
    plain(name, Vec::new())
}

pub(super) fn binary_op(op: BinaryOp) -> Value {
    let name = match op {
        BinaryOp::Add => "Add",
        BinaryOp::Sub => "Sub",
        BinaryOp::Mul => "Mult",
        BinaryOp::MatMul => "MatMult",
        BinaryOp::Div => "Div",
        BinaryOp::FloorDiv => "FloorDiv",
        BinaryOp::Mod => "Mod",
        BinaryOp::Pow => "Pow",
        BinaryOp::LShift => "LShift",
        BinaryOp::RShift => "RShift",
        BinaryOp::And => "BitAnd",
        BinaryOp::Or => "BitOr",
        BinaryOp::Xor => "BitXor",
    };
    plain(name, Vec::new())
}

pub(super) fn compare_op(op: CompareOp) -> Value {
    let name = match op {
        CompareOp::Eq => "Eq",
        CompareOp::NotEq => "NotEq",
        CompareOp::Lt => "Lt",
        CompareOp::LtE => "LtE",
        CompareOp::Gt => "Gt",
        CompareOp::GtE => "GtE",
        CompareOp::Is => "Is",
        CompareOp::IsNot => "IsNot",
        CompareOp::In => "In",
        CompareOp::NotIn => "NotIn",
    };
    plain(name, Vec::new())
}
