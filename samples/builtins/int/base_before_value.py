# golden: stdout verdict
# `int(x, base)` looks at the base first, then at what x is.
def convert(x, base):
    try:
        print(int(x, base))
    except TypeError as error:
        print("TypeError", error)
    except ValueError as error:
        print("ValueError", error)


for base in (-1, 0, 1, 2, 16, 36, 37, 10**30):
    convert(-0.0, base)
    convert(7, base)
    convert(True, base)
    convert("11", base)
    convert("zz", base)
