# golden: stdout status stderr verdict
# Instances that are iterated: __iter__ and __next__, until StopIteration.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

for i in Count(3):
    print(i, end=" ")
print()
c = Count(3)
print(list(c), list(c), tuple(Count(3)), set(Count(3)), sum(Count(5)))
print([x * x for x in Count(4)], {x: -x for x in Count(3)}, {x % 2 for x in Count(4)})
print(max(Count(4)), min(Count(4)), sorted(Count(4)), any(Count(1)), all(Count(2)))
print(list(zip(Count(3), "abcd")), list(enumerate(Count(2), 5)), list(map(str, Count(3))))
a, b = Count(2)
first, *rest = Count(4)
print(a, b, first, rest)
for wrong in (1, 3):
    try:
        a, b = Count(wrong)
    except ValueError as e:
        print(e)
print(3 in list(Count(5)), "-".join(str(x) for x in Count(3)), sum(x for x in Count(4) if x % 2))
it = iter(Count(2))
print(next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print("stopped", e.args)
for i in Count(4):
    if i == 1:
        break
else:
    print("never")
for i in Count(1):
    continue
else:
    print("done")
xs = [9]
xs.extend(Count(2))
xs += Count(1)
print(xs)
