# What the isolate would compile at each start of the program, compiled once: the main module as a whole, its chunks and
# the helper that keeps the books (`runtime/isolate/src/hybrid.py`). Stdin: a line of lengths (helper, source), the
# helper, the source, then a line for each chunk. Answers nothing where a start has to compile after all.
import marshal
import sys
import _warnings


class Differs(Exception):
    """What is compiled at another time may be something else."""


def main():
    path, stdin = sys.argv[1], sys.stdin.buffer
    helper_length, source_length = map(int, stdin.readline().split())
    helper, source = stdin.read(helper_length), stdin.read(source_length)
    places = [tuple(map(int, line.split())) for line in stdin.read().splitlines()]
    # Warnings are said at each start, by whoever wants to hear them.
    _warnings.filters.insert(0, ("error", None, Warning, None, 0))
    _warnings._filters_mutated()
    helper = compile(helper, "<hybrid>", "exec", 0, True)
    namespace = {"__name__": "hybrid"}
    exec(helper, namespace)
    # Where a chunk is compiled, the helper is quiet: the whole has said everything.
    whole = namespace["main_of"](source, path, False)
    chunks = {place: whole.chunk(place[:2], place[2:]) for place in places}
    prepared = helper, whole.whole, whole.document(), chunks
    for code in (whole.whole, prepared[2], *chunks.values()):
        check(code)
    return sys.hexversion.to_bytes(4, "little") + marshal.dumps(prepared)


def check(constant):
    # Items of a set would be added in another order than when it was compiled.
    if type(constant) is frozenset:
        raise Differs
    if type(constant) is tuple:
        for item in constant:
            check(item)
    elif type(constant) is type(main.__code__):
        check(constant.co_consts)


try:
    answer = main()
except Exception:
    answer = b""
sys.stdout.buffer.write(b"HYBRIDC-ANSWER\n" + answer)
