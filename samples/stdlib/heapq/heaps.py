# golden: stdout status stderr verdict
# `heapq` over lists in native memory: the order in which items are asked shows.
import heapq
from heapq import heappush, heappop


class Job:
    def __init__(self, cost, name):
        self.cost = cost
        self.name = name

    def __lt__(self, other):
        print("<", self.name, other.name, end="; ")
        return self.cost < other.cost


heap = []
for n in [5, 3, 8, 1, 9, 2, 2]:
    heappush(heap, n)
print(heap, heappop(heap), heap, heapq.heapreplace(heap, 7), heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 100), heap)
xs = [(3, "c"), (1, "a"), (2, "b"), (1, "z")]
heapq.heapify(xs)
print(xs)
jobs = []
for i, c in enumerate([4, 2, 7, 2, 1]):
    heapq.heappush(jobs, Job(c, f"j{i}"))
print()
while jobs:
    print(heapq.heappop(jobs).name)
big = [(i * 7919) % 10007 for i in range(6000)]
heapq.heapify(big)
print(big[:10], sum(i * x for i, x in enumerate(big)))
print([heappop(big) for _ in range(5)])
fs = [2.5, -1.0, 7.0]
heapq.heapify(fs)
print(fs)
try:
    heappop([])
except IndexError as e:
    print(e)
