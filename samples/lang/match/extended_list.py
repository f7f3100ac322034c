# golden: stdout status stderr verdict
# An object of a class that extends list is a sequence.
class L(list):
    pass
def h(v):
    match v:
        case [x]:
            return "one"
        case [*xs]:
            return "many"
for v in [L([1]), L([1, 2])]:
    print(h(v))
