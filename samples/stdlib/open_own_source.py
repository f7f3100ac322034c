# golden: stdout status stderr
# source: gone
# A program that reads its own file, run where that file is not: it reads what was built.
import ast
import inspect
import io
import linecache
import os
import pathlib
import tokenize

f = open(__file__)
print(f.readline(), f.name == __file__, f.mode, f.encoding, repr(open), io.open is open)
f.close()
with open(__file__, "rb", buffering=0) as g:
    print(g.read(10), g.name == __file__, g.mode, repr(g) == f"<_io.FileIO name={__file__!r} mode='rb' closefd=True>")
with open(file=__file__, mode="rb") as g:
    print(len(g.read()) > 100, g.seek(0), type(g).__name__, g.name == __file__)
print(pathlib.Path(__file__).read_text(encoding="utf-8").splitlines()[0])
print(sum(1 for line in open(__file__)), sum(1 for line in open(os.fsencode(__file__))))


class Path:
    def __fspath__(self):
        print("asked")
        return "/nowhere"


for arguments, keywords in (
    (("nowhere.txt",), {}), ((__file__ + "x", "r"), {}), ((Path(),), {}), ((__file__, "q"), {}), ((__file__, "rb"), {"errors": "strict"}),
    ((__file__,), {"encoding": "klingon"}), ((), {}), ((__file__, 3), {}), ((None,), {}), ((__file__,), {"closefd": False}),
):
    try:
        open(*arguments, **keywords)
    except (OSError, ValueError, LookupError, TypeError) as error:
        print(type(error).__name__, str(error).replace(__file__, "…"))
with tokenize.open(__file__) as h:
    print(h.encoding, h.readline())
print(inspect.getsource(Path))
print(type(ast.parse(open(__file__).read())).__name__, linecache.getline(__file__, 2))
os.chdir(os.path.dirname(__file__))
print(open("./" + os.path.basename(__file__)).readline())


def total(n: int) -> int:
    found = 0
    for i in range(n):
        found += i
    return found


print(total(1000), len(open(__file__).read().splitlines()[total(3)]))
total(1) // 0
