# golden: stdout
# What cannot be chosen: texts of all versions.
import random


def attempt(n):
    try:
        if n == 0:
            return random.choice([n][:0])
        if n == 1:
            return random.randrange(n - 1)
        if n == 2:
            return random.randrange(n, n)
        if n == 3:
            return random.randrange(n, n + 1, n - 3)
        if n == 4:
            return random.randrange(n, n - 1, n)
        if n == 5:
            return random.randint(n, n - 1)
        if n == 6:
            return random.sample([n], n)
        if n == 7:
            return random.randint(True, False)
        if n == 8:
            return random.expovariate(n - 8)
        if n == 9:
            return random.choices([n], [n, n])
        if n == 10:
            return random.choices([n], [n - 10])
        if n == 11:
            return random.uniform(0, 10**400)
        if n == 12:
            return random.getrandbits(-1)
        if n == 13:
            return random.getrandbits(10**20)
        if n == 14:
            return random.sample(range(3), -1)
        if n == 15:
            return random.choices([n], [float("inf")])
    except (IndexError, ValueError, ZeroDivisionError, OverflowError) as error:
        return type(error).__name__, str(error)


for n in range(16):
    print(attempt(n))
