# golden: stdout
# static: same_type
# Methods behind operators, called by name: they answer NotImplemented where an operator would ask the other
# operand, and take arguments as methods do. A class method may be called on an instance.
def same_type(a: int, b: int, items: list[int]) -> tuple[int, bool, int, bool]:
    return a.__add__(b), a.__lt__(b), items.__len__(), items.__contains__(a)


def mixed(a: int, b: float) -> None:
    print(a.__lt__(b), a.__add__(b), b.__add__(a), a.__eq__("a"), a.__radd__(b))


def wrong(number: int) -> str:
    try:
        if number == 0:
            return repr([1].__getitem__("a", 1))
        if number == 1:
            return repr((1,).__getitem__(1.5))
        if number == 2:
            return repr("a".__getitem__(None))
        return repr([1].__delitem__(0, 1))
    except TypeError as error:
        return str(error)


print(same_type(1, 2, [1]))
mixed(1, 2.5)
for number in range(4):
    print(wrong(number))
print({"a": 1}.fromkeys("xy", 0), (5).from_bytes(b"a", "big"), (2.5).fromhex("0x1p3"), "a".maketrans("x", "y"))
