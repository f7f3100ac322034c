# What `itertools` has in C, for a program in which everything is native (`prelude/mod.rs`).
# The number behind a name is that of the arguments.

def sized(n):
    # What is a `Py_ssize_t` in C.
    if is_huge(hybridc.whole(n)):
        raise OverflowError("Python int too large to convert to C ssize_t")
    return n

def is_huge(n):
    return n > 9223372036854775807 or n < -9223372036854775808

def chain_0():
    return iter_of([0][1:])

def iter_of(a):
    for x in a:
        yield x

def chain_1(a, /):
    for x in a:
        yield x

def chain_2(a, b, /):
    for x in a:
        yield x
    for x in b:
        yield x

def chain_3(a, b, c, /):
    for x in a:
        yield x
    for x in b:
        yield x
    for x in c:
        yield x

def chain_4(a, b, c, d, /):
    for x in a:
        yield x
    for x in b:
        yield x
    for x in c:
        yield x
    for x in d:
        yield x

def chain_star(iterables, /):
    return chain_from_iterable_1(hybridc.arguments(iterables))

def chain_from_iterable_1(iterables, /):
    for iterable in iterables:
        for x in iterable:
            yield x

def count_0():
    n = 0
    while True:
        yield n
        n += 1

def count_1(n, /):
    return counting(hybridc.counted(n))

def counting(n):
    while True:
        yield n
        n += 1

def count_2(n, step, /):
    return counting_by(hybridc.counted(n), hybridc.counted(step))

def counting_by(n, step):
    while True:
        yield n
        n += step

def cycle_1(iterable, /):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        for x in saved:
            yield x

def repeat_1(value, /):
    while True:
        yield value

def repeat_2(value, times, /):
    return repeating(value, sized(times))

def repeating(value, times):
    for _ in range(times):
        yield value

def islice_2(iterable, stop, /):
    check_stop(stop)
    return up_to(iterable, stop)

def check_stop(stop):
    # -1 stands for an error in C, too.
    if hybridc.whole(stop) == -1 or is_huge(stop):
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    check_index(stop)

def check_index(index):
    if hybridc.whole(index) < 0 or is_huge(index):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")

def up_to(iterable, stop):
    if stop == 0:
        return
    count = 0
    for x in iterable:
        yield x
        count += 1
        if count == stop:
            return

def islice_3(iterable, start, stop, /):
    return islice_4(iterable, start, stop, 1)

def islice_4(iterable, start, stop, step, /):
    if stop is not None:
        check_stop(stop)
    if start is not None:
        check_index(start)
    if step is not None and (hybridc.whole(step) < 1 or is_huge(step)):
        raise ValueError("Step for islice() must be a positive integer or None.")
    first = 0 if start is None else start
    by = 1 if step is None else step
    if stop is None:
        return stepping_on(iterable, first, by)
    return stepping(iterable, first, stop, by)

def stepping_on(iterable, wanted, step):
    count = 0
    for x in iterable:
        if count == wanted:
            yield x
            wanted += step
        count += 1

def stepping(iterable, wanted, stop, step):
    # Items before the next wanted one are taken, up to `stop`.
    if wanted == 0 and stop == 0:
        return
    count = 0
    for x in iterable:
        count += 1
        if count - 1 == wanted and wanted < stop:
            yield x
            wanted += step
            if wanted > stop:
                wanted = stop
        if count >= wanted and count >= stop:
            return

def accumulate_1(iterable, /):
    begun = False
    for x in iterable:
        if begun:
            total = total + x
        else:
            total = x
            begun = True
        yield total

def accumulate_2(iterable, function, /):
    begun = False
    for x in iterable:
        if begun:
            total = function(total, x)
        else:
            total = x
            begun = True
        yield total

def accumulate_1_initial(iterable, /, initial):
    if initial is None:
        return accumulate_1(iterable)
    return accumulating(iterable, initial)

def accumulating(iterable, initial):
    total = initial
    yield total
    for x in iterable:
        total = total + x
        yield total

