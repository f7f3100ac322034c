# golden: stdout status stderr verdict
# Operations that native code does not have are carried out by the isolate; the functions stay native.
import sys


def codecs(text, n):
    return text.encode("cp037"), text.encode("utf-16-le"), (n.real, n.__class__), text.__len__()


def longest(rows, default):
    rows.append("last")
    return max(rows, key=len, default=default), rows


def arguments(n):
    try:
        return 10 // n
    except ZeroDivisionError as e:
        return e.args, e.__class__


def nothing(x):
    return x.nothing


def errors(text, kind):
    print("to stderr", text, sep=": ", file=sys.stderr)
    return text.encode("ascii", kind + "_such_handler")


print(codecs("abc", 5), longest(["a", "bcd"], None), longest([], ""), arguments(0))
for value in (3, "text"):
    try:
        nothing(value)
    except AttributeError as e:
        print(e)
print(errors("abc", "no"))
print(errors("\xe9", "no"))
