# golden: stdout status stderr verdict
# Positional-only and keyword-only parameters.
def area(width, /, height, *, scale=1):
    return width * height * scale


print(area(2, 3), area(2, height=3), area(2, 3, scale=10), area(2, scale=2, height=1))
for call in (lambda: area(width=2, height=3), lambda: area(2, 3, 4), lambda: area(2), lambda: area(2, 3, size=1), lambda: area(1, 2, height=3)):
    try:
        print(call())
    except TypeError as error:
        print(error)
area()
