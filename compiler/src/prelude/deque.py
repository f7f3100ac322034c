# `collections.deque` (`Modules/_collectionsmodule.c`): its items lie in a list, from a place on.
# What counts is told apart by `hybridc_state` while somebody iterates.

class deque:
    def __init__(self, iterable=(), maxlen=None):
        most = maxlen if maxlen is None else sized(maxlen)
        if most is not None and most < 0:
            raise ValueError("maxlen must be non-negative")
        self.hybridc_items = []
        self.hybridc_first = 0
        self.hybridc_state = 0
        self.hybridc_most = most
        self.extend(iterable)

    @property
    def maxlen(self):
        return self.hybridc_most

    def __len__(self):
        return len(self.hybridc_items) - self.hybridc_first

    def append(self, x, /):
        self.hybridc_state += 1
        self.hybridc_items.append(x)
        most = self.hybridc_most
        if most is not None and len(self.hybridc_items) - self.hybridc_first > most:
            self.popleft()

    def appendleft(self, x, /):
        self.hybridc_state += 1
        if self.hybridc_first == 0:
            count = len(self.hybridc_items) + 1
            self.hybridc_items[:0] = [x] * count
            self.hybridc_first = count
        self.hybridc_first -= 1
        self.hybridc_items[self.hybridc_first] = x
        most = self.hybridc_most
        if most is not None and len(self.hybridc_items) - self.hybridc_first > most:
            self.pop()

    def pop(self, /):
        if len(self.hybridc_items) == self.hybridc_first:
            raise IndexError("pop from an empty deque")
        self.hybridc_state += 1
        x = self.hybridc_items.pop()
        if len(self.hybridc_items) == self.hybridc_first:
            self.hybridc_items.clear()
            self.hybridc_first = 0
        return x

    def popleft(self, /):
        first = self.hybridc_first
        if len(self.hybridc_items) == first:
            raise IndexError("pop from an empty deque")
        self.hybridc_state += 1
        x = self.hybridc_items[first]
        first += 1
        if first * 2 > len(self.hybridc_items):
            del self.hybridc_items[:first]
            first = 0
        self.hybridc_first = first
        return x

    def clear(self, /):
        if len(self.hybridc_items) > self.hybridc_first:
            self.hybridc_state += 1
        self.hybridc_items.clear()
        self.hybridc_first = 0

    def extend(self, iterable, /):
        if isinstance(iterable, deque):
            for x in list_of(iterable):
                self.append(x)
        else:
            for x in iterable:
                self.append(x)

    def extendleft(self, iterable, /):
        if isinstance(iterable, deque):
            for x in list_of(iterable):
                self.appendleft(x)
        else:
            for x in iterable:
                self.appendleft(x)

    def copy(self, /):
        return deque(self, self.hybridc_most)

    def count(self, value, /):
        return list_of(self).count(value)

    def index(self, value, start=0, stop=9223372036854775807, /):
        items = list_of(self)
        at = placed(start, len(items))
        end = min(placed(stop, len(items)), len(items))
        while at < end:
            if value in items[at:at + 1]:
                return at
            at += 1
        raise ValueError(f"{value!r} is not in deque")

    def insert(self, index, value, /):
        at = sized(index)
        items = list_of(self)
        if self.hybridc_most is not None and len(items) >= self.hybridc_most:
            raise IndexError("deque already at its maximum size")
        items.insert(at, value)
        self.hybridc_state += 1
        self.hybridc_items = items
        self.hybridc_first = 0

    def remove(self, value, /):
        items = list_of(self)
        for at in range(len(items)):
            if value in items[at:at + 1]:
                del items[at]
                self.hybridc_state += 1
                self.hybridc_items = items
                self.hybridc_first = 0
                return
        raise ValueError(f"{value!r} is not in deque")

    def reverse(self, /):
        items = list_of(self)
        items.reverse()
        self.hybridc_items = items
        self.hybridc_first = 0

    def rotate(self, n=1, /):
        steps = sized(n)
        count = len(self)
        if steps == 0 and count > 1:
            self.hybridc_state += 1
        if count > 1 and steps != 0:
            self.hybridc_state += 1
            items = list_of(self)
            at = count - steps % count
            self.hybridc_items = items[at:] + items[:at]
            self.hybridc_first = 0

    def __getitem__(self, index, /):
        at = index_of(self, hybridc.whole(index))
        return self.hybridc_items[self.hybridc_first + at]

    def __setitem__(self, index, value, /):
        at = index_of(self, hybridc.whole(index))
        self.hybridc_items[self.hybridc_first + at] = value

    def __delitem__(self, index, /):
        at = index_of(self, hybridc.whole(index))
        self.hybridc_state += 1
        del self.hybridc_items[self.hybridc_first + at]

    def __contains__(self, value, /):
        return value in list_of(self)

    def __iter__(self, /):
        return items_of(self, self.hybridc_state, len(self))

    def __reversed__(self, /):
        return items_back(self, self.hybridc_state, len(self))

    def __eq__(self, other, /):
        if isinstance(other, deque):
            return list_of(self) == list_of(other)
        return NotImplemented

    def __lt__(self, other, /):
        if isinstance(other, deque):
            return list_of(self) < list_of(other)
        return NotImplemented

    def __le__(self, other, /):
        if isinstance(other, deque):
            return list_of(self) <= list_of(other)
        return NotImplemented

    def __gt__(self, other, /):
        if isinstance(other, deque):
            return list_of(self) > list_of(other)
        return NotImplemented

    def __ge__(self, other, /):
        if isinstance(other, deque):
            return list_of(self) >= list_of(other)
        return NotImplemented

    def __iadd__(self, other, /):
        self.extend(other)
        return self

    def __repr__(self, /):
        if self.hybridc_most is None:
            return f"deque({list_of(self)!r})"
        return f"deque({list_of(self)!r}, maxlen={self.hybridc_most})"

def list_of(self):
    return self.hybridc_items[self.hybridc_first:]

# `PyLong_AsSsize_t`
def sized(number):
    size = hybridc.whole(number)
    if size < -9223372036854775808 or size > 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return size

def index_of(self, index):
    at = index
    if at < 0:
        at += len(self)
    if at < 0 or at >= len(self):
        if index < -9223372036854775808 or index > 9223372036854775807:
            raise IndexError("cannot fit 'int' into an index-sized integer")
        raise IndexError("deque index out of range")
    return at

def placed(index, count):
    at = hybridc.whole(index)
    if at < 0:
        at += count
    return max(at, 0)

def items_of(self, state, count):
    at = 0
    while True:
        if self.hybridc_state != state:
            raise RuntimeError("deque mutated during iteration")
        if at >= count:
            return
        yield self.hybridc_items[self.hybridc_first + at]
        at += 1

def items_back(self, state, count):
    at = count
    while True:
        if self.hybridc_state != state:
            raise RuntimeError("deque mutated during iteration")
        if at <= 0:
            return
        at -= 1
        yield self.hybridc_items[self.hybridc_first + at]
