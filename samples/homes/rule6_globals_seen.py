# golden: stdout status stderr verdict
# Rule 6: globals are a real dict for those who look.
limit = 3
names = ["count"]


def count() -> int:
    total = 0
    for n in range(limit):
        total += n
    return total


print(count(), globals()["limit"], [eval(name) for name in ("limit", "names")])
globals()["limit"] = 10
print(count(), limit)
exec("limit = 4\ndef extra(): return limit * 100")
print(count(), extra(), vars()["limit"], "count" in dir())
del globals()["limit"]
try:
    count()
except NameError as error:
    print(error)
