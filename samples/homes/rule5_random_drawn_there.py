# golden: stdout status stderr verdict
# Rule 5: where code of the isolate draws numbers, too, all draw there.
import random
from fractions import Fraction


def native(n):
    return [random.randint(1, n) for _ in range(3)]


def there(n, *more, **named):
    return random.triangular(0, n), named, more


random.seed(3)
print(native(10), Fraction(1, 2))
print(there(2.0, 1, key=2))
print(native(10), list(map(there, [1.0, 2.0])))
print(native(10))
