# golden: stdout status verdict
# The same where the module body is native.
def inc(x):
    return x + 1

def dec(x):
    return x - 1

def twice(x, step=inc):
    return step(step(x))

def scaled(x, factor=3, shift=1):
    return x * factor + shift

def caller(*args):
    print(twice(1), twice(1, inc), twice(1, dec), twice(1, lambda x: x * 10), twice(True), twice(1.5))
    print(scaled(2), scaled(2, 5), scaled(2, 5, 7), scaled("ab", 2, "c"), scaled(2, shift=0))
    try:
        print(scaled())
    except TypeError as error:
        print("TypeError:", error)

caller()
print(twice(5), scaled(1, 1))
