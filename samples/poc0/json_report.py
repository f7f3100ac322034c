# golden: stdout status stderr verdict crossings
# static: primes_below, gaps
# crossings: in
# Everything is plain Python but the last line, which needs a library.
import json


def primes_below(limit):
    sieve = [True] * limit
    primes = []
    for n in range(2, limit):
        if sieve[n]:
            primes.append(n)
            for multiple in range(n * n, limit, n):
                sieve[multiple] = False
    return primes


def gaps(numbers):
    counts = {}
    for left, right in zip(numbers, numbers[1:]):
        counts[right - left] = counts.get(right - left, 0) + 1
    return ", ".join(f"{gap}: {counts[gap]}" for gap in sorted(counts))


primes = primes_below(500)
print(len(primes), "primes, the last is", primes[-1])
print(json.dumps({"primes": len(primes), "gaps": gaps(primes)}, sort_keys=True))
