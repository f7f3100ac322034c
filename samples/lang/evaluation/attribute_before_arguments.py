# golden: stdout
# static: append_to_list
# The method is looked up before its arguments are evaluated.
def append_to_int(value: int) -> str:
    try:
        value.append(1 + "s")
    except (AttributeError, TypeError) as error:
        return repr(error)
    return "nothing"


def append_to_list(value: list[int]) -> str:
    try:
        value.append(1 + "s")
    except (AttributeError, TypeError) as error:
        return repr(error)
    return "nothing"


def update(value: dict[str, int] | int) -> str:
    try:
        value.update(1 / "s")
    except (AttributeError, TypeError) as error:
        return repr(error)
    return "nothing"


def upper(value: str) -> str:
    try:
        value.nothing([][1 + "s"])
    except (AttributeError, TypeError) as error:
        return repr(error)
    return "nothing"


print(append_to_int(5), append_to_list([]), update({}), update(5), upper("a"), sep="\n")
