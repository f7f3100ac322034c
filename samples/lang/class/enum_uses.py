# golden: stdout status stderr verdict
# Members in containers, as keys, defaults, attributes; two enumerations beside each other.
from enum import Enum


class A(Enum):
    X = 1
    Y = 2


class B(Enum):
    X = 1
    Y = 2


print(A.X == B.X, A.X is B.X, A.X != B.X)
pairs = [(A.X, 1), (B.Y, 2)]
print(pairs, (A.X, 1) == (A.X, 1), (A.X, 1) in pairs)
print({(A.X, B.Y): 3}[(A.X, B.Y)])


class Node:
    kind = A.X

    def __init__(self, state=A.Y):
        self.state = state

    def flip(self):
        self.state = A.X if self.state is A.Y else A.Y


n = Node()
n.flip()
print(n.state, Node.kind, n.kind.name, n.state.value + 1)
o = None
o = A.X if n else None
print(o, o is None, o == None)


def f(x: A) -> str:
    if x is A.X:
        return "x"
    return "y"


print(f(A.X), f(A.Y), [f(a) for a in A])
print(A.X.__class__.__name__, type(A.X).__name__)
states = {A.X: [A.Y], A.Y: [A.X, A.Y]}
print(states, [s.name for k in states for s in states[k]])
print(str(A.X).lower(), repr(A.X)[1:4], len(str(A.X)), "X" in A.X.name)
print("%s %r" % (A.X, A.Y), "{} {!r}".format(A.X, A.Y), f"{A.X.name:>5}")
