# golden: stdout verdict
# A module that a function has imported only perhaps.
class Kept:
    pass


def unbound(flag):
    if flag:
        import math
    return math.floor(2.5)


try:
    unbound(False)
except UnboundLocalError as error:
    print(error)
print(unbound(True))
print(Kept().__class__.__name__)
