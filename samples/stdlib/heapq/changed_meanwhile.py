# golden: stdout status stderr verdict
# A comparison changes the heap; items that cannot be compared.
import heapq
class Shrinks:
    def __init__(self, n, heap):
        self.n = n
        self.heap = heap
    def __lt__(self, other):
        if self.n == 3:
            self.heap.pop()
        return self.n < other.n
heap = []
for n in (5, 6, 7):
    heapq.heappush(heap, Shrinks(n, heap))
try:
    heapq.heappush(heap, Shrinks(3, heap))
except RuntimeError as e:
    print(e, [h.n for h in heap])
class No:
    pass
heapq.heapify([No(), No()])
