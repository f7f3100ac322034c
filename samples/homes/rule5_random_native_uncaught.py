# golden: status verdict
# Rule 5: what a native generator refuses leaves the function of the library that CPython has for it.
import random
from fractions import Fraction


def draw(n):
    return random.randint(n, 1)


print(Fraction(draw(1), 3))
draw(3)
