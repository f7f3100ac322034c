# golden: stdout status
# What is raised inside of `random` has its lines in the traceback.
import random


def roll(sides):
    return random.randint(1, sides)


def pick(names):
    try:
        return random.choice(names)
    except IndexError:
        return roll(len(names))


print(roll(1))
print(pick([]))
