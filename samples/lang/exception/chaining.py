# golden: stdout status stderr verdict
# `During handling` and `direct cause`.
def load(text):
    try:
        return int(text)
    except ValueError:
        return {"one": 1}[text]


def strict(text):
    try:
        return load(text)
    except KeyError as error:
        raise RuntimeError(f"cannot read {text!r}") from error


def quiet(text):
    try:
        return int(text)
    except ValueError:
        raise TypeError("no number") from None


print(load("7"), load("one"))
try:
    quiet("x")
except TypeError as error:
    print(error, error.__cause__, error.__suppress_context__, type(error.__context__).__name__)
strict("two")
