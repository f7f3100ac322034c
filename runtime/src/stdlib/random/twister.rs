//! The Mersenne Twister as CPython drives it (`Modules/_randommodule.c`), and the state behind the functions
//! of `random`: one generator, of which the program may ask for more numbers at any time.
#![allow(unsafe_code, reason = "asks the system for a seed")]

use std::cell::RefCell;

use num_bigint::BigInt;

use crate::int::Int;

const N: usize = 624;
const M: usize = 397;

/// MT19937, and what `random.gauss` has left over.
pub struct Twister {
    state: Box<[u32; N]>,
    index: usize,
    /// `random.Random.gauss_next`
    pub next_gauss: Option<f64>,
}

thread_local! {
    static GENERATOR: RefCell<Option<Twister>> = const { RefCell::new(None) };
}

/// Works with the generator, which seeds itself where the program has not.
#[inline]
pub fn with<A>(work: impl FnOnce(&mut Twister) -> A) -> A {
    GENERATOR.with_borrow_mut(|generator| work(generator.get_or_insert_with(Twister::from_system)))
}

impl Twister {
    /// `random.seed()`: from the system.
    fn from_system() -> Twister {
        let mut key = [0u32; N];
        // SAFETY: the buffer is of that length, and any bytes are numbers. Where the system gives none, they
        // stay zero.
        unsafe { libc::getrandom(key.as_mut_ptr().cast(), size_of_val(&key), 0) };
        Twister::from_key(&key)
    }

    /// `init_by_array`
    fn from_key(key: &[u32]) -> Twister {
        let mut state = Box::new([0u32; N]);
        state[0] = 19_650_218;
        for i in 1..N {
            state[i] = mixed(state[i - 1]).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let mix = mixed(state[i - 1]).wrapping_mul(1_664_525);
            state[i] = (state[i] ^ mix).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j = (j + 1) % key.len();
            if i == N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        for _ in 0..N - 1 {
            let mix = mixed(state[i - 1]).wrapping_mul(1_566_083_941);
            state[i] = (state[i] ^ mix).wrapping_sub(i as u32);
            i += 1;
            if i == N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x8000_0000;
        Twister { state, index: N, next_gauss: None }
    }

    /// The next 32 bits.
    #[inline]
    pub fn word(&mut self) -> u32 {
        if self.index == N {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    #[cold]
    fn refill(&mut self) {
        let state = &mut self.state;
        for i in 0..N {
            let y = (state[i] & 0x8000_0000) | (state[(i + 1) % N] & 0x7fff_ffff);
            let mask = if y & 1 == 0 { 0 } else { 0x9908_b0df };
            state[i] = state[(i + M) % N] ^ (y >> 1) ^ mask;
        }
        self.index = 0;
    }

    /// `random.random()`: 53 bits of a float in [0, 1).
    #[inline]
    pub fn float(&mut self) -> f64 {
        let high = f64::from(self.word() >> 5);
        let low = f64::from(self.word() >> 6);
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `random.getrandbits(count)` for 1 to 64 bits: words of 32, the low one first.
    #[inline]
    pub fn bits(&mut self, count: u32) -> u64 {
        if count <= 32 {
            return u64::from(self.word() >> (32 - count));
        }
        let low = u64::from(self.word());
        low | u64::from(self.word() >> (64 - count)) << 32
    }

    /// The same for any number of bits.
    pub fn many_bits(&mut self, count: u64) -> Int {
        if count == 0 {
            return Int::from(0i64);
        }
        if count <= 62 {
            return Int::from(self.bits(count as u32) as i64);
        }
        let mut words: Vec<u32> = vec![];
        let mut left = count;
        while left > 0 {
            let width = left.min(32) as u32;
            words.push(self.word() >> (32 - width));
            left -= u64::from(width);
        }
        Int::from(BigInt::from(num_bigint::BigUint::new(words)))
    }

    /// `Random._randbelow(n)` for n > 0 (`Lib/random.py`).
    #[inline]
    pub fn below(&mut self, n: u64) -> u64 {
        let bits = 64 - n.leading_zeros();
        loop {
            let found = self.bits(bits);
            if found < n {
                return found;
            }
        }
    }

    /// The same for an int of any size.
    pub fn int_below(&mut self, n: &Int) -> Int {
        if let Some(n) = n.to_i64() {
            return Int::from(self.below(n as u64) as i64);
        }
        let bits = n.bits();
        loop {
            let found = self.many_bits(bits);
            if found.compare(n).is_lt() {
                return found;
            }
        }
    }
}

/// What a word gives the one behind it.
fn mixed(word: u32) -> u32 {
    word ^ (word >> 30)
}

/// `random.seed(a)` of an int: its magnitude, in words of 32 bits.
pub fn seed(magnitude: &BigInt) {
    let (_, mut key) = magnitude.to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    let made = Twister::from_key(&key);
    GENERATOR.set(Some(made));
}

/// `random.seed()`
pub fn seed_from_system() {
    GENERATOR.set(Some(Twister::from_system()));
}
