//! `math.gamma` and `math.lgamma`: CPython's own Lanczos approximation, step by step (each step rounds).

use hybridc_macros::py;

use super::{domain_error, range_error};
use crate::c_math;
use crate::error::R;
use crate::number::AsFloat;

use std::f64::consts::PI;

const LOG_PI: f64 = 1.144_729_885_849_400_2;
#[allow(clippy::excessive_precision, reason = "the published digits")]
const LANCZOS_G: f64 = 6.024_680_040_776_729_583_740_234_375;
#[allow(clippy::excessive_precision, reason = "the published digits")]
const LANCZOS_G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
/// The approximation's numerator, lowest power first.
#[allow(clippy::excessive_precision, reason = "the published digits")]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
/// x * (x + 1) * … * (x + 11), lowest power first.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];
/// Γ of the integers up to this one is exact.
const LARGEST_INTEGRAL: f64 = 23.0;

/// `math.gamma`
#[py("math.gamma(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn gamma<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    let integral = x == x.floor();
    if x == 0.0 || (integral && x < 0.0) {
        return Err(domain_error());
    }
    if integral && x <= LARGEST_INTEGRAL {
        let factors = 2..(x as u64);
        // 22! has 70 bits but only 51 of them before its trailing zeros.
        return Ok(factors.map(u128::from).product::<u128>() as f64);
    }
    let magnitude = x.abs();
    let result = if magnitude < 1e-20 {
        1.0 / x
    } else if magnitude > 200.0 {
        if x > 0.0 {
            return Err(range_error());
        }
        0.0 / sin_pi(x)
    } else {
        lanczos_gamma(x)
    };
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

fn lanczos_gamma(x: f64) -> f64 {
    let magnitude = x.abs();
    let y = magnitude + LANCZOS_G_MINUS_HALF;
    // The rounding error of that sum.
    let error = if magnitude > LANCZOS_G_MINUS_HALF {
        (y - magnitude) - LANCZOS_G_MINUS_HALF
    } else {
        (y - LANCZOS_G_MINUS_HALF) - magnitude
    };
    let z = error * LANCZOS_G / y;
    // The power is taken in two halves where the whole would overflow.
    let half_power = || c_math::pow(y, magnitude / 2.0 - 0.25);
    if x < 0.0 {
        let mut result = -PI / sin_pi(magnitude) / magnitude * c_math::exp(y) / lanczos_sum(magnitude);
        result -= z * result;
        if magnitude < 140.0 {
            result / c_math::pow(y, magnitude - 0.5)
        } else {
            result / half_power() / half_power()
        }
    } else {
        let mut result = lanczos_sum(magnitude) / c_math::exp(y);
        result += z * result;
        if magnitude < 140.0 {
            result * c_math::pow(y, magnitude - 0.5)
        } else {
            result * half_power() * half_power()
        }
    }
}

/// `math.lgamma`: the logarithm of the absolute value of Γ.
#[py("math.lgamma(x, /)", pure, raises = [ValueError, OverflowError])]
pub fn lgamma<N: AsFloat>(x: &N) -> R<f64> {
    let x = x.as_float()?;
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(domain_error()) } else { Ok(0.0) };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-c_math::log(magnitude));
    }
    let mut result = c_math::log(lanczos_sum(magnitude)) - LANCZOS_G;
    result += (magnitude - 0.5) * (c_math::log(magnitude + LANCZOS_G - 0.5) - 1.0);
    if x < 0.0 {
        result = LOG_PI - c_math::log(sin_pi(magnitude).abs()) - c_math::log(magnitude) - result;
    }
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for index in (0..NUMERATOR.len()).rev() {
            numerator = numerator * x + NUMERATOR[index];
            denominator = denominator * x + DENOMINATOR[index];
        }
    } else {
        // In powers of 1 / x: the plain form would overflow.
        for index in 0..NUMERATOR.len() {
            numerator = numerator / x + NUMERATOR[index];
            denominator = denominator / x + DENOMINATOR[index];
        }
    }
    numerator / denominator
}

/// sin(πx), exact at multiples of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i64 {
        0 => c_math::sin(PI * y),
        1 => c_math::cos(PI * (y - 0.5)),
        // Not -sin(π(y - 1)): that would be -0.0 at y == 1.
        2 => c_math::sin(PI * (1.0 - y)),
        3 => -c_math::cos(PI * (y - 1.5)),
        _ => c_math::sin(PI * (y - 2.0)),
    };
    1.0f64.copysign(x) * result
}
