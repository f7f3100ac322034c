# golden: stdout verdict
# deferred: countdown
import heapq


def countdown(n):
    while n:
        yield n
        n -= 1


print(list(heapq.merge([2, 4], countdown(0))), list(countdown(3)))
