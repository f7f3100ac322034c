# golden: stdout status stderr verdict
def collect(item, into=[]):
    into.append(item)
    return len(into)


print(collect(1), collect(2))
