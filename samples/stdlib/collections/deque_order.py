# golden: stdout status stderr verdict
# What a deque asks of what it is made of, and in which order.
from collections import deque
class It:
    def __init__(self): self.n = 0
    def __iter__(self): print("iter"); return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
d = deque(It()); print(d)
def gen():
    yield 1
    raise ValueError("mid")
d = deque([0])
try: d.extend(gen())
except ValueError as e: print(e)
print(d)
m = deque(maxlen=0); m.append(1); m.appendleft(2); m.extend([1]); print(m)
m = deque([1, 2, 3], maxlen=2); m.insert
print(m.maxlen)
try: m.insert(0, 1)
except IndexError as e: print(e)
k = deque([1, 2, 3]); k.insert(-1, 9); k.insert(100, 8); k.insert(-100, 7); print(k)
k.rotate(2); print(k); k.rotate(-7); print(k); k.rotate(0); print(k)
k.clear(); k.rotate(3); k.reverse(); print(k)
