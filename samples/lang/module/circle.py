# golden: stdout verdict
# Modules that import each other, and have what they need in time.
import _trees


def work(n):
    return [_trees.leaves(i) for i in range(n)]


print(work(4), _trees.grown(2))
import _fruits

print(_fruits.picked(3), _fruits.basket(2), _trees._fruits.SIZE)
