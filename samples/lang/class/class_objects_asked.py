# golden: stdout status stderr verdict
# Classes as values: chosen among several, asked for their names, used where classes have no meaning.
class Sq:
    def __init__(self, a=1):
        self.a = a

    def __repr__(self):
        return f"{type(self).__name__}({self.a})"


class Circle(Sq):
    pass


class Plain:
    pass


class Err(Exception):
    pass


class SubErr(Err):
    pass


for err in (Err, SubErr):
    try:
        raise err("no")
    except Err as e:
        print("own", repr(e))


table = {"a": Plain, "b": Sq}

def pick(flag):
    return Sq if flag else Circle


chosen = pick(True)
print(chosen)
print(chosen(4))
print(pick(False)(1))
print(chosen == pick(1))
pair = (Plain, Plain.__name__)
print(pair, type(Plain()) in (Plain, Sq), Plain.__qualname__, Plain.__module__)
try:
    table["b"].gone
except AttributeError as e:
    print(e)
try:
    print(format(Sq, "x"))
except TypeError as e:
    print(e)
try:
    print(Sq < Circle)
except TypeError as e:
    print(e)
for x in (1, "a", Plain, Plain()):
    print(isinstance(x, type), isinstance(x, Plain), isinstance(x, object))
