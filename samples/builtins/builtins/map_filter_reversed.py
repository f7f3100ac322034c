# golden: stdout status stderr verdict
# Lazy builtins.
print(list(map(len, ["a", "bb"])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(int, "123")))
print(list(filter(None, [0, 1, "", "a", None])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isdigit, "a1b2")))
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})))
m = map(str, [1, 2])
print(next(m), next(m), next(m, "none"), sum(map(int, ["1", "2"])), max(map(len, ["a", "bcd"])), set(map(abs, [-1, 1])))
def loud(x):
    print("called", x, end="; ")
    return x


lazy = map(loud, [1, 2])
print("not yet")
print(list(lazy), any(map(loud, [0, 3, 4])))
reversed({1, 2})
