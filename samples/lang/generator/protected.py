# golden: stdout status stderr verdict
# `yield` inside `try`: final blocks run as a generator is closed, by its last reference, too.
def gen(name):
    try:
        print("start", name)
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as error:
        print("caught", error)
        yield 3
    else:
        print("else", name)
    finally:
        print("finally", name)


def loops():
    for value in gen("loop"):
        print(value)
        break
    print("after the loop")
    for outer in gen("outer"):
        for inner in gen("inner"):
            if outer == 1:
                return inner


def references():
    first = gen("first")
    next(first)
    second = first
    del first
    print("still there")
    second = gen("second")
    print(next(second), second.throw(ValueError("thrown")))
    third = gen("third")
    next(third)
    return "returned"


def work():
    local = gen("local")
    next(local)
    raise KeyError("key")


print(loops(), references(), next(gen("temporary")))
try:
    work()
except KeyError:
    print("handler")
print("the traceback is gone", list(gen("list")))
print([value for value in [*gen("star")]], sum(gen("sum")))
work()
