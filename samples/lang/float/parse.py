# golden: stdout status stderr verdict
# float() of strings.
for text in ("1.5", " -2.5e3 ", "1e5", ".5", "5.", "1_000.5", "inf", "-Infinity", "NaN", "1e400", "1e-400", "٣.٥"):
    print(repr(text), float(text))
for text in ("", "abc", "1.5.2", "1e", "0x10", "1 2", "--1", "1_", "infinit"):
    try:
        print(float(text))
    except ValueError as error:
        print(error)
print(float(), float(7), float(True), float("0.1") == 0.1)
float([1])
