//! Random numbers that a seed repeats: the same program from the same seed, on every machine.

/// SplitMix64: enough for choosing, and one word of state.
#[derive(Clone)]
pub struct Rng {
    state: u64,
}

impl Rng {
    /// Of program `index` in the stream of `seed`: neighbours have nothing in common.
    pub fn of(seed: u64, index: u64) -> Rng {
        let mut rng = Rng { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ index };
        rng.next();
        Rng { state: rng.next() ^ index.rotate_left(32) }
    }

    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of `0..bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    pub fn word(&mut self, words: &'static str) -> &'static str {
        let words: Vec<&'static str> = words.split_whitespace().collect();
        words[self.below(words.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn a_seed_repeats_and_neighbours_differ() {
        let first: Vec<usize> = (0..20).map(|i| Rng::of(7, i).below(1000)).collect();
        let again: Vec<usize> = (0..20).map(|i| Rng::of(7, i).below(1000)).collect();
        assert_eq!(first, again);
        assert!(first.iter().any(|n| *n != first[0]));
    }
}
