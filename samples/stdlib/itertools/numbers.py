# golden: stdout status stderr verdict
# What is no int, where C asks for one, has messages of C's own: CPython's.
from itertools import combinations, count, islice

print(list(islice(count(True), 2)), list(combinations("abc", True)))
print(list(islice("abc", 1.5)))
