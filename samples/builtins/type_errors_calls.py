# golden: stdout status stderr verdict
# Builtins and subscripts that take no value of these types.
import math


def run(k):
    if k == 0: return range(1.5)
    if k == 1: return range(1, 'a')
    if k == 2: return range(1, 2, None)
    if k == 3: return bin(2.5)
    if k == 4: return hex('a')
    if k == 5: return oct(None)
    if k == 6: return chr(1.0)
    if k == 7: return int([1])
    if k == 8: return int(None)
    if k == 9: return float({1: 2})
    if k == 10: return round('a')
    if k == 11: return round(None)
    if k == 12: return len(5)
    if k == 13: return len(None)
    if k == 14: return abs('a')
    if k == 15: return abs([1])
    if k == 16: return math.sqrt('a')
    if k == 17: return math.floor(None)
    if k == 18: return math.sin([1])
    if k == 19: return 5[0]
    if k == 20: return None['a']
    if k == 21: return {1}[0]
    if k == 22: return 1.5[1]
    if k == 23: return [1]['a']
    if k == 24: return [1][1.0]
    if k == 25: return (1, 2)['a']
    if k == 26: return 'abc'['a']
    if k == 27: return 'abc'[None]
    if k == 28: return 1 in 5
    if k == 29: return 'a' in None
    if k == 30: return [1][[1]]
    if k == 31: 'abc'[0] = 'x'
    if k == 32: (1, 2)[0] = 3
    if k == 33: del (1, 2)[0]
    if k == 34: range(3)[0] = 1
    if k == 35: [1]['a'] = 2
    if k == 36: None[0] = 1
    if k == 37: del 'abc'[1]


for k in range(38):
    try:
        run(k)
    except TypeError as e:
        print(k, e)
