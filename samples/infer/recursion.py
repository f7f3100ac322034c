# golden: stdout
# What a recursive call gives is what the other ways out give.
def depth(tree):  # reveal: (tuple[int, tuple[int, tuple[int, None]]]) -> int; (tuple[int, tuple[int, None]]) -> int; (tuple[int, None]) -> int; (None) -> int
    if tree is None:
        return 0
    return 1 + depth(tree[1])  # reveal: int


def even(n):  # reveal: (int) -> bool
    return True if n == 0 else odd(n - 1)


def odd(n):  # reveal: (int) -> bool
    return False if n == 0 else even(n - 1)


print(depth((1, (2, (3, None)))), even(10), odd(7))
