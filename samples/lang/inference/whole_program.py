# golden: stdout status stderr verdict
# static: sieve, count_words, bubble_sort, mean, main
# Nothing but plain functions: this program needs no Python at all.
def sieve(limit):
    flags = [True] * (limit + 1)
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            for m in range(n * n, limit + 1, n):
                flags[m] = False
    return [n for n in range(2, limit + 1) if flags[n]]


def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def bubble_sort(xs):
    xs = xs[:]
    for i in range(len(xs)):
        for j in range(len(xs) - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs


def mean(xs):
    return sum(xs) / len(xs)


def main():
    primes = sieve(50)
    print(primes, mean(primes))
    counts = count_words("the cat and the dog and THE bird")
    for word in sorted(counts):
        print(f"{word:>5}: {counts[word]}")
    print(bubble_sort([5, 2, 9, 1]), bubble_sort(["pear", "fig"]), f"{mean([1, 2, 4]):.3f}")


main()
