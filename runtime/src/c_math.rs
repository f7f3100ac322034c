//! The C library's mathematics, called so that LLVM cannot know the operands.
//!
//! CPython's results are the C library's. LLVM folds calls with constant operands at build time, rewrites
//! `pow(x, 2.0)` to `x * x` and `f64::cbrt` links a private copy: each can differ in the last bit. So every
//! call goes through here, with its operands hidden; no `f64` method stands in for one of these functions
//! anywhere in the runtime. (Exact operations are free to use: `sqrt`, `floor`, `ceil`, `trunc`, `abs`,
//! `copysign`, `%`.)
#![allow(unsafe_code, reason = "declares functions of the C library")]

use std::hint::black_box;
use std::sync::OnceLock;

mod c {
    // SAFETY: the signatures are those of C's <math.h>; the functions take any operands.
    unsafe extern "C" {
        pub safe fn acos(x: f64) -> f64;
        pub safe fn acosh(x: f64) -> f64;
        pub safe fn asin(x: f64) -> f64;
        pub safe fn asinh(x: f64) -> f64;
        pub safe fn atan(x: f64) -> f64;
        pub safe fn atan2(y: f64, x: f64) -> f64;
        pub safe fn atanh(x: f64) -> f64;
        pub safe fn cbrt(x: f64) -> f64;
        pub safe fn cos(x: f64) -> f64;
        pub safe fn cosh(x: f64) -> f64;
        pub safe fn erf(x: f64) -> f64;
        pub safe fn erfc(x: f64) -> f64;
        pub safe fn exp(x: f64) -> f64;
        pub safe fn exp2(x: f64) -> f64;
        pub safe fn expm1(x: f64) -> f64;
        pub safe fn fma(x: f64, y: f64, z: f64) -> f64;
        pub safe fn hypot(x: f64, y: f64) -> f64;
        pub safe fn ldexp(x: f64, exponent: i32) -> f64;
        pub safe fn log(x: f64) -> f64;
        pub safe fn log10(x: f64) -> f64;
        pub safe fn log1p(x: f64) -> f64;
        pub safe fn log2(x: f64) -> f64;
        pub safe fn nextafter(x: f64, y: f64) -> f64;
        pub safe fn pow(x: f64, y: f64) -> f64;
        pub safe fn sin(x: f64) -> f64;
        pub safe fn sinh(x: f64) -> f64;
        pub safe fn tan(x: f64) -> f64;
        pub safe fn tanh(x: f64) -> f64;
    }
}

macro_rules! one_operand {
    ($($name:ident)*) => {
        $(#[inline]
        pub fn $name(x: f64) -> f64 {
            c::$name(black_box(x))
        })*
    };
}

macro_rules! two_operands {
    ($($name:ident)*) => {
        $(#[inline]
        pub fn $name(x: f64, y: f64) -> f64 {
            c::$name(black_box(x), black_box(y))
        })*
    };
}

/// The C library's `cbrt`.
///
/// By its name the linker would find Rust's own copy (in `compiler_builtins`), which differs in the last bit
/// for half of all operands; so the dynamic linker is asked.
pub fn cbrt(x: f64) -> f64 {
    type Function = extern "C" fn(f64) -> f64;
    static FOUND: OnceLock<Function> = OnceLock::new();
    let function = FOUND.get_or_init(|| {
        // SAFETY: the name is a C string, and looking it up has no other condition.
        let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, c"cbrt".as_ptr()) };
        if address.is_null() {
            return c::cbrt;
        }
        // SAFETY: whatever defines `cbrt` in a C program defines it with C's signature, and it is never
        // unloaded.
        unsafe { std::mem::transmute::<*mut libc::c_void, Function>(address) }
    });
    function(x)
}

one_operand! {
    acos acosh asin asinh atan atanh cos cosh erf erfc exp exp2 expm1 log log10 log1p log2 sin sinh tan tanh
}
two_operands! { atan2 hypot nextafter pow }

#[inline]
pub fn ldexp(x: f64, exponent: i32) -> f64 {
    c::ldexp(black_box(x), exponent)
}

#[inline]
pub fn fma(x: f64, y: f64, z: f64) -> f64 {
    c::fma(black_box(x), y, z)
}
