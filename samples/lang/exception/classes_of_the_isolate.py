# golden: stdout status stderr verdict
# static: check, tries, parse, chain, strange, wrong
# `raise` and `except` with the program's own classes, in native functions.
import json


class Bad(Exception):
    def __init__(self, code, text="none"):
        super().__init__(code, text)
        self.code = code


class Worse(Bad):
    def __init__(self, code=-1):
        super().__init__(code, "worse")


def check(n):
    if n < 0:
        raise Bad(n)
    if n == 0:
        raise Worse
    if n > 100:
        raise Worse(n) from ValueError("cause")
    if n == 50:
        raise KeyError([n])
    return n * 2


def tries(n):
    total = 0
    for i in range(3):
        try:
            total += check(n + i)
        except Worse as e:
            total += 1000
            print("worse", e, repr(e.__cause__))
        except (Bad, KeyError) as e:
            print("bad", e.args, repr(e))
        finally:
            total += 1
    return total


def parse(text):
    try:
        return json.loads(text)["a"]
    except json.JSONDecodeError as e:
        return e.msg, e.pos
    except KeyError:
        return None


def chain(n):
    try:
        check(n)
    except Bad as e:
        raise RuntimeError("chained") from e


def strange(x):
    try:
        return 1 // x
    except names[0] as e:
        return "caught " + str(e)


def wrong(x):
    raise x


names = [ZeroDivisionError]
print(tries(5), tries(-1), tries(48), tries(99))
print(parse('{"a": 3}'), parse('{"b": 3}'), parse("{"))
print(strange(0))
names = [3]
try:
    strange(0)
except TypeError as e:
    print(e, repr(e.__context__))
try:
    chain(-5)
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))
for v in (3, "a", Bad, ValueError("x"), Worse(1)):
    try:
        wrong(v)
    except BaseException as e:
        print(type(e).__name__, e)
chain(-7)
