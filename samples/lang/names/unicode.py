# golden: stdout stderr
# static: naïve, nauefve, fib, add, count, ünïon, 変数
# Identifiers are compared in their NFKC form; their spelling in Rust is another.


def naïve(x: int) -> int:
    return x + nauefve(x)


def nauefve(x: int) -> int:
    return x * 100


def ﬁb(n: int) -> int:
    return n if n < 2 else fib(n - 1) + ﬁb(n - 2)


def ａdd(µ: int, ſ: int) -> int:
    return μ * 10 + s


def count() -> int:
    é, e_, xⅸ, ª = 1, 2, 3, 4
    é += 1
    a += 1
    return é * 1000 + e_ * 100 + xix * 10 + a


def ünïon(𝐱: float, u03b1: float, α: float) -> float:
    return x + u03b1 + α


def 変数(数: list[str]) -> str:
    return "".join(数)


def 变数(数: list[str]) -> str:
    return "-".join(数)


ﬃ, ff = 1, 2
print(naïve(3), ﬁb(10), add(1, 2), count(), ünïon(1.0, 2.0, α=4.0), 変数(["a", "b"]), 变数(["a", "b"]), ffi, ff)
print(add(μ=5, s=6))
