# golden: verdict stdout
# The iterator of bytes as an iterable.
def run(data):
    print(list(iter(data)), tuple(iter(data)), sum(iter(data)), max(iter(data), default=None))
    print(list(enumerate(iter(data))), list(zip(iter(data), data)), sorted(iter(data)))
    for number in iter(data):
        print(number)
    first, *rest = iter(data)
    print(first, rest, set(iter(data)) == set(data))


run(b"ab")
