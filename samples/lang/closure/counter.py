# golden: stdout status stderr verdict
# Cells that are rebound.
def make_counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return step, reset


a, reset_a = make_counter(10)
b, _ = make_counter(0)
print(a(), a(5), b(), a(), b(100))
reset_a()
print(a(), b())


def outer():
    x = 1

    def middle():
        def inner():
            return x * 10

        return inner

    f = middle()
    x = 2
    return f()


print(outer())
