# golden: stdout status stderr
# Names that only texts read: annotations, and what stands for types.
import dataclasses
import functools
import typing

Vector = list[float]
Number = int
Item = str
Tree = typing.Dict[str, "Branch"]
Branch = typing.List[Number]

def norm(v: "Vector") -> "typing.Optional[Number]":
    return int(sum(v))

@functools.singledispatch
def show(x):
    print("any", x)

@show.register
def _(x: "Number"):
    print("number", x)

@dataclasses.dataclass
class Point:
    a: "Number"
    b: "list[Item]" = dataclasses.field(default_factory=list)

class Pair(typing.NamedTuple):
    a: "Number"

Triple = typing.NamedTuple("Triple", [("x", "Item")])

def leaf(tree: Tree):
    pass

show(1)
print(norm([1.0, 2.0]), typing.get_type_hints(norm), typing.get_type_hints(Point))
print(typing.get_type_hints(Pair), typing.get_type_hints(Triple), typing.get_type_hints(leaf))
