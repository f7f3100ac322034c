# golden: stdout status stderr verdict
# Members of typing, abc, enum and dataclasses by the names of their modules.
import typing
import abc, enum
import dataclasses as dc
T = typing.TypeVar("T")
class A(abc.ABC, typing.Generic[T]):
    @abc.abstractmethod
    def f(self) -> typing.List[int]: ...
class B(A[int]):
    def f(self): return [3]
class C(enum.Enum):
    X = 1
@dc.dataclass
class D:
    x: int = dc.field(default=3)
def g(x: typing.Optional[int] = None) -> typing.Dict[str, int]:
    return {}
print(B().f(), C.X, D(), g())
