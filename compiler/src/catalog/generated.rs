//! Made by `cargo dev catalog` from the runtime's `#[py(…)]` functions. Do not edit.
#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_imports, reason = "which names the rows need depends on the rows")]

use super::{Bound as B, Con as C, Effects, Generic as G, Mode as M, Param, ParamKind as K, Pattern as P, Row, RowKind};
use crate::ty::IterKind as I;

const fn p(name: &'static str, kind: K, default: Option<&'static str>, mode: M, ty: P) -> Param {
    Param { name, kind, default, mode, ty }
}

pub static ROWS: &[Row] = &[
];
