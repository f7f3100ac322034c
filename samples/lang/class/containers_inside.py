# golden: stdout status stderr verdict
# Containers that objects hold: dicts, lists and sets that methods fill.
class Counter:
    def __init__(self):
        self.counts = {}
        self.total = 0

    def add(self, word):
        self.counts[word] = self.counts.get(word, 0) + 1
        self.total += 1

    def top(self):
        return sorted(self.counts.items(), key=lambda kv: (-kv[1], kv[0]))


class Graph:
    def __init__(self):
        self.nodes = {}

    def link(self, a, b):
        for name in (a, b):
            if name not in self.nodes:
                self.nodes[name] = []
        self.nodes[a].append(b)

    def reach(self, start):
        seen, todo = set(), [start]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo.extend(self.nodes[at])
        return sorted(seen)


c = Counter()
for w in "a b a c b a".split():
    c.add(w)
print(c.top(), c.total)
g = Graph()
for edge in ["ab", "bc", "ca", "de"]:
    g.link(edge[0], edge[1])
print(g.reach("a"), g.reach("d"))
