# golden: stdout status stderr verdict
# Ints of one and two machine words, where operations leave one size for another.
def mix(a, b):
    return [a + b, a - b, a & b, a | b, a ^ b, ~a, -a, a * b, a == b, a < b]


def divide(a, b):
    try:
        return [a // b, a % b, divmod(a, b), a >> 3, b << 70 >> 69]
    except ZeroDivisionError as e:
        return [str(e)]


edges = [0, 1, -1, 3]
for bits in (61, 62, 63, 64, 125, 126, 127, 128, 190):
    for delta in (-1, 0, 1):
        edges += [2**bits + delta, -(2**bits) + delta]

total = 0
for a in edges:
    for b in edges:
        for value in mix(a, b):
            total = (total * 31 + hash(value)) % (2**89 - 1)
        for value in divide(a, b):
            total = (total * 37 + hash(value)) % (2**107 - 1) if type(value) is int else total
    print(a, hash(a), total)
print(mix(2**62 - 1, 1), mix(-(2**62), -1), mix(2**126 - 1, 2**126 - 1), mix(2**126, -(2**126)))
print(divide(-(2**64) - 5, 7), divide(2**126, -3), divide(-(2**127), -1), divide(2**100, 0))
print({2**64: "a", -(2**64): "b", 2**61 - 1: "c", 2**61: "d"}, len({hash(e) for e in edges}))
