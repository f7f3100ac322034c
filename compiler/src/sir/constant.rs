//! Displays of constants as data, and their packed form: what `rt::Packed` reads.

use std::collections::HashMap;

use num_bigint::BigInt;

use super::Literal;
use crate::ty::Ty;

/// A display whose leaves are literals.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    Literal(Literal),
    Tuple(Vec<Constant>),
    List(Vec<Constant>),
    /// `whole`: three or more, which CPython keeps as a frozenset.
    Set {
        items: Vec<Constant>,
        whole: bool,
    },
    Dict(Vec<(Constant, Constant)>),
}

/// Bytes, and the strings they name by number.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Data {
    pub bytes: Vec<u8>,
    pub texts: Vec<Text>,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Text {
    Str(String),
    CodePoints(Vec<u32>),
}

// The runtime, which unpacks, has the same file.
#[path = "../../../runtime/src/packed/tag.rs"]
mod tag;

impl Constant {
    /// The value as one of this type; `None` where that takes more than writing it down.
    pub fn pack(&self, ty: &Ty) -> Option<Data> {
        let mut packer = Packer::default();
        packer.add(self, ty).then_some(packer.data)
    }

    /// How many literals.
    pub fn leaves(&self) -> usize {
        match self {
            Constant::Literal(_) => 1,
            Constant::Tuple(items) | Constant::List(items) | Constant::Set { items, .. } => {
                items.iter().map(Constant::leaves).sum()
            }
            Constant::Dict(items) => items.iter().map(|(key, value)| key.leaves() + value.leaves()).sum(),
        }
    }

    /// One object, whenever it is evaluated.
    pub fn is_immutable(&self) -> bool {
        match self {
            Constant::Literal(_) => true,
            Constant::Tuple(items) => items.iter().all(Constant::is_immutable),
            Constant::List(_) | Constant::Set { .. } | Constant::Dict(_) => false,
        }
    }
}

#[derive(Default)]
struct Packer {
    data: Data,
    numbers: HashMap<Text, usize>,
}

impl Packer {
    fn count(&mut self, mut count: usize) {
        while count > 0x7f {
            self.data.bytes.push(count as u8 | 0x80);
            count >>= 7;
        }
        self.data.bytes.push(count as u8);
    }

    fn text(&mut self, text: Text) {
        let texts = &mut self.data.texts;
        let number = *self.numbers.entry(text).or_insert_with_key(|text| {
            texts.push(text.clone());
            texts.len() - 1
        });
        self.count(number);
    }

    /// False where the value is none of that type.
    fn add(&mut self, constant: &Constant, ty: &Ty) -> bool {
        match (constant, ty) {
            (_, Ty::Dyn) => self.dynamic(constant),
            (_, Ty::Union(members)) => self.member(constant, members),
            (Constant::Literal(literal), _) => type_of(literal).as_ref() == Some(ty) && self.literal(literal),
            (Constant::Tuple(items), Ty::Tuple(types)) => {
                items.len() == types.len() && items.iter().zip(types).all(|(item, ty)| self.add(item, ty))
            }
            (Constant::Tuple(items), Ty::TupleOf(ty)) | (Constant::List(items), Ty::List(ty)) => {
                self.count(items.len());
                items.iter().all(|item| self.add(item, ty))
            }
            (Constant::Set { items, whole }, Ty::Set(ty)) => {
                self.data.bytes.push(u8::from(*whole));
                self.count(items.len());
                items.iter().all(|item| self.add(item, ty))
            }
            (Constant::Dict(items), Ty::Dict(key, value)) => {
                self.count(items.len());
                items.iter().all(|(k, v)| self.add(k, key) && self.add(v, value))
            }
            (Constant::Tuple(_) | Constant::List(_) | Constant::Set { .. } | Constant::Dict(_), _) => false,
        }
    }

    /// As the only member that it can be.
    fn member(&mut self, constant: &Constant, members: &[Ty]) -> bool {
        let fitting: Vec<usize> =
            (0..members.len()).filter(|index| Packer::default().add(constant, &members[*index])).collect();
        let [index] = fitting[..] else { return false };
        self.data.bytes.push(index as u8);
        self.add(constant, &members[index])
    }

