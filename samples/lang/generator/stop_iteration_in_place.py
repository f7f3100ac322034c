# golden: stdout status stderr verdict
# StopIteration of what is called with each item: `map` and `filter` end there as any iterator does, a generator
# expression turns it into a RuntimeError (PEP 479), also where its items are taken at once.


def first(items):
    return next(iter(items))


def stops_at_two(x):
    return first([]) if x == 2 else x


def mapped():
    for value in map(stops_at_two, [0, 1, 2, 3]):
        print(value)
    else:
        print('else')
    print(list(map(stops_at_two, [3, 2])), [*map(lambda x: stops_at_two(x), [2])])
    print(list(filter(stops_at_two, [0, 1, 2, 3])), sum(map(stops_at_two, [1, 1, 2, 5])))
    print(any(map(stops_at_two, [0, 2, 1])), max(map(stops_at_two, [2]), default='none'))
    a, b = map(stops_at_two, [0, 1, 2])
    print(a, b)
    try:
        a, b = map(stops_at_two, [0, 2, 1])
    except ValueError as error:
        print(error, error.__context__)
    print([x for x in map(stops_at_two, filter(lambda x: x, [0, 1, 2, 3]))])


def generators():
    for kind in range(5):
        try:
            if kind == 0:
                print(list(stops_at_two(x) for x in [0, 2]))
            elif kind == 1:
                print(sum(stops_at_two(x) for x in [0, 2]))
            elif kind == 2:
                print(any(stops_at_two(x) for x in [0, 2]))
            elif kind == 3:
                print('-'.join(str(stops_at_two(x)) for x in [0, 2]))
            else:
                print({x: y for x in [1] for y in set(stops_at_two(x) for x in [1, 2])})
        except RuntimeError as error:
            print(kind, repr(error), repr(error.__cause__), repr(error.__context__))
    print(tuple(stops_at_two(x) for x in [0, 1]))


mapped()
generators()
try:
    raise KeyError(1)
except KeyError:
    [max(stops_at_two(x) for x in [1, 2]) for y in [1]]
