# golden: stdout status stderr verdict
# Iterators in attributes, generators, stacks.
def show(it):
    for x in it: print(x)
show(enumerate("ab"))
show(zip([1],[2]))
show(reversed([1,2]))
show({1: 2}.items())
class Peek:
    def __init__(self, xs):
        self.it = iter(xs)
        self.head = next(self.it, None)
    def __iter__(self):
        return self
    def __next__(self):
        if self.head is None:
            raise StopIteration
        got = self.head
        self.head = next(self.it, None)
        return got
print(list(Peek([1,2,3])))
def evens(xs):
    it = iter(xs)
    for a in it:
        b = next(it, None)
        yield a, b
print(list(evens([1,2,3])))
def dfs(graph, root):
    seen = [root]
    stack = [(root, iter(graph[root]))]
    while stack:
        node, children = stack[-1]
        for child in children:
            if child not in seen:
                seen.append(child)
                stack.append((child, iter(graph[child])))
                break
        else:
            stack.pop()
    return seen
print(dfs({1: [2, 3], 2: [4], 3: [4], 4: []}, 1))
