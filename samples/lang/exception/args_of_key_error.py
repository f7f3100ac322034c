# golden: stdout status stderr verdict
# A KeyError's argument is the key, also of another type than the dict's keys.
def missing(d, n):
    try:
        return d["x"] if n else d[(1, "a")]
    except KeyError as e:
        return e.args, e.args[0] == "x", e.args == ((1, "a"),), type(e.args[0]), isinstance(e.args[0], str), hash(e.args[0]) == hash("x")


print(missing({1: 2}, 0), missing({2: 3}, 1))
