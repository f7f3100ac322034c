# golden: stdout status stderr verdict
# Dataclasses beside None in lists, tuples and dicts; one whose `__eq__` fails there.
from dataclasses import dataclass, field
from typing import Optional


@dataclass
class N:
    v: int
    left: Optional["N"] = None
    right: Optional["N"] = None
    tags: list = field(default_factory=list)


@dataclass(order=True)
class O:
    v: int
    w: Optional[str] = None


class Bad:
    def __init__(self):
        self.v = 1

    def __eq__(self, other):
        return self.v == other.v


print(N(1, N(2)) == N(1, N(2)), N(1) == N(1, None, N(3)), N(1, N(2)) != N(1))
grid = [[None, N(1)], [N(2), None]]
print(grid == [[None, N(1)], [N(2), None]], None in grid[0], N(1) in grid[0], grid[1].index(None))
print(grid[0].count(N(1)), [None] == [N(1)], grid)
board = [None] * 3
board[1] = O(3, "x")
print(board.index(O(3, "x")), board == [None, O(3, "x"), None], O(1) < O(2))
print(all(c is not None for c in board), board.count(None))
d = {"a": N(1), "b": None}
print(d == {"b": None, "a": N(1)}, d == {"a": None, "b": N(1)}, N(1) in d.values())
try:
    print([None, Bad()].index(Bad()))
except AttributeError as e:
    print(e)
bads = [Bad(), None]
bads.remove(None)
