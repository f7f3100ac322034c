# golden: stdout status stderr verdict
# Lists and tuples of as many items as there are names, and of others.
def pairs(rows):
    out = []
    for [x, y], (z, *rest) in rows:
        out.append((x + y, z, rest))
    return out


def names(words):
    try:
        a, b, c = words
    except ValueError as e:
        return str(e)
    return a + b + c


print(pairs([([1, 2], [3, 4, 5]), ([6, 7], [8])]))
print(names(["a", "b", "c"]), names(["a"]), names([]), names(["a", "b", "c", "d"]))
print(names("xyz"), names(tuple("uvw")))
row = [[1], [2]]
left, right = row
row[0] = [9]
left.append(3)
print(left, right, row)
row[0], row[1] = row
print(row)
for [first, second] in [[1.5, 2.5], [3.5, 4.5]]:
    print(first * second)
count, = [len(row)]
print(count)
x, y = [1, 2, 3]
