# golden: stdout status stderr verdict
# Exceptions out of generated methods.
from dataclasses import dataclass, field


class Bad:
    def __repr__(self):
        raise RuntimeError("no repr")

    def __eq__(self, other):
        raise RuntimeError("no eq")

    def __hash__(self):
        raise RuntimeError("no hash")


@dataclass(frozen=True, order=True)
class D:
    a: int
    b: Bad


d = D(1, Bad())
try:
    print(d == D(1, Bad()))
except RuntimeError as e:
    print("eq", e)
try:
    hash(d)
except RuntimeError as e:
    print("hash", e)
try:
    d < D(1, Bad())
except RuntimeError as e:
    print("lt", e)
try:
    d >= D(2, Bad())
except RuntimeError as e:
    print("ge", e)
print(d == d, d == 1, d != None)
try:
    print([1, d])
except RuntimeError as e:
    print(e)
