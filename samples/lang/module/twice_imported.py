# golden: stdout verdict
# The same function imported by several statements.
from _late import plus
from _late import plus as more, raised
from _late import plus


def again():
    from _late import plus, plus

    return plus(1)


print(plus(1), more(2), again(), raised())
if plus(1) == 2:
    from _late import raised
print(raised())
