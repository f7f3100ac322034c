# golden: stdout status stderr verdict
# format() with specs for each type.
print(format(42), format(42, "05d"), format(3.14159, ".2f"), format("a", ">3"), format(True), format(255, "#x"), format(1234567, ","))
print(format([1]), format(None), format("abc", ".1"), format(0.5, ".0%"), format(10, "c"), format(-5, "+"), format(5, " "))
for call in (lambda: format([1], "5"), lambda: format("a", "d"), lambda: format(1, "s"), lambda: format(None, "x"), lambda: format(1, ".2")):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
format(1, 2)
