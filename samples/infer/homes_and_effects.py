# Where globals and containers live, and what functions do besides giving their result.
# golden: stdout
LOG = []  # home: isolate: line 47 of `<module>`
LIMIT = 5  # home: isolate, with a native copy: the original of `entries` may run and names it at line 29
total = 0  # home: native
from typing import Any

def bump(n):  # effects: writes total (line 10)
    global total
    total += n
    return total


def shout(text):  # effects: shows (line 15)
    print(text.upper())


def both(n):  # effects: shows (by `shout`), writes total (by `bump`)
    shout("n")
    return bump(n)


def double(n):  # effects: none
    return n * 2


def entries(more: Any):
    for entry in more:
        if len(entry) < LIMIT:
            yield entry


def longest(word):  # effects: isolate (line 35)
    words = []  # home: isolate: line 36 of `longest`
    words.append(word)
    return max(entries(words))


def longer(words, word):  # effects: isolate (line 40)
    words[0] = word
    return words + [word]


rows = [double(3)]  # home: native
LOG.append("one")
print(both(4), rows, longest("two"))
print(*entries(LOG))
print(longer(LOG, "three"))
