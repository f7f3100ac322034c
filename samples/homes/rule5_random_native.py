# golden: stdout status stderr verdict
# Rule 5: a generator that only native code draws from is native beside an isolate.
import random
from fractions import Fraction
from random import choice, seed as begin


class Walker:
    def __init__(self, name):
        self.name = name
        self.position = Fraction(0)

    def step(self):
        self.position += Fraction(random.randint(-3, 3), 7)


def walk(steps):
    walker = Walker(choice(["one", "two", "three"]))
    for _ in range(steps):
        walker.step()
    return walker


def fails(population):
    try:
        return choice(population)
    except IndexError as error:
        return str(error)


begin(7)
for _ in range(3):
    walker = walk(20)
    print(walker.name, walker.position, random.random() < 0.5, fails([]))
random.seed(11)
letters = list("abcdef")
random.shuffle(letters)
print(letters, random.sample(range(100), 3), random.uniform(1, 2), Fraction(1, 3))
