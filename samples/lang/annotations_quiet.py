# golden: stdout status stderr verdict
# Annotations without effect do not keep a module body or a function from being native.
from typing import Callable, Dict, List, Optional, Tuple, Union
import typing
Matrix = List[List[int]]
LIMIT: int = 10
names: List[str] = ["a", "b"]
grid: Matrix = [[1, 2], [3, 4]]
table: Dict[str, Tuple[int, ...]] = {"a": (1, 2)}
maybe: Optional[int] = None
later: "Undefined"
either: Union[int, "str"] = 3
call: Callable[[int, str], bool]
any_: typing.Optional[typing.List[int]] = [1]
both: int | None = 5
both2: list[int] | dict[str, "X Y"] = []
def f(xs: List[int], m: Matrix, k: "Nope" = 3) -> int | None:
    y: Undefined2 = 3
    return sum(xs) + k
print(f([1, 2], grid), LIMIT, names, table, maybe, either, any_, both, both2)
