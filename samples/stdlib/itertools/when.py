# golden: stdout status stderr verdict
# What is taken when it is called, and what as it is iterated; a list that grows meanwhile.
from itertools import chain, permutations, product

def steps():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")

pairs = product(steps(), [1, 2])
print("made")
print(list(pairs))
later = chain(steps(), [3])
print("not begun")
print(list(later))
items = [1, 2]
both = chain(items, [9])
items.append(3)
print(list(both))
orders = permutations(items, 2)
items.append(4)
print(list(orders))
for x in chain(items, [0]):
    if x < 3:
        items.append(x + 10)
    print(x, end=" ")
print()
