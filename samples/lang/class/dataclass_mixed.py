# golden: stdout status stderr verdict
# Instances of several dataclasses and other values, compared with each other.
from dataclasses import dataclass


@dataclass
class A:
    x: int = 1


@dataclass
class B:
    x: int = 1


items = [A(1), B(1), A(2), 3, None, "s"]
for i in items:
    print([i == j for j in items])
print(A(1) == B(1), A(1) != B(1))
