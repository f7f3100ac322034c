# golden: stdout verdict
# Methods in C, called on values of the isolate: arguments too few and too many, by keyword; subclasses, instances that
# have something of the name, classes that took a method from elsewhere.
import collections


class Holder:
    xs = [1, 2]
    text = "a,b"
    table = {"a": 1}
    number = 12
    queue = collections.deque([1, 2], 3)


def append(o, x):
    return o.append(x)


def pop(o):
    return o.pop()


def pop_at(o, i):
    return o.pop(i)


def split(o):
    return o.split(",", maxsplit=1)


def get(o, k, d):
    return o.get(k, d)


def sort(o, key):
    return o.sort(key=key)


def index(o, x):
    return o.index(x)


def bits(o):
    return o.bit_length()


def attempt(f, *values):
    try:
        return f(*values)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


class Mine(list):
    def append(self, x):
        list.append(self, ("mine", x))
        return len(self)


class Own(list):
    pass


class Thief:
    append = list.append
    get = dict.get
    bit_length = int.bit_length


xs, mine, own = Holder.xs, Mine(), Own()
own.append = lambda x: ("own", x)
for o in (xs, mine, own, Holder.queue, Thief(), xs, None, 5, bytearray()):
    print(attempt(append, o, 7))
print(xs, mine, own, Holder.queue)
for o in (xs, [], {}, {1}, set(), Holder.queue, bytearray()):
    print(attempt(pop, o), attempt(pop_at, o, 0), attempt(pop_at, o, -1), attempt(pop_at, o, "x"))
for o in (Holder.text, b"a,b", 5, "a,b,c"):
    print(attempt(split, o))
for o in (Holder.table, {}, Thief(), collections.defaultdict(int)):
    print(attempt(get, o, "a", 0), attempt(get, o, [], 0))
for o in (xs, (1, 2), "ab", range(3), Holder.queue):
    print(attempt(index, o, 1), attempt(index, o, "b"))
for o in (Holder.number, 2**100, True, 1.5, Thief()):
    print(attempt(bits, o))
ys = [3, 1, 2]
print(sort(ys, None), ys, sort(ys, lambda x: -x), ys, attempt(sort, ys, 5))


def pops(x):
    xs.clear()
    return x


xs.extend([3, 2, 1])
print(attempt(sort, xs, pops), xs)


class Equal:
    def __eq__(self, other):
        print("asked")
        return index([Equal2(), self], self) == 1


class Equal2:
    def __eq__(self, other):
        return False


print(index([Equal()], 1))


def deep(x):
    return sort([1, 2], deep)


try:
    deep(1)
except RecursionError as e:
    print("RecursionError")
own.append = None
print(attempt(append, own, 8))
del own.append
print(attempt(append, own, 8), own)
Mine.append = None
print(attempt(append, mine, 9))
del Mine.append
print(attempt(append, mine, 9), mine)