def accumulate_2_initial(iterable, function, /, initial):
    if initial is None:
        return accumulate_2(iterable, function)
    return accumulating_by(iterable, function, initial)

def accumulating_by(iterable, function, initial):
    total = initial
    yield total
    for x in iterable:
        total = function(total, x)
        yield total

def product_1(a, /):
    return pools_1(list(a))

def pools_1(a):
    for x in a:
        yield (x,)

def product_2(a, b, /):
    return pools_2(list(a), list(b))

def pools_2(a, b):
    for x in a:
        for y in b:
            yield x, y

def product_3(a, b, c, /):
    return pools_3(list(a), list(b), list(c))

def pools_3(a, b, c):
    for x in a:
        for y in b:
            for z in c:
                yield x, y, z

def product_4(a, b, c, d, /):
    return pools_4(list(a), list(b), list(c), list(d))

def pools_4(a, b, c, d):
    for w in a:
        for x in b:
            for y in c:
                for z in d:
                    yield w, x, y, z

def product_1_repeat(a, /, repeat):
    if sized(repeat) < 0:
        raise ValueError("repeat argument cannot be negative")
    pool = list(a)
    return pools([pool] * repeat)

def product_star(iterables, /):
    return pools([list(iterable) for iterable in hybridc.arguments(iterables)])

def pools(all):
    for pool in all:
        if not pool:
            return
    places = [0] * len(all)
    items = [pool[0] for pool in all]
    while True:
        yield tuple(items)
        at = len(all) - 1
        while at >= 0:
            places[at] += 1
            if places[at] < len(all[at]):
                items[at] = all[at][places[at]]
                break
            places[at] = 0
            items[at] = all[at][0]
            at -= 1
        if at < 0:
            return

def permutations_1(iterable, /):
    pool = list(iterable)
    return permuted(pool, len(pool))

def permutations_2(iterable, r, /):
    pool = list(iterable)
    if r is None:
        return permuted(pool, len(pool))
    if sized(r) < 0:
        raise ValueError("r must be non-negative")
    return permuted(pool, r)

def permuted(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while True:
        at = r - 1
        while at >= 0:
            cycles[at] -= 1
            if cycles[at] == 0:
                moved = indices.pop(at)
                indices.append(moved)
                cycles[at] = n - at
                at -= 1
            else:
                j = n - cycles[at]
                indices[at], indices[j] = indices[j], indices[at]
                yield tuple([pool[i] for i in indices[:r]])
                break
        if at < 0:
            return

def combinations_2(iterable, r, /):
    sized(r)
    pool = list(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return combined(pool, r)

def combined(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        at = r - 1
        while at >= 0 and indices[at] == at + n - r:
            at -= 1
        if at < 0:
            return
        indices[at] += 1
        for j in range(at + 1, r):
            indices[j] = indices[j - 1] + 1

def combinations_with_replacement_2(iterable, r, /):
    sized(r)
    pool = list(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return combined_again(pool, r)

def combined_again(pool, r):
    n = len(pool)
    if n == 0 and r > 0:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        at = r - 1
        while at >= 0 and indices[at] == n - 1:
            at -= 1
        if at < 0:
            return
        place = indices[at] + 1
        for j in range(at, r):
            indices[j] = place

def pairwise_1(iterable, /):
    begun = False
    for x in iterable:
        if begun:
            yield before, x
        before = x
        begun = True

def takewhile_2(function, iterable, /):
    for x in iterable:
        if not function(x):
            return
        yield x

def dropwhile_2(function, iterable, /):
    begun = False
    for x in iterable:
        if begun or not function(x):
            begun = True
            yield x

def filterfalse_2(function, iterable, /):
    for x in iterable:
        if not function(x):
            yield x

def starmap_2(function, iterable, /):
    for arguments in iterable:
        yield function(*arguments)

def batched_2(iterable, n, /):
    if sized(n) < 1:
        raise ValueError("n must be at least one")
    return batches(iterable, n)

def batches(iterable, n):
    batch = []
    for x in iterable:
        batch.append(x)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)

def compress_2(data, selectors, /):
    for x, wanted in zip(data, selectors):
        if wanted:
            yield x
