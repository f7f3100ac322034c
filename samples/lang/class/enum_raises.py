# golden: stdout status stderr verdict
# A method of a member that raises.
from enum import Enum


class A(Enum):
    X = 1

    def boom(self):
        raise ValueError(f"{self} {self!r}")


A.X.boom()
