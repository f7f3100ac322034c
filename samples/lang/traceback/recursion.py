# golden: stdout stderr status
# The recursion limit counts frames, not functions.
def even(n: int) -> bool:
    if n == -1:
        return True
    return odd(n - 1)

def odd(n: int) -> bool:
    if n == -1:
        return False
    return even(n - 1)

def start(n: int) -> bool:
    return even(n)

def depth(n: int) -> int:
    return 0 if n == 0 else 1 + depth(n - 1)

print(depth(995))
try:
    start(100000)
except RecursionError as e:
    print(e)
print(depth(998))
print(depth(999))
start(100000)
