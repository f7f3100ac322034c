# golden: stdout status stderr verdict
# A native `def` evaluates its defaults where it stands; one of them raises.
import textwrap


def make(n=print("made"), xs=[1, 2]):
    xs.append(3)
    return xs


def other(d={}):
    d["k"] = d.get("k", 0) + 1
    return d


print(make(), make(), other(), other())
print(textwrap.dedent("  x"))


def boom(n=1 // 0):
    return n
