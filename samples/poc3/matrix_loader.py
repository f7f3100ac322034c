# golden: stdout status stderr verdict crossings
# static: random_step, power_sum, entry_of_hilbert, cell
# deferred: Loader.load, transform, save
# crossings: in out
# Matrices in lists of lists; where they come from is decided by a string.
from typing import Any


def random_step(seed: int) -> int:
    return (seed * 6364136223846793005 + 1442695040888963407) % 2**64


def power_sum(base, terms):
    total = 0
    power = 1
    for _ in range(terms):
        total += power
        power *= base
    return total


def cell(value: float, width: int = 8) -> str:
    if value == int(value):
        return f"{int(value):>{width}d}"
    return f"{value:>{width}.3f}"


def entry_of_hilbert(row: int, column: int) -> float:
    return 1 / (row + column + 1)


def multiply(a, b):
    rows = len(a)
    columns = len(b[0])
    result = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            total = 0.0
            for k in range(len(b)):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


def determinant(matrix):
    work = [row[:] for row in matrix]
    size = len(work)
    result = 1.0
    for i in range(size):
        pivot = max(range(i, size), key=lambda row: abs(work[row][i]))
        if work[pivot][i] == 0:
            return 0.0
        if pivot != i:
            work[i], work[pivot] = work[pivot], work[i]
            result = -result
        result *= work[i][i]
        for row in range(i + 1, size):
            factor = work[row][i] / work[i][i]
            for column in range(i, size):
                work[row][column] -= factor * work[i][column]
    return result


class Loader:
    def __init__(self, cache):
        self.cache = cache

    def load(self, spec: str) -> Any:
        if spec not in self.cache:
            kind, *numbers = spec.split(":")
            self.cache[spec] = getattr(self, "load_" + kind)(*map(int, numbers))
        return self.cache[spec]

    def load_identity(self, size):
        return [[1.0 if i == j else 0.0 for j in range(size)] for i in range(size)]

    def load_hilbert(self, size):
        return [[entry_of_hilbert(i, j) for j in range(size)] for i in range(size)]

    def load_random(self, size, seed):
        rows = []
        for _ in range(size):
            row = []
            for _ in range(size):
                seed = random_step(seed)
                row.append(float(seed >> 60))
            rows.append(row)
        return rows


def transform(matrix, *steps, **options):
    for step in steps:
        if step == "scale":
            for row in matrix:
                row[:] = [value * options["by"] for value in row]
        elif step == "swap":
            matrix[0], matrix[-1] = matrix[-1], matrix[0]
    return matrix


def save(matrix: Any, name: str = "matrix") -> None:
    print(name)
    for row in matrix:
        print(*[cell(value) for value in row])


cache = {}
loader = Loader(cache)
square = loader.load("random:3:42")
first_row = square[0]
save(square, "random")
print(f"determinant {determinant(square):.6f}")
save(multiply(square, loader.load("identity:3")), "times identity")
transform(square, "scale", "swap", by=0.5)
save(loader.load("random:3:42"), "scaled, rows swapped")
first_row[1] = 0.25
print(cache["random:3:42"][-1][1], square[-1] == first_row, sorted(cache))
print(f"{determinant(loader.load('hilbert:4')):.3e}", power_sum(3, 30))
print(loader.load("sparse:3"))
