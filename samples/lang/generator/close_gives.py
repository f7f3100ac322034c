# golden: stdout status stderr verdict
# What a generator returns as it is closed is given from 3.13 on.
def returning():
    try:
        yield 1
    except GeneratorExit:
        return "closed"
    finally:
        print("finally")


def leaving():
    for i in range(3):
        try:
            yield i
        finally:
            if i == 1:
                return


def main():
    g = returning()
    next(g)
    print(g.close(), g.close())
    print([i for i in [*leaving()]])
    h = leaving()
    next(h)
    print(next(h), h.close(), list(h))


main()
