# golden: stdout status stderr verdict
# An object of a class that extends dict is a mapping.
class M(dict):
    pass
def h2(v):
    match v:
        case {"k": x}:
            return "k", x
        case {}:
            return "map"
a = M()
a["k"] = 3
print(h2(a))
