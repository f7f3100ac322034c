# golden: stdout status stderr verdict
# A `finally` block that is left by `return`, `break` or `continue` forgets what it was entered with.
def swallow():
    try:
        raise ValueError("lost")
    finally:
        return 1


def other_result(n):
    try:
        return n
    finally:
        if n > 1: return -n


def loop():
    out = []
    for i in range(6):
        try:
            if i == 1:
                raise KeyError(i)
            if i == 2:
                continue
            out.append(i)
        finally:
            out.append(-i)
            if i == 4:
                break
            if i == 1:
                continue
            out.append(100 + i)
    return out, "end"


def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            try:
                raise KeyError(2)
            finally:
                return "inner"
    finally:
        print("outer")


def none_is_handled():
    while True:
        try:
            raise TypeError("first")
        finally:
            break
    raise


print(swallow(), other_result(1), other_result(2), loop(), nested())
none_is_handled()
