# golden: stdout status stderr verdict
# What a generator handles is its own: whoever runs it does not see it, and gets back what it handled itself.
def retrying():
    try:
        raise ValueError("inside")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as error:
            print("again", error)
        yield 2
        raise KeyError("new")


def main():
    try:
        raise TypeError("outside")
    except TypeError:
        g = retrying()
        print(next(g))
        try:
            raise
        except TypeError as error:
            print("still", error)
        print(next(g))
        try:
            next(g)
        except KeyError as error:
            print(repr(error))
        h = retrying()
        next(h)
        h.throw(IndexError("thrown"))


main()
