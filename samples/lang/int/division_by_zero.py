# golden: stdout status stderr verdict
# The three messages.
def attempt(kind, a, b):
    try:
        if kind == "//":
            return a // b
        if kind == "%":
            return a % b
        return a / b
    except ZeroDivisionError as error:
        return str(error)


for kind in ("//", "%", "/"):
    print(kind, attempt(kind, 1, 0), attempt(kind, 10**30, 0), attempt(kind, 9, 3))
print(divmod(1, 0))
