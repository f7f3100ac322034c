# golden: stdout status verdict
# static: strange, wrong
# What is raised, or named by `except`, is only known when that happens.
class Own(Exception):
    pass


def strange(x):
    try:
        return 1 // x
    except names[0] as e:
        return "caught " + str(e)


def wrong(x):
    raise x


names = [ZeroDivisionError]
print(strange(0))
names = [3]
try:
    strange(0)
except TypeError as e:
    print(e, repr(e.__context__))
for v in (3, "a", Own, ValueError("x"), Own(1)):
    try:
        wrong(v)
    except BaseException as e:
        print(type(e).__name__, e)
