# golden: stdout status stderr verdict
# Which blocks run, in which order.
def run(action):
    log = []
    try:
        log.append("try")
        if action == "value":
            raise ValueError("v")
        if action == "key":
            raise KeyError("k")
        if action == "return":
            return log
    except ValueError as error:
        log.append(f"except {error}")
    except (KeyError, TypeError) as error:
        log.append(f"other {error!r}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


for action in ("none", "value", "key", "return"):
    print(action, run(action))


def override():
    try:
        return "try"
    finally:
        print("finally first")


def swallow():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError:
            continue
        finally:
            print("f", i, end=" ")
    return "done"


print(override(), swallow())
try:
    try:
        raise KeyError("inner")
    finally:
        print("cleanup")
except KeyError as error:
    print("outer", error)
