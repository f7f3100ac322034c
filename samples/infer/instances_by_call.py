# golden: stdout
# The same function with other types is another instance: one does not widen the other.
def head(items):  # reveal: (list[int]) -> int; (str) -> str; (tuple[float, None]) -> float; (list[list[bytes]]) -> list[bytes]
    return items[0]  # reveal: int; str; float; list[bytes]


a = head([1, 2])  # reveal: int
b = head("xy")  # reveal: str
c = head((2.5, None))  # reveal: float
d = head([[b"z"]])  # reveal: list[bytes]
print(a, b, c, d)
