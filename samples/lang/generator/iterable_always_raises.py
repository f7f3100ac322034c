# golden: stdout status stderr verdict
# What a generator expression would go through raises whenever it is evaluated.
def bad(x):
    return [][x]


def kept(x):
    items = (item for item in [bad(x)])
    return next(items)


def taken(x):
    return list(item for item in [bad(x)]), sum(item for item in bad(x))


def in_items(x):
    return any(bad(item) for item in [x])


def mapped(x):
    return [*map(bad, [x])]


for way in (1, 2, 3, 4):
    try:
        if way == 1:
            print(kept(0))
        elif way == 2:
            print(taken(1))
        elif way == 3:
            print(in_items(0))
        else:
            print(mapped(0))
    except IndexError as error:
        print(way, repr(error))
kept(2)
