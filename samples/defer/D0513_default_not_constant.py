# golden: stdout verdict
# deferred: collect
def collect(item, into=[]):
    into.append(item)
    return len(into)


print(collect(1), collect(2))
