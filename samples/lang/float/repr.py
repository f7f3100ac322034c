# golden: stdout status stderr verdict
# The shortest text that reads back as the same number.
values = [0.1, 0.2, 0.1 + 0.2, 1.0, 100.0, 1e15, 1e16, 1e17, 123456789012345680.0, 1e22, 1e23]
values += [0.0001, 0.00001, 1e-7, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 1 / 3, 2 / 3]
for x in values:
    print(x, -x, repr(x) == str(x), float(repr(x)) == x)
print(3.0, 3.14, 1e100, 12345.678e-10, 9007199254740993.0)
print([0.5, 1e300 * 10], (1.0,), {1.5: -0.0})
