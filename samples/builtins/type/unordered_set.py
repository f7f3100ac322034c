# golden: stdout verdict
# The order of a set of classes follows their addresses.
found = {type(value) for value in (1, "a", 2)}
print(len(found), int in found, float in found, sorted(found, key=str))
