# golden: stdout status stderr verdict
# Five sorting algorithms and a random number generator, compared.
def random_numbers(seed, n):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        out.append(seed >> 8)
    return out


def insertion(xs):
    for i in range(1, len(xs)):
        x = xs[i]
        j = i - 1
        while j >= 0 and xs[j] > x:
            xs[j + 1] = xs[j]
            j -= 1
        xs[j + 1] = x
    return xs


def quick(xs):
    if len(xs) < 2:
        return xs
    pivot = xs[len(xs) // 2]
    return quick([x for x in xs if x < pivot]) + [x for x in xs if x == pivot] + quick([x for x in xs if x > pivot])


def merge(xs):
    if len(xs) < 2:
        return xs
    left, right = merge(xs[: len(xs) // 2]), merge(xs[len(xs) // 2 :])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def radix(xs):
    for shift in range(0, 24, 8):
        buckets = [[] for _ in range(256)]
        for x in xs:
            buckets[x >> shift & 255].append(x)
        xs = [x for bucket in buckets for x in bucket]
    return xs


numbers = random_numbers(42, 300)
print(numbers[:5], sum(numbers))
expected = sorted(numbers)
print(insertion(numbers[:]) == expected, quick(numbers) == expected, merge(numbers) == expected, radix(numbers) == expected)
print(merge(["pear", "fig", "apple"]), quick([2.5, -1.0, 0.0]), insertion([]), numbers == expected)
