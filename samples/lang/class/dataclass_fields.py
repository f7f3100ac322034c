# golden: stdout status stderr verdict
# `field`, `InitVar`, `ClassVar`, `KW_ONLY`, `__post_init__`.
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Count:
    count: ClassVar[int] = 0
    n: int
    scale: InitVar[int] = 2
    out: int = field(init=False)

    def __post_init__(self, scale):
        self.out = self.n * scale
        Count.count += 1


print(Count(3), Count(3, 5), Count.count, Count(1, scale=7).out)


@dataclass
class Keywords:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int = field(kw_only=False, default=9)


print(Keywords(1), Keywords(1, 7, b=3), Keywords(a=1))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: str = field(hash=False, default="z")
    c: float = field(compare=False, default=1.5)


print(hash(Hashed(1)) == hash(Hashed(1, "y", 3.0)), hash(Hashed(1)) == hash((1,)))


@dataclass
class Texts:
    a: int = 1
    a2: int = a + 1
    b: "str" = "x" * 3
    c: "list[int] | None" = None
    d: tuple[int, ...] = (1, -2)


print(Texts(), Texts.a2, Texts(c=[1]).c)
