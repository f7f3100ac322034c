# golden: stdout verdict
# deferred: Counter.add
class Counter(int):
    def add(self, n):
        return self + n


print(Counter(2).add(5))
