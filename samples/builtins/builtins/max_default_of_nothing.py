# golden: verdict stdout
# Nothing comes from the iterable, so the default alone decides the type.
def run():
    print(max(iter([]), default=True), min(reversed([]), default=()), max((), default="none"))
    print(max({}.values(), default=5), min({}.keys(), default=b"k"), max({}.items(), default=None))
    print(max(iter(()), default=[1]), min(set(), default=2.5), max(zip([], [1]), default=None))
    print("".join(iter([])), "".join({}.values()), sum(reversed([])), sum(()), sum({}.values(), 2.5))
    names = ["a"]
    names.extend(())
    names += iter([])
    names[0:0] = {}.values()
    print(names, {1}.union(()), {1: 2}.keys() | iter([]))


def later():
    items = []
    print(max(items, default=5), "".join(items))
    items.append("x")
    print(max(items, default=5), items)


run()
later()
