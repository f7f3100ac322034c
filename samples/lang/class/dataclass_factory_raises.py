# golden: stdout status stderr verdict
# An exception out of a factory: an entry of the traceback is in generated text.
from dataclasses import dataclass, field


def boom():
    raise KeyError("boom")


@dataclass
class D:
    a: int
    b: int = field(default_factory=boom)


print(D(1, 2))
D(1)
