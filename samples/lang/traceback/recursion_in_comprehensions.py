# golden: stdout
# Generator expressions are frames and count as recursion; comprehensions only in 3.11.
def listed(n: int) -> int:
    ys = [listed(n - 1) for _ in [0]] if n > 0 else [1]
    return ys[0]

def tested(n: int) -> bool:
    return any(tested(n - 1) for _ in [0]) if n > 0 else True

def reaches(n: int) -> str:
    try:
        return f"{listed(n)}"
    except RecursionError:
        return "no"

def tests(n: int) -> str:
    try:
        return f"{tested(n)}"
    except RecursionError:
        return "no"

print([reaches(n) for n in (480, 510, 980, 1001)])
print([tests(n) for n in (320, 510)])
