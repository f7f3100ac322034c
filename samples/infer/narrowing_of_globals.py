# golden: stdout
# A test narrows what nobody else can write before the use: any variable but a global that functions bind.
def find(n):
    return "found" if n > 1 else None


x = find(2)  # reveal: str | None
if x is not None:
    x  # reveal: str
    print(len(x))


def run():
    y = find(2)
    if y is not None:
        y  # reveal: str
        print(len(y))


run()


def write():
    global z
    z = None


z = find(2)
if z is not None:
    z  # reveal: str | None
    print(z)
    write()
    print(z)
