# golden: stdout
# What was compiled before has a say in the order of a constant set (up to 3.12): a function of the isolate, too, is
# the one of the whole module, though its statement is run alone.
def before():
    return "a"


def show(value):
    exec("")
    print(dict(a=value, b=value))
    print({"a", "\n", "a"})
    print([{"a", "\n", "a"} for _ in range(2)], (lambda: {"a", "\n", "a"})())


print(before())
show(1)
exec("")
print(dict(a=2, b=before()), {"a", "\n", "a"})
if before():

    class Inner:
        print(dict(a=3, b=4), {"a", "\n", "a"}, *map(str, [{"a", "\n", "b"}]))
