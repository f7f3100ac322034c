# golden: stdout
# The numbers of a seeded generator are CPython's, whatever asks for them.
import random
from random import randint, random as number

random.seed(42)
print(random.random(), number(), random.getrandbits(10), random.getrandbits(100), random.getrandbits(0))
print([randint(1, 6) for _ in range(10)])
print(random.randrange(10), random.randrange(5, 10), random.randrange(0, 100, 7), random.randrange(10, 0, -3))
print(random.randrange(10**30), randint(-(10**20), 10**20), random.getrandbits(64), random.getrandbits(63))
print(random.uniform(1, 10), random.uniform(-1.5, 2.5), random.uniform(3, 2.5), random.uniform(0.5, 7))
for seed in (0, 1, -5, 2**70, -(2**64), 10**40):
    random.seed(seed)
    print(random.random(), random.getrandbits(33))
for flag in (True, False):
    random.seed(flag)
    print(random.random())
for real in (1.5, -2.25, 0.0, -0.0, 1e300, 5.0):
    random.seed(real)
    print(random.random())


def seeded(seed):
    random.seed(a=seed)
    total = 0
    for _ in range(1000):
        total += random.randrange(1000) * random.random()
    return total


print(seeded(7), seeded(7), seeded(8))
