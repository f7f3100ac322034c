# golden: stdout status stderr verdict
# Factories: builtin classes, functions, lambdas; each instance has a value of its own.
from dataclasses import dataclass, field


def counted():
    made.append(1)
    return len(made)


made = []


@dataclass
class Grid:
    w: int = 3
    cells: list = field(default_factory=lambda: [0] * 3)
    seen: dict = field(default_factory=dict)
    pts: set = field(default_factory=set, repr=False)
    number: int = field(default_factory=counted)
    hidden: list = field(default_factory=list, init=False, repr=False)


@dataclass
class More(Grid):
    x: float = 1.5


g = Grid()
g.cells[1] = 5
g.seen["a"] = 1
g.hidden.append(2)
print(g, Grid(2, [1]), Grid(cells=[7, 8], number=0), g.cells == Grid().cells)
print(str(g), f"{g} {g!r:>10}", repr(g), g.hidden, len(made))
print(More(), More(1, [2], x=2))
