# golden: stdout status stderr verdict
# Special methods may have parameters that nobody gives: defaults, `*args`, `**options`.
class Tree:
    def __init__(self, name, *below):
        self.name = name
        self.below = below

    def __repr__(self, level=0):
        return "  " * level + self.name + "".join("\n" + tree.__repr__(level + 1) for tree in self.below)


print(Tree("a", Tree("b"), Tree("c", Tree("d"))))
print([Tree("e")])


class Counted:
    def __str__(self, *rest, **options):
        return f"{len(rest)} {len(options)}"

    def __hash__(self, asked=[]):
        asked.append(1)
        return len(asked)

    def __eq__(self, other, strict=True):
        return strict

    def __lt__(self, other, *, than=1):
        return than == 2


one = Counted()
print(one, hash(one), hash(one), one == Counted(), sorted([one, Counted()])[0].__str__(1, a=2))


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self, step=2):
        self.n -= step
        if self.n < 0:
            raise StopIteration
        return self.n


print(list(Down(7)), max(Down(4)), Down(5).__next__(1))


class Failed(Exception):
    def __str__(self, more="."):
        return f"failed{more}"


raise Failed(1)
