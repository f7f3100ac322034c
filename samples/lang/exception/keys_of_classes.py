# golden: stdout stderr status verdict
"""A KeyError holds the very key that was looked for, an instance too; `type` tells what an exception was given."""


class K:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"K{self.v}"


class P(int):
    pass


numbers = {1: "a"}
try:
    numbers[P(2)]
except KeyError as e:
    k = e.args[0]
    print(k, k + 1, isinstance(k, int), k == 2)
try:
    numbers[K(2)]
except KeyError as e:
    print(e.args[0], e.args[0].v)
own = {P(1): 1}
try:
    own[P(2)]
except KeyError as e:
    print(type(e.args[0]).__name__, e.args[0] == 2)
try:
    raise ValueError(K(3))
except ValueError as e:
    print(type(e.args[0]).__name__, e.args[0].v)
numbers[K(4)]
