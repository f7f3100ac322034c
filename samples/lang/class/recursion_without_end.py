# golden: stdout status stderr verdict
# Special methods that ask for themselves, through operations and builtins, are refused like any other recursion.
# (They could end, for all that types tell.)
class Endless:
    ends = False

    def __bool__(self):
        return True if self.ends else not self

    def __len__(self):
        return 1 if self.ends else len(self)

    def __eq__(self, other):
        return True if self.ends else [self] == [other]

    def __hash__(self):
        return 1 if self.ends else hash((1, self))

    def __add__(self, other):
        return 1 if self.ends else other + self

    def __getitem__(self, index):
        return 1 if self.ends else self[index]

    def __contains__(self, item):
        return True if self.ends else item in self

    def __repr__(self):
        return "" if self.ends else f'<{[self]!r}>'

    def __lt__(self, other):
        return True if self.ends else min(other, self) is None

    def __neg__(self):
        return 1 if self.ends else -self

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
