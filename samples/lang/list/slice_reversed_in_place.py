# golden: stdout status stderr verdict
# Slices of step -1, and slices that are replaced by as many items, as pancakes are flipped.
def flip(xs, k):
    xs[:k + 1] = xs[k::-1]
    return xs


def flips(n):
    xs = [(i * 7 + 3) % n for i in range(n)]
    count = 0
    while xs[0] != 0 and count < 50:
        flip(xs, xs[0])
        count += 1
    return count, xs


for n in (1, 2, 5, 9, 10, 23):
    print(n, flips(n))

xs = ["a", "b", "c", "d", "e"]
alias = xs
for start in (None, 0, 1, 4, 5, 9, -1, -2, -5, -6, 10**30, -10**30):
    for stop in (None, 0, 1, 4, 9, -1, -5, -9, -10**30):
        print(start, stop, xs[start:stop:-1], xs[start:stop:-2], xs[start:stop:3], xs[start:stop])

xs[1:3] = xs[3:1:-1]
print(xs, alias is xs)
xs[:] = xs[::-1]
print(xs)
xs[0:2] = xs
print(xs)
xs[-2:] = ["y", "z"]
xs[5:2] = []
xs[3:3] = ["in"]
print(xs, xs[::-10**25], xs[2:2:-1])
nested = [[1], [2], [3]]
kept = nested[0]
nested[0:2] = [[8], [9]]
kept.append(4)
print(nested, kept)
