# golden: stdout status stderr verdict
# `throw`, at a `yield`, at the beginning, at the end, through `yield from`.
def inner():
    try:
        yield 1
    except ValueError as error:
        print("inner caught", error)
        yield 10
    finally:
        print("inner finally")


def outer():
    try:
        yield from inner()
        yield 99
    except KeyError as error:
        print("outer caught", repr(error))
        yield 50
    finally:
        print("outer finally")


def stops():
    try:
        yield 1
    except IndexError:
        raise StopIteration("inside")


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            break


def main():
    g = outer()
    print(next(g), g.throw(ValueError("v")), next(g), g.throw(KeyError))
    print(list(g), g.close())
    s = stops()
    next(s)
    try:
        s.throw(IndexError)
    except RuntimeError as error:
        print(repr(error))
    i = ignores()
    next(i)
    try:
        i.close()
    except RuntimeError as error:
        print(error, list(i))
    stops().throw(OSError("at the beginning"))


main()
