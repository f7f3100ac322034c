# golden: stdout status stderr verdict
# Sets in loops: duplicates, sieve, reachable nodes.
def first_repeated(xs):
    seen = set()
    for x in xs:
        if x in seen:
            return x
        seen.add(x)
    return None


def reachable(graph, start):
    seen = {start}
    todo = [start]
    while todo:
        node = todo.pop()
        for other in graph.get(node, ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


print(first_repeated([1, 5, 3, 5, 1]), first_repeated("abc"), first_repeated(["x", "y", "x"]))
graph = {1: [2, 3], 2: [4], 3: [4, 5], 6: [1]}
print(reachable(graph, 1), sorted(reachable(graph, 6)), reachable(graph, 9))
multiples = set()
for n in range(2, 50):
    if n not in multiples:
        print(n, end=" ")
        multiples.update(range(n * n, 50, n))
print(len(multiples))
