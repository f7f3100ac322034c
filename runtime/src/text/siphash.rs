//! `hash` of strings and bytes: SipHash-1-3 with key zero, which is CPython under `PYTHONHASHSEED=0`.

/// The hash of a buffer: 0 when it is empty, never -1.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    match sip_hash_1_3(bytes) as i64 {
        -1 => -2,
        hash => hash,
    }
}

#[inline]
fn sip_hash_1_3(bytes: &[u8]) -> u64 {
    let mut state =
        [0x736f_6d65_7073_6575u64, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        compress(&mut state, u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..tail.len()].copy_from_slice(tail);
    last[7] = bytes.len() as u8;
    compress(&mut state, u64::from_le_bytes(last));
    state[2] ^= 0xff;
    for _ in 0..3 {
        round(&mut state);
    }
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

#[inline]
fn compress(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    state[0] ^= word;
}

#[inline]
fn round(state: &mut [u64; 4]) {
    let [mut v0, mut v1, mut v2, mut v3] = *state;
    v0 = v0.wrapping_add(v1);
    v1 = v1.rotate_left(13) ^ v0;
    v0 = v0.rotate_left(32);
    v2 = v2.wrapping_add(v3);
    v3 = v3.rotate_left(16) ^ v2;
    v0 = v0.wrapping_add(v3);
    v3 = v3.rotate_left(21) ^ v0;
    v2 = v2.wrapping_add(v1);
    v1 = v1.rotate_left(17) ^ v2;
    v2 = v2.rotate_left(32);
    *state = [v0, v1, v2, v3];
}

#[cfg(test)]
mod tests {
    use super::hash_bytes;

    /// `PYTHONHASHSEED=0 python3 -c "print([hash(bytes(range(n))) for n in range(18)])"`
    #[test]
    fn as_cpython() {
        let expected: [i64; 18] = [
            0,
            7541581120933061747,
            75343234424780393,
            5569996484167262381,
            8990380680374275517,
            6538700447601091189,
            -2034959046543467301,
            3389392686435873370,
            -1525574692105212182,
            8471974163824919394,
            -5791779039405073891,
            -115740592296166145,
            -6432559758609227326,
            -6859208656633754099,
            9189037121149337191,
            -932606700130547222,
            -8542738587087157833,
            5225236159122152477,
        ];
        for (length, hash) in expected.into_iter().enumerate() {
            let bytes: Vec<u8> = (0..length as u8).collect();
            assert_eq!(hash_bytes(&bytes), hash, "{length}");
        }
    }
}
