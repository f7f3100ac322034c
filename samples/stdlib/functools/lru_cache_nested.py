# golden: stdout status stderr verdict
# A cached function inside of another one: a cache for each time it is made.
from functools import cache, lru_cache

def cheapest(grid):
    rows, columns = len(grid), len(grid[0])

    @lru_cache(maxsize=None)
    def best(i, j):
        if i == rows - 1 and j == columns - 1:
            return grid[i][j]
        if i == rows - 1:
            return grid[i][j] + best(i, j + 1)
        if j == columns - 1:
            return grid[i][j] + best(i + 1, j)
        return grid[i][j] + min(best(i + 1, j), best(i, j + 1))

    total = best(0, 0)
    print(best.cache_info())
    return total

print(cheapest([[1, 3, 1], [1, 5, 1], [4, 2, 1]]))
print(cheapest([[1, 2], [3, 4]]))

def fill(weights, values, room):
    @cache
    def go(i, left):
        if i == len(weights):
            return 0
        most = go(i + 1, left)
        if weights[i] <= left:
            most = max(most, values[i] + go(i + 1, left - weights[i]))
        return most

    return go(0, room)

print(fill([1, 3, 4, 5], [1, 4, 5, 7], 7), fill([2], [3], 1))

class Counter:
    def ways(self, n):
        @cache
        def count(left, top):
            if left == 0:
                return 1
            return sum(count(left - part, part) for part in range(1, min(left, top) + 1))

        return count(n, n)

print(Counter().ways(20))
