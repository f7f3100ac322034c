# golden: stdout status
# `enumerate`, `zip`, `reversed`, `iter` and the views of a dict, over a name that holds one of several types.


def sequences(flag):
    items = [1, 2]
    if flag:
        items = (3, 4.5)
    for pair in enumerate(items, 1):
        print(pair)
    for item in reversed(items):
        print(item)
    print(list(zip(items, items)), sorted(iter(items)), [*enumerate(items)])


def texts(flag):
    text = "ab" if flag else b"ab"
    for item in zip(text, range(2)):
        print(item)
    print(list(reversed(text)), list(iter(text)), max(enumerate(text)))


def tables(flag):
    table = {1: "a"}
    if flag:
        table = {"k": [2.5]}
    for key, value in table.items():
        print(key, value)
    print(list(table.values()), list(reversed(table)), list(enumerate(table.keys())))


def one_raises(flag):
    items = [1, 2] if flag else 5
    try:
        for pair in enumerate(items):
            print(pair)
    except TypeError as error:
        print(error)


for flag in (True, False):
    sequences(flag)
    texts(flag)
    tables(flag)
    one_raises(flag)
