# golden: stdout verdict
# deferred: Counter.put
class Counter(set):
    def put(self, n):
        self.add(n)
        return len(self)


print(Counter([2]).put(5))
