# golden: stdout verdict
# static: double
# deferred: run
def double(x: int) -> int:
    return x * 2


def run(text):
    return eval(text)


print(double(4), run("1 + 1"))
