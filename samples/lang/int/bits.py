# golden: stdout status stderr verdict
# Bit operations treat negative numbers as if they went on to the left for ever.
def bits(a, b):
    return a & b, a | b, a ^ b, ~a


for a, b in ((12, 10), (-12, 10), (-1, 255), (2**80, -(2**80)), (2**64 - 1, -2)):
    print(bits(a, b))
print(~0, ~True, True & False, True | 2, True ^ True)
print(bin(10), bin(-10), hex(255), hex(-(2**70)), oct(8))
