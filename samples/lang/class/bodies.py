# golden: stdout status stderr verdict
# A class body runs like any code: conditions, loops, calls; what it binds are variables of the class.
import sys

DEBUG = False


def announce(text):
    print("announce", text)
    return len(text)


class Table:
    """Numbers."""

    print("in the body")
    rows = []
    for index in range(3):
        rows.append(index * index)
    total = 0
    for piece in rows:
        total += piece
    if DEBUG:
        mode = "debug"
    else:
        mode = "release"
    if total > 100:
        large = True
    first, second = 1, 2.5
    size = announce("table")
    count = 0
    count = count + size
    names: list = []
    ages: dict

    def row_of(self, index):
        return self.rows[index]

    def row_of(self, index):  # noqa: F811
        return self.rows[index] + self.first

    assert total == 5, "wrong"


class Empty:
    pass


table = Table()
print(table.row_of(2), Table.total, table.mode, Table.index, table.piece, Table.second, table.count)
print(Table.__doc__, table.__doc__, Empty.__doc__, Table.__name__, Table.__qualname__, Empty().__module__)
try:
    print(table.large)
except AttributeError as error:
    print(error)
try:
    print(Table.large)
except AttributeError as error:
    print(error)
