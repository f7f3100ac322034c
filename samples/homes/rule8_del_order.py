# golden: stdout status stderr verdict
# Rule 8: `__del__` runs where CPython runs it.
class Tracked:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-", self.name, end=" ")


def spin(n: int) -> int:
    total = 0
    for k in range(n):
        t = Tracked(k)
        total += k
    print("|", end=" ")
    return total


print(spin(3))
pool = {k: Tracked(f"p{k}") for k in range(3)}
del pool[1]
pool[0] = None
print("popped", pool.pop(2).name)
a = Tracked("a")
a = Tracked("b")
print("swapped")
