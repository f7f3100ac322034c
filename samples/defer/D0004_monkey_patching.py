# golden: stdout verdict
# deferred: patch
import math


def patch():
    math.pi = 3


patch()
print(math.pi)
