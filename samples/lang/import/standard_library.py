# golden: stdout status stderr verdict
# A bit of everything that only CPython has.
import collections
import datetime
import functools
import itertools
import random
import string
from decimal import Decimal
from fractions import Fraction

print(collections.Counter("mississippi").most_common(2), list(itertools.permutations("abc", 2))[:3])
print(datetime.date(2024, 2, 28) + datetime.timedelta(days=2), Decimal("0.1") + Decimal("0.2"), Fraction(1, 3) + 1)
random.seed(42)
print(random.randint(1, 100), random.random(), random.choice("abc"), random.sample(range(10), 3))
print(functools.reduce(lambda a, b: a * b, range(1, 6)), string.ascii_lowercase[:5])


@functools.lru_cache(maxsize=None)
def paths(a, b):
    return 1 if a == 0 or b == 0 else paths(a - 1, b) + paths(a, b - 1)


print(paths(10, 10), paths.cache_info().hits)
queue = collections.deque([1, 2, 3], maxlen=3)
queue.append(4)
print(queue, collections.namedtuple("P", "x y")(1, 2), collections.defaultdict(list, a=[1]))
