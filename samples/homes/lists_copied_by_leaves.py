# golden: stdout status verdict
# Leaves get copies of lists, too; another thread that changes the list meanwhile can have done so only before or after.
import threading
from itertools import repeat

def weight(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

def row(u, i):
    x = 0
    for j, u_j in enumerate(u):
        x += weight(i, j) * u_j
    return x

def column(u, i):
    return sum(u_j * weight(j, i) for j, u_j in enumerate(u))

def many(xs):
    s = 0
    for _ in range(20):
        for x in xs:
            s += x * x - x + 1
    return s % 5

def product(u):
    return list(map(column, repeat(list(map(row, repeat(u), range(len(u))))), range(len(u))))

u = [1] * 5
for _ in range(3):
    u = product(u)
print(["%.9f" % x for x in u])
print(row([], 0), row([True, 2], 1), row((1, 2), 1), row([1, 2.5, 10**20], 1))

xs = [1] * 1000
stop = []
def churn():
    while not stop:
        xs[500:505] = [1] * 5
thread = threading.Thread(target=churn)
thread.start()
print({many(xs) for _ in range(200)} - {0})
stop.append(1)
thread.join()
