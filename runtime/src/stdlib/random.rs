//! `random`: the functions of its one hidden generator, in a program without an isolate (where there is one,
//! the module is the isolate's, and so is its generator).
//!
//! The sequence of numbers, and which functions take how many, is `Lib/random.py`'s. These functions are
//! Python code there: what a traceback shows of them comes from the target interpreter (`library.rs`).

pub mod choosing;
mod twister;

use hybridc_macros::py;

use crate::c_math;
use crate::error::{R, Raised, overflow_error, value_error};
use crate::float::divide;
use crate::int::Int;
use crate::library::failed;
use crate::number::{Integral, Number, Real};
use crate::protocol::AnyValue;
use crate::text::StrBuf;
use crate::{singletons::NoneType, target};
use twister::with;

/// `random.seed(a)` of an int or a bool: its magnitude counts.
#[py("random.seed(a)", io)]
pub fn seed<N: Integral>(a: &N) {
    twister::seed(&a.as_int().abs().to_bigint());
}

/// `random.seed(a)` of a float: its hash, as a machine word without sign.
#[py("random.seed(a)", io, raises = [TypeError])]
pub fn seed_float(a: f64) -> R<()> {
    let hash = AnyValue::hash(&a)?;
    twister::seed(&(hash as u64).into());
    Ok(())
}

/// `random.seed(None)`
#[py("random.seed(a)", io)]
pub fn seed_none(_a: NoneType) {
    twister::seed_from_system();
}

/// `random.seed()`: from the system, as it is where nobody calls it.
#[py("random.seed()", io)]
pub fn seed_anew() {
    twister::seed_from_system();
}

/// `random.random()`
#[py("random.random()", io)]
#[inline]
pub fn random() -> f64 {
    with(twister::Twister::float)
}

/// `random.getrandbits(k, /)`
#[py("random.getrandbits(k, /)", io, raises = [ValueError, OverflowError])]
pub fn getrandbits(k: &Int) -> R<Int> {
    match k.to_i64().map(i32::try_from) {
        Some(Ok(count)) if count >= 0 => Ok(with(|twister| twister.many_bits(count as u64))),
        Some(Ok(_)) => Err(value_error("number of bits must be non-negative")),
        Some(Err(_)) | None => Err(overflow_error("Python int too large to convert to C int")),
    }
}

/// `random.randrange(stop)`
#[py("random.randrange(start)", io, raises = [ValueError])]
pub fn randrange_up_to(start: &Int) -> R<Int> {
    if start.compare(&Int::ZERO).is_le() {
        return Err(failed(value_error("empty range for randrange()"), "random.randrange(0)"));
    }
    Ok(with(|twister| twister.int_below(start)))
}

/// `random.randrange(start, stop)`
#[py("random.randrange(start, stop)", io, raises = [ValueError])]
pub fn randrange<A: Integral, B: Integral>(start: &A, stop: &B) -> R<Int> {
    match between(&start.as_int(), &stop.as_int()) {
        Some(found) => Ok(found),
        None => Err(failed(empty_range(start, stop), "random.randrange(1, 1)")),
    }
}

/// `random.randrange(start, stop, step)`
#[py("random.randrange(start, stop, step)", io, raises = [ValueError])]
pub fn randrange_by<A: Integral, B: Integral, C: Integral>(start: &A, stop: &B, step: &C) -> R<Int> {
    let (first, width, by) = (start.as_int(), stop.as_int().sub(&start.as_int()), step.as_int());
    let one = Int::from(1i64);
    if by == one {
        return randrange(start, stop);
    }
    if by.is_zero() {
        return Err(failed(value_error("zero step for randrange()"), "random.randrange(1, 2, 0)"));
    }
    let rounded = if by.is_negative() { width.add(&by).add(&one) } else { width.add(&by).sub(&one) };
    let count = rounded.floordiv(&by)?;
    if count.compare(&Int::ZERO).is_le() {
        let error = if target::minor() < 12 {
            value_error("empty range for randrange()")
        } else {
            let shown = [shown(start)?, shown(stop)?, shown(step)?].join(", ");
            value_error(format!("empty range in randrange({shown})"))
        };
        return Err(failed(error, "random.randrange(2, 1, 2)"));
    }
    Ok(first.add(&by.mul(&with(|twister| twister.int_below(&count)))))
}

/// `random.randint(a, b)`
#[py("random.randint(a, b)", io, raises = [ValueError])]
pub fn randint<A: Integral, B: Integral>(a: &A, b: &B) -> R<Int> {
    let stop = b.as_int().add(&Int::from(1i64));
    match between(&a.as_int(), &stop) {
        Some(found) => Ok(found),
        None => Err(failed(empty_range(a, &stop), "random.randint(1, 0)")),
    }
}

/// An int from `start` up to, but not, `stop`; `None` where there is none.
#[inline]
fn between(start: &Int, stop: &Int) -> Option<Int> {
    let width = stop.sub(start);
    let is_positive = width.compare(&Int::ZERO).is_gt();
    is_positive.then(|| start.add(&with(|twister| twister.int_below(&width))))
}

