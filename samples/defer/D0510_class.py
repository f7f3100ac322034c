# golden: stdout verdict
# deferred: Counter.add
class Counter:
    def __init__(self):
        self.count = 0

    def add(self, n):
        self.count += n
        return self.count


print(Counter().add(5))
