# golden: stdout status stderr verdict
# A parameter is left out, or gets a function: the entry takes the function's present defaults, and a function that is what its name
# stands for. Anything else runs the original. Threads keep the program in the isolate, but for leaves.
import threading

def make(d):
    if d > 0:
        return (make(d - 1), make(d - 1))
    return (None, None)

def check(node):
    l, r = node
    if l is None:
        return 1
    return 1 + check(l) + check(r)

def both(d, make=make, check=check):
    return check(make(d))

def power(base, exponent=2, offset=0.5):
    return base ** exponent + offset

def other(d):
    return ((None, None), (None, None))

def run():
    print(both(3), both(3, make), both(2, make, check), both(3, check=check), both(5, other), both(1, lambda d: (None, None)))
    print(power(3), power(3, 3), power(3, 3, 1), power(2.0), power(base=2), power(2, offset=0), power(True))
    for arguments in ((), (1, 2, 3, 4), ("a",), (2, 3, None)):
        try:
            print(power(*arguments))
        except TypeError as error:
            print("TypeError:", error)
    try:
        both(2, None)
    except TypeError as error:
        print("TypeError:", error)

thread = threading.Thread(target=run)
thread.start()
thread.join()
print(both(0), list(map(both, [1, 2, 3])), list(map(power, range(3))))
both("x")
