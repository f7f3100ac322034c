# golden: stdout status stderr verdict
# `//` and `%` on floats.
def both(a, b):
    return a // b, a % b


for a in (7.5, -7.5, 1e20, 0.3):
    for b in (2.0, -2.0, 0.1):
        print(a, b, both(a, b), divmod(a, b))
print(5 // 0.3, 5.0 // 1, -5.0 // 3, 5 % 3.0, -5 % 3.0, 5 % -3.0, 6.0 % 3, -6.0 % 3)
for operator in ("//", "%", "/"):
    try:
        print(1.0 // 0 if operator == "//" else 1.0 % 0 if operator == "%" else 1.0 / 0)
    except ZeroDivisionError as error:
        print(operator, error)
