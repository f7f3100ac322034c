# golden: stdout status stderr verdict crossings
# static: checksum, collatz
# deferred: describe
# crossings: in
# Loops over plain ints and strings, and one function that takes anything at all.
from typing import Any


def checksum(text):
    total = 7
    for position, letter in enumerate(text):
        total = (total * 31 + ord(letter) * (position + 1)) % 1_000_003
    return total


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def describe(value: Any) -> str:
    return f"<{type(value).__name__} {value!r}>"


longest = 1
for n in range(1, 1000):
    if collatz(n) > collatz(longest):
        longest = n

print("checksum", checksum("the quick brown fox"))
print("longest under 1000:", longest, "with", collatz(longest), "steps")
print(describe(checksum("lazy dog")))
