# golden: stdout verdict
# The main module once more, under its own name: other functions with other globals.
LOG = []


def count(x):
    return x * 3 + len(LOG)


class Kept:
    pass


if __name__ == "__main__":
    LOG.append(1)
    import _asks

    print(_asks.plus(2), count(2), list(map(count, [1, 2])), list(map(_asks.own_name.count, [1, 2])))
    print(Kept().__class__.__name__)
