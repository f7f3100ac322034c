# golden: stdout status stderr verdict
# Members of enumerations.
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
def f(c: Color) -> str:
    match c:
        case Color.RED:
            return "r"
        case Color.GREEN:
            return "g"
print(f(Color.RED), f(Color.GREEN))
