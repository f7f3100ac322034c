# golden: stdout status stderr verdict
# Operators that no value of these types takes.


def run(k):
    if k == 0: return 1 + 'a'
    if k == 1: return [1] + (1,)
    if k == 2: return 'a' + 1
    if k == 3: return (1,) + [1]
    if k == 4: return None + None
    if k == 5: return {1} + {2}
    if k == 6: return {1: 2} + {3: 4}
    if k == 7: return 2.0 * 'a'
    if k == 8: return [1] * [2]
    if k == 9: return None * 3
    if k == 10: return 'a' * 1.5
    if k == 11: return 1 - 'a'
    if k == 12: return [1] - [1]
    if k == 13: return 1 / None
    if k == 14: return {} // 2
    if k == 15: return 2 ** 'a'
    if k == 16: return None ** 2
    if k == 17: return 1.5 & 2
    if k == 18: return 2.5 | 1.5
    if k == 19: return {1} ^ [1]
    if k == 20: return 1 << 2.0
    if k == 21: return [1] >> 1
    if k == 22: return [1, 'a'] % 2
    if k == 23: return None % 2
    if k == 24: return 1j // 2
    if k == 25: return 1j % 2
    if k == 26: return 3 @ 4
    if k == 27: return -[1]
    if k == 28: return +None
    if k == 29: return ~1.5
    if k == 30: return ~'a'
    if k == 31: return -{1: 2}
    if k == 32: x = 1; x += 'a'
    if k == 33: y = 1.5; y &= 2
    if k == 34: z = (1,); z += [1]
    if k == 35: s = 'a'; s *= 2.0
    if k == 36: d = {1: 2}; d -= {1}


for k in range(37):
    try:
        run(k)
    except TypeError as e:
        print(k, e)
