# golden: stdout status stderr verdict
z = 1 + 2j
w = complex(3, -0.5)
print(z + w, z - w, z * w, z / w, z**2, z**-1, z**0.5, 2**z, -z, +z)
print(z + 1, 1.5 - z, 2 * z, 1 / z, z == 1, z != w, abs(3 + 4j), hash(z), bool(0j), z.conjugate())
print(complex("1-2j"), complex(" (3.5j) "), complex(2), complex(), 0j, -0.0 + 0j, 1e20j)
print(f"{z:.2f} {z:>12} {w:e}", str(z), repr(w))
try:
    print(z / 0)
except ZeroDivisionError as error:
    print(error)
try:
    complex("1+")
except ValueError as error:
    print(error)
