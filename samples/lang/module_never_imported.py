# golden: stdout stderr status verdict
# A module that nothing imports is a name that nothing binds, whichever of its functions is called.
def root():
    return math.sqrt(4)


def push(items):
    heapq.heapify(items)
    return items


def draw():
    return random.random()


def now():
    return time.time()


def truth():
    return hybridc.truth(1)


for f in (root, draw, now, truth):
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, e)
try:
    print(push([2, 1]))
except NameError as e:
    print(type(e).__name__, e)
print(str.maketrans("a", "b"), float.fromhex("1"), dict.fromkeys("ab", 0), int.from_bytes(b"\x01\x02", "big"))
push([3])
