//! What follows in packed data, where the type does not say it: one byte. The compiler, which packs, reads
//! this file.

pub const NONE: u8 = 0;
pub const FALSE: u8 = 1;
pub const TRUE: u8 = 2;
pub const INT: u8 = 3;
pub const FLOAT: u8 = 4;
pub const COMPLEX: u8 = 5;
pub const STR: u8 = 6;
pub const BYTES: u8 = 7;
pub const ELLIPSIS: u8 = 8;
pub const TUPLE: u8 = 9;
pub const LIST: u8 = 10;
pub const SET: u8 = 11;
pub const CONSTANT_SET: u8 = 12;
pub const DICT: u8 = 13;
