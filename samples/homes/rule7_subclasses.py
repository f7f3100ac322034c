# golden: stdout status stderr verdict
# Rule 7: values of subclasses are not inlined.
class Meters(int):
    def __add__(self, other):
        return Meters(int(self) + int(other))

    def __repr__(self):
        return f"{int(self)}m"


class Name(str):
    def upper(self):
        return "<" + super().upper() + ">"


def total(values) -> int:
    result = values[0]
    for value in values[1:]:
        result = result + value
    return result


def shout(text: str) -> str:
    return text.upper()


print(total([1, 2, 3]), total([Meters(1), 2, Meters(3)]), total([1, Meters(2)]))
print(shout("a"), shout(Name("b")), isinstance(Meters(1), int), Meters(2) == 2, type(Meters(1) + 1).__name__)
print(bool(Meters(0)), [10, 20][Meters(1)], f"{Meters(5)}", {Meters(1): "k"}[1])
