# golden: stdout status stderr verdict
# Element types come from what is put in.
def histogram(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def invert(table):
    out = {}
    for key, value in table.items():
        out.setdefault(value, []).append(key)
    return out


def pairs(n):
    result = []
    for i in range(n):
        for j in range(i):
            result.append((i, j))
    return result


counts = histogram("a b a c b a".split())
print(counts, invert(counts), pairs(4))
stack = []
for token in "3 4 + 2 *".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        right, left = stack.pop(), stack.pop()
        stack.append(left + right if token == "+" else left * right)
print(stack)
mixed = [1]
mixed.append("a")
mixed.append(2.5)
mixed.append(None)
print(mixed, [type(x).__name__ for x in mixed])
empty = []
print(empty, len(empty), [] + empty, {}, empty == [])
