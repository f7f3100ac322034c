# golden: stdout status stderr verdict
# A generator that is closed closes the one that it delegates to, whoever else holds that.
def numbers():
    n = 0
    while True:
        n += 1
        yield n


def through(inner):
    yield from inner


inner = numbers()
outer = through(inner)
print(next(outer), next(inner), next(outer))
outer.close()
print(next(inner, "closed, too"))
