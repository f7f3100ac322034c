# golden: stdout status stderr verdict
# Methods kept as values: in variables, attributes, lists and dicts, passed on, called later.

class Counter:
    def __init__(self, start):
        self.n = start
        self.step = self.up

    def up(self, by=1):
        self.n += by
        return self.n

    def down(self, by=1):
        self.n -= by
        return self.n

    def turn(self):
        self.step = self.down
class Machine:
    def __init__(self):
        self.log = []
        self.actions = {"start": self.on_start, "stop": self.on_stop, "twice": self.twice}
        self.listener = None

    def on_start(self, text):
        self.log.append("start " + text)

    def on_stop(self, text):
        self.log.append("stop " + text)
        return len(text)

    def twice(self, text):
        self.run("start", text)
        return self.run("stop", text)

    def run(self, name, text):
        return self.actions[name](text)

    def tell(self, value):
        if self.listener is not None:
            self.listener(value)
        try:
            return self.listener(value)
        except TypeError as error:
            return str(error)

def apply(function, times):
    return [function(i) for i in range(times)]
counter = Counter(10)
up = counter.up
print(up(), up(by=5), counter.step(), apply(counter.down, 3), counter.n)
counter.turn()
print(counter.step(2), counter.step(), callable(up), callable(counter), callable(counter.n))
machine = Machine()
print(machine.run("twice", "a"), machine.run("stop", "bcd"), machine.log, machine.tell(1))
machine.listener = counter.up
print(machine.tell(4), counter.n, up == counter.up, up == Counter(1).up)
steps = [counter.up, counter.down, machine.on_stop, up]
print([step(2) if step != machine.on_stop else machine.on_stop("xy") for step in steps])
print(sorted([3, 1, 2], key=counter.up), counter.n)
