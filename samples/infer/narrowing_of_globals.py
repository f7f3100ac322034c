# golden: stdout
# A test narrows what nobody else can write before the use: a variable of a function, not a global.
def find(n):
    return "found" if n > 1 else None


x = find(2)  # reveal: str | None
if x is not None:
    x  # reveal: str | None
    print(len(x))


def run():
    y = find(2)
    if y is not None:
        y  # reveal: str
        print(len(y))


run()
