# golden: stdout status stderr verdict
# The order of a set of objects is that of their addresses, which only CPython knows; a dict keeps its own.
class Item:
    def __init__(self, n):
        self.n = n


items = [Item(n) for n in range(5)]
index = {item: item.n for item in items}
print([item.n for item in index], index[items[3]], items[2] in index, Item(2) in index)
seen = set()
for item in items + items[:2]:
    if item in seen:
        print("again", item.n)
    seen.add(item)
print(len(seen), sorted(item.n for item in seen))
