# golden: stdout status stderr verdict
# static: Queue.put, Queue.take, Queue.best
# Methods of instances that hold several types of values raise as they do for any.
class Queue:
    def __init__(self, limit):
        self.limit = limit
        self.items = []

    def put(self, item):
        if len(self.items) >= self.limit:
            raise OverflowError(f"full at {item!r}")
        self.items.append(item)

    def take(self):
        return self.items.pop(0)

    def best(self):
        best = None
        for item in self.items:
            if best is None or item > best:
                best = item
        return best

a = Queue(2)
b = Queue(1)
a.put(1)
a.put(2)
b.put("s")
print(a.best(), b.best())
for q in (a,):
    try:
        q.put(3)
    except OverflowError as e:
        print(e, type(e).__name__)
try:
    b.put("t")
except OverflowError as e:
    print(e)
c = Queue(3)
c.put(a)
c.put(Queue(0))
print(c.take().best(), len(c.items))
try:
    c.take().put(1.5)
except OverflowError as e:
    print(e)
try:
    c.take()
except IndexError as e:
    print(e)
c.put(a)
c.put(a)
print(c.best())
