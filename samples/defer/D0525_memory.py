# golden: stdout status verdict
# D0525: when memory ends depends on what objects take; a program that handles it has CPython's.
import resource


def filled(count):
    items = []
    try:
        for i in range(count):
            items.append(i * 2**40)
    except MemoryError:
        return "no memory"
    return len(items)


print(filled(1000))
now, hard = resource.getrlimit(resource.RLIMIT_AS)
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, hard))
print(filled(10**9))
