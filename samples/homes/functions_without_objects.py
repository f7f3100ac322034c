# golden: stdout status stderr verdict
# Functions that only native code calls have no objects in the isolate: defaults live in native code.
import textwrap
LOG = []
def note(text, log=LOG, seen=[], count={}):
    seen.append(text)
    count[text] = count.get(text, 0) + 1
    log.append(len(seen))
    return len(log) + count[text]
def late(n):
    return early(n) + 1
def early(n, k=note("default")):
    return n * k
def fails(x):
    return 10 // x
def run(*args):
    return textwrap.fill(" ".join(args), 10)
print(note("a"), note("b"), note("a"), LOG)
print(late(3), run("aa", "bbbbb", "cc dd"))
try:
    fails(0)
except ZeroDivisionError as e:
    print("caught", e)
fails(LOG[0] - 1)
