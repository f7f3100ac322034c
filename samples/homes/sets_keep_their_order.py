# golden: stdout stderr status
# A set that crosses keeps its table: sizes, slots, places of removed items and where `pop` looks next.
import json


class Box:
    pass


def removed(n: int) -> set[int]:
    s = set()
    for i in range(n):
        s.add(i * 8)
    for i in range(n - 3):
        s.discard(i * 8)
    s.add(8)
    return s


def popped() -> set[str]:
    s = {"a", "b", "c", "d", "e", "f"}
    s.pop()
    return s


def look(s: set[int]) -> list[int]:
    t = s | {5}
    t.add(4096)
    return list(s) + list(t)


box = Box()
box.a, box.b = removed(20), popped()
print(box.a, box.b, box.b.pop(), box.b)
print(list(removed(20)), list(frozenset(removed(20))), json.dumps(list(removed(9))))
box.c = {0, 3, 11}
box.c.add(19)
print(box.c, {11, 3, 0}, box.c | {27}, {"x", "name", "self", "y", "z"})
given = {1, 9, 17, 25}
given.discard(9)
given.add(33)
print(look(given), look({24, 16, 8}), look(set()))
print({(1, 9), (9, 1), (17, 1)} == {(9, 1), (1, 9), (17, 1)}, box.a.pop(), box.a)
