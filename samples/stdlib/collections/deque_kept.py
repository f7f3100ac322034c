# golden: stdout status stderr verdict
# A deque in an attribute, an argument, a result; an error in a function.
from collections import deque
class Stack:
    def __init__(self) -> None:
        self.items: deque[int] = deque()
    def push(self, x: int) -> None:
        self.items.append(x)
    def pop(self) -> int:
        return self.items.pop()
s = Stack(); s.push(1); s.push(2); print(s.pop(), s.items)
def f(q: deque[int]) -> deque[int]:
    q.append(1)
    return q
print(f(deque([0])))
f(deque()).pop()
def crash():
    q = deque([1])
    q.popleft()
    return q.popleft()
crash()
