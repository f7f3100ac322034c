# golden: verdict stdout status
# What a final block binds is what `break`, `continue` and the end of the statement find, each in its own way.
def leaves_loop(n):
    x = 1
    for i in range(n):
        try:
            x = "s"
            if i == 1:
                break
            if i == 0:
                continue
            x = None
        finally:
            if x is not None:
                x = (x, i)
    return x


def nested(n):
    x = None
    while n:
        n -= 1
        try:
            try:
                if n == 2:
                    continue
                break
            finally:
                x = 2.5 if n else "last"
        finally:
            y = [x]
    return x, y


def walrus(x):
    try:
        x = x + 1
    finally:
        print((x := "bound"), (y := None))
    return x, y


def returned(x):
    try:
        return (x, x)
    finally:
        x = "unseen"


print(leaves_loop(0), leaves_loop(1), leaves_loop(2), nested(3), nested(2), nested(1))
print(walrus(1), returned(1), returned("s"))
