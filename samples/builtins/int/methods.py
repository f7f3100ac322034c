# golden: stdout status stderr verdict
n = 1234
print(n.bit_length(), n.bit_count(), (-1).bit_length(), (0).bit_count(), n.conjugate(), n.as_integer_ratio(), (2**100).bit_length())
print(bin(n), oct(n), hex(n), bin(-5), hex(2**70), chr(97), ord("é"), round(n, -2), round(1250, -2), round(n), abs(-n))
