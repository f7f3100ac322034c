# golden: stdout status stderr verdict
# static: check, tries, parse, chain
# `raise` and `except` with the program's own classes, in native functions.
import json


class Bad(Exception):
    pass


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


print(tries(5), tries(-1), tries(48), tries(99))
print(parse('{"a": 3}'), parse('{"b": 3}'), parse("{"))
chain(-7)
