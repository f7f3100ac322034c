# golden: stdout status stderr verdict
# An attribute of a native object holds a function of the library: it is called, not a method.
import bisect

class Search:
    def __init__(self, name, run):
        self.name = name
        self.run = run

for search in [Search("left", bisect.bisect_left), Search("right", bisect.bisect_right)]:
    print(search.name, search.run([1, 2, 2, 3], 2), search.run(a=[1, 2], x=0))

def ask(search, items):
    return search.run(items, len(items))

print(ask(Search("again", bisect.bisect), [1, 5]))
Search("none", bisect.insort).run(None, 1)
