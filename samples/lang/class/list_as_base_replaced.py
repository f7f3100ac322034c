# golden: stdout status stderr verdict
# What a class derived from `list` replaces: `__init__`, `append`, `__getitem__`, `__len__`; `super()` is the list.
class Log(list):
    def __init__(self, items=(), name="log"):
        super().__init__(items)
        self.name = name
        self.count = 0

    def append(self, x):
        self.count += 1
        super().append(x)

    def __repr__(self):
        return f"Log({self.name}, {[x for x in self]})"

    def __getitem__(self, i):
        print("get", i)
        return super().__getitem__(i)

class Sub(Log):
    def __len__(self):
        return 7

    def __contains__(self, x):
        return x == "yes"

log = Log([1, 2, 3])
log.append(4)
log.extend([5, 6])
print(log, log.count, len(log), log[1], log[-1], log.name)
for x in log:
    print(x, end=" ")
print()
print(log == [1, 2, 3, 4, 5, 6], [1] < log, [[9]] == [[9]])
print([log, log])
log2 = Log(name="other")
print(log2, bool(log2), not log2)
log2 += "ab"
s = Sub("xy")
print(len(s), "yes" in s, "x" in s, s)
if s:
    print("true")
try:
    log2 + 5
except TypeError as e:
    print(e)
