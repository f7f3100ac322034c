# golden: stdout status stderr verdict
# Native leaves in tracebacks that Python code prints: entries with their lines and carets, chained exceptions, logging.
import logging
import sys
import traceback


def shares(total, people):
    return total // people


def tip(total, people):
    rest = total % 10
    return shares(total, people) + rest


def careful(text):
    try:
        return int(text)
    except ValueError as error:
        raise KeyError(f"no number: {text!r}") from error


def depth(n):
    return 1 + depth(n - 1) if n else 10 // n


class Bill:
    def __init__(self, total):
        self.total = total

    def split(self, people):
        return tip(self.total, people)


print(tip(107, 3), careful("12"), Bill(50).split(2))
for action in (lambda: tip(5, 0), lambda: careful("x1"), lambda: Bill(7).split(0), lambda: tip("5", 0), lambda: depth(4)):
    try:
        action()
    except Exception:
        print(traceback.format_exc().replace(__file__, "prog.py"))
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(funcName)s %(lineno)d %(message)s")
try:
    tip(1, 0)
except ZeroDivisionError:
    logging.error("failed with %d", tip(9, 3))
kind, value, entries = sys.exc_info()
print(kind, [(entry.name, entry.lineno) for entry in traceback.extract_stack()])
Bill(1).split(0)
