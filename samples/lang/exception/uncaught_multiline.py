# golden: stdout status stderr verdict
# Carets when the expression spans lines.
def add(a, b):
    return a + b


def compute(x):
    return add(
        x,
        x // (
            x - 3
        ),
    )


print(compute(5))
result = [
    compute(1),
    compute(
        3
    ),
]
