# golden: stdout status stderr verdict
# Rule 5: one generator for both halves.
import random


def roll(*sides):
    return [random.randint(1, side) for side in sides]


def walk(steps: int) -> int:
    position = 0
    for _ in range(steps):
        position += 1 if random.random() < 0.5 else -1
    return position


random.seed(7)
print(walk(100), roll(6, 6, 20), walk(100))
state = random.getstate()
first = (roll(100), walk(10), random.choice("abc"))
random.setstate(state)
print(first == (roll(100), walk(10), random.choice("abc")))
