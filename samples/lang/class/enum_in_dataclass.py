# golden: stdout status stderr verdict
# Members in a dataclass.
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    A = auto()
    B = auto()


@dataclass
class Tok:
    kind: Kind
    text: str = ""
    prev: Kind = Kind.B


def count(toks):
    n = {}
    for t in toks:
        n[t.kind] = n.get(t.kind, 0) + 1
    return n


ts = [Tok(Kind.A, "x"), Tok(Kind.B), Tok(Kind.A)]
print(ts, count(ts), ts[0] == Tok(Kind.A, "x"))

print(max(ts, key=lambda t: t.kind.value), sorted(ts, key=lambda t: -t.kind.value)[0])
k = Kind.A
if k == Kind.A:
    print("a")
elif k == Kind.B:
    print("b")
print(k in (Kind.A, Kind.B), k in [Kind.B], k not in {Kind.B}, [k, Kind.B].index(Kind.B))
