# golden: stdout status stderr verdict
# What ints can do besides arithmetic.
print((1023).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count())
print((1024).to_bytes(2, "big"), int.from_bytes(b"\x01\x02", "little"), (5).conjugate())
print((6).as_integer_ratio(), (7).denominator, (3).__add__(4), (2**70).bit_count())
try:
    (300).to_bytes(1, "big")
except OverflowError as error:
    print(error)
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(5, 3))
