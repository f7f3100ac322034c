# golden: stdout status stderr
# An index that is a value of the isolate, into a list that nothing is put in.
class Place:
    def __index__(self):
        return 0


def at(items, place: Place):
    try:
        return items[place]
    except IndexError as error:
        return str(error)


def none(place: Place):
    empty = []
    try:
        return empty[place]
    except IndexError as error:
        return str(error)


print(at([], Place()), at([1], Place()), none(Place()))
