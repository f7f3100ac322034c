# golden: stdout status stderr verdict
# What floats can do.
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (-2.5).as_integer_ratio())
print((255.5).hex(), float.fromhex("0x1.8p+1"), (1.5).conjugate(), (1.5).real, (1.5).imag)
print(hash(1.0) == hash(1), hash(0.5), hash(-1.0), hash(float("inf")), hash(1e300))
try:
    float("inf").as_integer_ratio()
except OverflowError as error:
    print(error)
print(float("nan").is_integer(), float("inf").is_integer(), (1e300).is_integer())
