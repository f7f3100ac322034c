# golden: stdout stderr status
# static: main, run, rt, self, Self, crate, fn, match, Ok, vec, depth, e, PROGRAM, STR_0, SITE_0, GLOBAL_total, try_1
# Words of Rust, and names that emitted code could give to its own things.

def main(args: list[int]) -> int:
    return run(args, 0)


def run(iterator: list[int], depth: int) -> int:
    total = 0
    for item in iterator:
        total += item
    return total if depth > 2 else run(iterator, depth + 1)


def rt(v0: int, v1: int, it0: int, out1: int, item0: int, a0: int) -> str:
    held, value, node = v0 + v1, it0 * out1, item0 - a0
    return f"{held} {value:>4} {node!r} {v0}"


def self(Self: int, super: int, _frame: int) -> int:
    (rest, given), arguments = (Self, super), _frame
    return rest * given + arguments


def Self(crate: str) -> str:
    static, mut, dyn, r = "STR_0", "BYTES_0", "BIG_0", b"SITE_1"
    return crate + static + mut + dyn + repr(r)


def crate(loop: int, where: int) -> int:
    struct = 10**30
    try:
        return loop // where
    except ZeroDivisionError as use:
        return struct if str(use) else 0


def fn(match: int) -> int:
    return e(match) + STR_0(match) + SITE_0(match) + GLOBAL_total(match) + depth(match)


def match(impl: float, union: bool) -> float:
    return impl * 2 if union else Ok(impl)


def Ok(Err: float) -> float: return Err + 0.5
def vec(Some: list[int]) -> list[int]: return [Vec * 2 for Vec in Some]
def depth(depth: int) -> int: return depth if depth < 3 else vec([depth])[0]
def e(e: int) -> int: return e + 1
def STR_0(STR_1: int) -> int: return STR_1 + len("STR_1")
def SITE_0(SITE_1: int) -> int: return SITE_1 // (SITE_1 - 4)
def GLOBAL_total(total: int) -> int: return total + PROGRAM(total)
def PROGRAM(turns1: int) -> int: return sum(range(turns1)) + 10**20 + try_1(turns1)
def try_1(l1: int) -> int: return l1


total = main([1, 2, 3])
print(total, rt(1, 2, 3, 4, 5, 6), self(2, 3, 4), Self("x"), crate(1, 0), fn(5), match(1.5, True), vec([total]))
fn(4)
