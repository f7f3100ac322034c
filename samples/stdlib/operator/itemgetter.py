# golden: stdout status stderr verdict
# itemgetter as a key and in map: one index, several, negative ones, keys of dicts.
from operator import itemgetter
rows = [("x", 3, 1.5), ("b", 1, 2.5), ("a", 3, 0.5)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)))
print(max(rows, key=itemgetter(2)), min(rows, key=itemgetter(-1)))
rows.sort(key=itemgetter(0), reverse=True)
print(rows)
ds = [{"n": "q", "v": 2}, {"n": "p", "v": 1}]
ds2 = [{"v": 2, "w": 5}, {"v": 1, "w": 7}]
print(sorted(ds2, key=itemgetter("v")), max(ds2, key=itemgetter("w"))["w"])
print(list(map(itemgetter(0), rows)), [x for x in map(itemgetter(0, 2), rows)])
print(sorted(["bc", "ab"], key=itemgetter(1)), sorted([[3, 1], [2, 2]], key=itemgetter(0)))
print(sorted({"a": 3, "b": 1}.items(), key=itemgetter(1)))
sorted([[1, 2], [3]], key=itemgetter(1))
