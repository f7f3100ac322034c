# golden: stdout verdict
# Text that is put together from parts which ask nothing: through names, parameters, other texts in the place of parts.
SCALE = "scale = 3"


def total(n: int) -> int:
    found = 0
    for i in range(n):
        found += i
    return found


def value(text, names):
    return eval(text.replace("/", "//"), {}, names)


def run(line, end="\n"):
    exec(line + end + f"print({line!r})", {})


for text in ["a + b", "a / b"]:
    print(value(text, {"a": 7, "b": 2}), total(10))
run(SCALE)
