# golden: stdout status verdict
# Rule 6: a method of the collector that is not called where it stands may be any.
from gc import get_objects as disable, isenabled


def total(n: int) -> int:
    return n * (n + 1) // 2


print(len(disable()) > 100, total(3), isenabled())
