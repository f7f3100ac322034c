# golden: stdout status stderr verdict
from dataclasses import dataclass, replace, asdict, astuple, field, KW_ONLY
@dataclass(slots=True)
class A:
    x: int
    y: float = 1.5
@dataclass(order=True)
class B:
    items: list = field(default_factory=list)
    pair: tuple = (1, "a")
    inner: "A | None" = None
@dataclass(kw_only=True)
class C:
    name: str
    b: B
    deep: list = field(default_factory=list)
class Sub(B):
    extra = 1
    def total(self):
        return sum(self.items)
@dataclass
class E:
    pass
a = A(1)
print(replace(a, x=2), asdict(a), astuple(replace(a, y=0.5)))
b = B([1, 2], inner=a)
print(asdict(b), astuple(b), replace(b, items=[9]), replace(b).items is not None)
c = C(name="n", b=b, deep=[[1], [2, 3]])
print(asdict(c), astuple(c), replace(c, name="m", deep=[]))
s = Sub([1, 2, 3])
print(replace(s, items=[4, 5]).total(), type(replace(s)).__name__, asdict(s))
print(asdict(E()), astuple(E()), replace(E()))
bs = [B([i]) for i in range(3)]
print([replace(one, items=one.items + [0]) for one in bs], [asdict(one)["items"] for one in bs])
def pick(flag):
    return a if flag else c
print(replace(a), sorted([replace(b, items=[0]), b])[0].items)
x = asdict(b)
print(b.items, x["items"])
