# golden: stdout status stderr verdict
# Special methods that ask for themselves, through operations and builtins, are refused like any other recursion.
class Endless:
    def __bool__(self):
        return not self

    def __len__(self):
        return len(self)

    def __eq__(self, other):
        return [self] == [other]

    def __hash__(self):
        return hash((1, self))

    def __add__(self, other):
        return other + self

    def __getitem__(self, index):
        return self[index]

    def __contains__(self, item):
        return item in self

    def __repr__(self):
        return f'<{[self]!r}>'

    def __lt__(self, other):
        return min(other, self) is None

    def __neg__(self):
        return -self


def ask(way, x):
    if way == 0:
        print(bool(x))
    elif way == 1:
        print(len(x))
    elif way == 2:
        print(x == Endless())
    elif way == 3:
        print(hash(x))
    elif way == 4:
        print(x + x, x[0], 1 in x)
    elif way == 5:
        print(str(x))
    elif way == 6:
        print(sorted([x, Endless()]))
    else:
        print(-x)


for way in range(8):
    try:
        ask(way, Endless())
    except Exception as error:
        print(way, type(error).__name__)
