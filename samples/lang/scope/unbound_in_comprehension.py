# golden: stdout status
# A name of the function around that is not bound: a generator expression (and before 3.12 a comprehension) says
# NameError and "free variable", the function itself UnboundLocalError.


def report(error):
    print(type(error).__name__, error)


def generator(flag):
    if flag:
        bound = 1
    try:
        print(sum(bound for _ in [1, 2]))
    except NameError as error:
        report(error)
    try:
        print(any(x for x in [0, 1] if bound))
    except NameError as error:
        report(error)


def outermost(flag):
    if flag:
        bound = [1]
    try:
        print(sum(x for x in bound))
    except NameError as error:
        report(error)


def comprehension(flag):
    if flag:
        bound = 1
    try:
        print([bound for _ in [1, 2]])
    except NameError as error:
        report(error)
    try:
        print({x: x for x in range(3) if bound})
    except NameError as error:
        report(error)


def own():
    try:
        print([late for x in [1] for y in [late] for late in [x]])
    except NameError as error:
        report(error)


for flag in (True, False):
    generator(flag)
    outermost(flag)
    comprehension(flag)
own()