#[cold]
fn empty_range<A: Integral, B: Integral>(start: &A, stop: &B) -> Raised {
    let text = || {
        Ok(if target::minor() >= 12 {
            format!("empty range in randrange({}, {})", shown(start)?, shown(stop)?)
        } else {
            let (start, stop) = (start.as_int(), stop.as_int());
            let width = stop.sub(&start).to_decimal()?;
            format!("empty range for randrange() ({}, {}, {width})", start.to_decimal()?, stop.to_decimal()?)
        })
    };
    text().map_or_else(|raised| raised, value_error)
}

/// `str(value)`
fn shown(value: &dyn AnyValue) -> R<String> {
    let mut text = StrBuf::new();
    value.str(&mut text)?;
    Ok(text.finish().to_utf8_lossy())
}

/// `random.uniform(a, b)`: `a + (b - a) * self.random()`
#[py("random.uniform(a, b)", io, raises = [OverflowError])]
pub fn uniform<A: Number, B: Number>(a: &A, b: &B) -> R<f64> {
    let width = match (a.as_real(), b.as_real()) {
        (Real::Int(a), Real::Int(b)) => {
            let width = b.sub(&a);
            let part = random();
            return match (width.as_f64(), a.as_f64()) {
                (Ok(width), Ok(a)) => Ok(a + width * part),
                (Err(raised), _) => Err(failed(raised, "random.uniform(0, 10 ** 400)")),
                (_, Err(raised)) => Err(failed(raised, "random.uniform(10 ** 400, 10 ** 400)")),
            };
        }
        (Real::Int(a), Real::Float(b)) => {
            b - a.as_f64().map_err(|raised| failed(raised, "random.uniform(10 ** 400, 0.0)"))?
        }
        (Real::Float(a), Real::Int(b)) => {
            b.as_f64().map_err(|raised| failed(raised, "random.uniform(0.0, 10 ** 400)"))? - a
        }
        (Real::Float(a), Real::Float(b)) => b - a,
    };
    Ok(a.as_float()? + width * random())
}

/// `random.gauss(mu=0.0, sigma=1.0)`: two numbers at a time, of which one is kept.
#[py("random.gauss(mu, sigma)", io, raises = [OverflowError])]
pub fn gauss<A: Number, B: Number>(mu: &A, sigma: &B) -> R<f64> {
    let z = with(|twister| match twister.next_gauss.take() {
        Some(z) => z,
        None => {
            let angle = twister.float() * std::f64::consts::TAU;
            let radius = (-2.0 * c_math::log(1.0 - twister.float())).sqrt();
            twister.next_gauss = Some(c_math::sin(angle) * radius);
            c_math::cos(angle) * radius
        }
    });
    let spread = sigma.as_float().map_err(|raised| failed(raised, "random.gauss(0.0, 10 ** 400)"))?;
    let middle = mu.as_float().map_err(|raised| failed(raised, "random.gauss(10 ** 400, 1.0)"))?;
    Ok(middle + z * spread)
}

/// `random.gauss()`
#[py("random.gauss()", io, raises = [OverflowError])]
pub fn gauss_standard() -> R<f64> {
    gauss(&0.0, &1.0)
}

/// `4 * exp(-0.5) / sqrt(2.0)`
fn kinderman_monahan() -> f64 {
    4.0 * c_math::exp(-0.5) / 2.0f64.sqrt()
}

/// `random.normalvariate(mu=0.0, sigma=1.0)`: by ratio of uniform deviates (Kinderman and Monahan).
#[py("random.normalvariate(mu, sigma)", io, raises = [OverflowError])]
pub fn normalvariate<A: Number, B: Number>(mu: &A, sigma: &B) -> R<f64> {
    let constant = kinderman_monahan();
    let z = with(|twister| {
        loop {
            let one = twister.float();
            let two = 1.0 - twister.float();
            let z = constant * (one - 0.5) / two;
            if z * z / 4.0 <= -c_math::log(two) {
                return z;
            }
        }
    });
    let spread = sigma.as_float().map_err(|raised| failed(raised, "random.normalvariate(0.0, 10 ** 400)"))?;
    let middle = mu.as_float().map_err(|raised| failed(raised, "random.normalvariate(10 ** 400, 1.0)"))?;
    Ok(middle + z * spread)
}

/// `random.expovariate(lambd)`
#[py("random.expovariate(lambd)", io, raises = [ZeroDivisionError, OverflowError])]
pub fn expovariate<N: Number>(lambd: &N) -> R<f64> {
    let logarithm = -c_math::log(1.0 - random());
    let rate = lambd.as_float().map_err(|raised| failed(raised, "random.expovariate(10 ** 400)"))?;
    divide::divide(logarithm, rate).map_err(|raised| failed(raised, "random.expovariate(0.0)"))
}
