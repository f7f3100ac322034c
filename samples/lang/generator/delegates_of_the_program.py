# golden: stdout
# `yield from` an iterator of the program's own: its StopIteration may have a value.
class Ending:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


class Shelf:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        yield from self.items
        return "end"


def ends():
    found = yield from Ending()
    print("ended with", found)


def shelves():
    found = yield from Shelf([1, 2])
    print("shelf", found)


print(list(ends()), list(shelves()))