    fn literal(&mut self, literal: &Literal) -> bool {
        match literal {
            Literal::None | Literal::Ellipsis => {}
            Literal::Bool(value) => self.data.bytes.push(u8::from(*value)),
            Literal::Int(value) => self.int(&BigInt::from(*value)),
            Literal::BigInt(digits) => match digits.parse() {
                Ok(value) => self.int(&value),
                Err(_) => return false,
            },
            Literal::Float(value) | Literal::Complex(value) => self.data.bytes.extend(value.to_le_bytes()),
            Literal::Str(text) => self.text(Text::Str(text.clone())),
            Literal::CodePoints(points) => self.text(Text::CodePoints(points.clone())),
            Literal::Bytes(bytes) => {
                self.count(bytes.len());
                self.data.bytes.extend(bytes);
            }
            Literal::NotImplemented | Literal::Class(_) | Literal::Function(_) => return false,
        }
        true
    }

    fn int(&mut self, value: &BigInt) {
        let bytes = value.to_signed_bytes_le();
        self.count(bytes.len());
        self.data.bytes.extend(bytes);
    }

    /// A value of the isolate: what it is stands before it.
    fn dynamic(&mut self, constant: &Constant) -> bool {
        let (what, items) = match constant {
            Constant::Literal(literal) => {
                let Some(what) = tag_of(literal) else { return false };
                self.data.bytes.push(what);
                return matches!(literal, Literal::Bool(_)) || self.literal(literal);
            }
            Constant::Tuple(items) => (tag::TUPLE, items),
            Constant::List(items) => (tag::LIST, items),
            Constant::Set { items, whole: true } => (tag::CONSTANT_SET, items),
            Constant::Set { items, whole: false } => (tag::SET, items),
            Constant::Dict(items) => {
                self.data.bytes.push(tag::DICT);
                self.count(items.len());
                return items.iter().all(|(key, value)| self.dynamic(key) && self.dynamic(value));
            }
        };
        self.data.bytes.push(what);
        self.count(items.len());
        items.iter().all(|item| self.dynamic(item))
    }
}

fn tag_of(literal: &Literal) -> Option<u8> {
    Some(match literal {
        Literal::None => tag::NONE,
        Literal::Ellipsis => tag::ELLIPSIS,
        Literal::Bool(false) => tag::FALSE,
        Literal::Bool(true) => tag::TRUE,
        Literal::Int(_) | Literal::BigInt(_) => tag::INT,
        Literal::Float(_) => tag::FLOAT,
        Literal::Complex(_) => tag::COMPLEX,
        Literal::Str(_) | Literal::CodePoints(_) => tag::STR,
        Literal::Bytes(_) => tag::BYTES,
        Literal::NotImplemented | Literal::Class(_) | Literal::Function(_) => return None,
    })
}

fn type_of(literal: &Literal) -> Option<Ty> {
    match literal {
        Literal::NotImplemented | Literal::Class(_) | Literal::Function(_) => None,
        Literal::None
        | Literal::Ellipsis
        | Literal::Bool(_)
        | Literal::Int(_)
        | Literal::BigInt(_)
        | Literal::Float(_)
        | Literal::Complex(_)
        | Literal::Str(_)
        | Literal::CodePoints(_)
        | Literal::Bytes(_) => Some(literal.ty()),
    }
}

impl Literal {
    pub fn ty(&self) -> Ty {
        match self {
            Literal::None => Ty::None,
            Literal::Ellipsis => Ty::Ellipsis,
            Literal::Class(_) => Ty::Type,
            Literal::NotImplemented => Ty::NotImplemented,
            Literal::Function(func) => Ty::Function(*func),
            Literal::Bool(_) => Ty::Bool,
            Literal::Int(_) | Literal::BigInt(_) => Ty::Int,
            Literal::Float(_) => Ty::Float,
            Literal::Complex(_) => Ty::Complex,
            Literal::Str(_) | Literal::CodePoints(_) => Ty::Str,
            Literal::Bytes(_) => Ty::Bytes,
        }
    }
}
