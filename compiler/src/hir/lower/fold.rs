//! Arithmetic on number literals: `10**9 + 7` is a constant, as it is for CPython's compiler
//! (Python/ast_opt.c).
//!
//! Only what cannot raise, and whose result every platform computes alike. Anything else stays an operation.

use num_bigint::{BigInt, Sign};

use super::super::nodes::{BinaryOp, Const};

/// Larger integers are left to the program.
const MOST_BITS: u64 = 512;

/// Integers up to this are floats exactly.
const EXACT: i64 = 1 << 53;

enum Number {
    Int(BigInt),
    Float(f64),
}

pub fn binary(op: BinaryOp, left: &Const, right: &Const) -> Option<Const> {
    match (number(left)?, number(right)?) {
        (Number::Int(left), Number::Int(right)) => integers(op, &left, &right),
        (left, right) => floats(op, float(&left)?, float(&right)?).map(Const::Float),
    }
}

fn number(constant: &Const) -> Option<Number> {
    match constant {
        Const::Int(value) => Some(Number::Int(BigInt::from(*value))),
        Const::BigInt(digits) => digits.parse().ok().map(Number::Int),
        Const::Float(value) => Some(Number::Float(*value)),
        Const::None
        | Const::Ellipsis
        | Const::Bool(_)
        | Const::Complex(_)
        | Const::Str(_)
        | Const::Bytes(_) => None,
    }
}

fn float(number: &Number) -> Option<f64> {
    match number {
        Number::Int(value) => i64::try_from(value)
            .ok()
            .filter(|value| (-EXACT..=EXACT).contains(value))
            .map(|value| value as f64),
        Number::Float(value) => Some(*value),
    }
}

/// Language Reference, 6.7: `//` rounds down, `%` has the divisor's sign; only positive divisors are folded.
fn integers(op: BinaryOp, left: &BigInt, right: &BigInt) -> Option<Const> {
    let small = || u32::try_from(right).ok().filter(|count| u64::from(*count) <= MOST_BITS);
    let value = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::Pow => small()
            .filter(|count| left.bits().max(1) * u64::from(*count) <= MOST_BITS)
            .map(|count| left.pow(count))?,
        BinaryOp::LShift => left << small()?,
        BinaryOp::RShift => left >> small()?,
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        BinaryOp::FloorDiv if right.sign() == Sign::Plus && left.sign() != Sign::Minus => left / right,
        BinaryOp::Mod if right.sign() == Sign::Plus && left.sign() != Sign::Minus => left % right,
        BinaryOp::Div if right.sign() != Sign::NoSign => {
            return Some(Const::Float(
                float(&Number::Int(left.clone()))? / float(&Number::Int(right.clone()))?,
            ));
        }
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::Div | BinaryOp::MatMul => return None,
    };
    match i64::try_from(&value) {
        Ok(small) => Some(Const::Int(small)),
        Err(_) if value.sign() == Sign::Plus && value.bits() <= MOST_BITS => {
            Some(Const::BigInt(value.to_string()))
        }
        Err(_) => None,
    }
}

fn floats(op: BinaryOp, left: f64, right: f64) -> Option<f64> {
    let value = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::Div if right != 0.0 => left / right,
        BinaryOp::Div | BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::Pow | BinaryOp::MatMul => return None,
        // They raise TypeError.
        BinaryOp::LShift | BinaryOp::RShift | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => return None,
    };
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_cannot_raise() {
        let int = |value| Const::Int(value);
        assert_eq!(binary(BinaryOp::Pow, &int(10), &int(9)), Some(int(1_000_000_000)));
        assert_eq!(
            binary(BinaryOp::LShift, &int(1), &int(64)),
            Some(Const::BigInt("18446744073709551616".into()))
        );
        assert_eq!(binary(BinaryOp::Div, &int(1), &int(2)), Some(Const::Float(0.5)));
        assert_eq!(binary(BinaryOp::Mul, &int(2), &Const::Float(3.5)), Some(Const::Float(7.0)));
        assert_eq!(binary(BinaryOp::FloorDiv, &int(7), &int(2)), Some(int(3)));
        assert_eq!(binary(BinaryOp::Pow, &int(0), &int(0)), Some(int(1)));
    }

    #[test]
    fn leaves_the_rest() {
        let int = |value| Const::Int(value);
        assert_eq!(binary(BinaryOp::Div, &int(1), &int(0)), None);
        assert_eq!(binary(BinaryOp::Mod, &int(-7), &int(2)), None);
        assert_eq!(binary(BinaryOp::Pow, &int(2), &int(-1)), None);
        assert_eq!(binary(BinaryOp::Pow, &int(10), &int(1000)), None);
        assert_eq!(binary(BinaryOp::Add, &Const::Bool(true), &int(1)), None);
    }
}
