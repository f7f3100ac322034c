# golden: stdout status stderr verdict
# Rule 4: dropping a reference may run `__del__`, which may write anything.
STATE = {"live": 0, "items": []}


class Handle:
    def __init__(self):
        STATE["live"] += 1

    def __del__(self):
        STATE["live"] -= 1
        STATE["items"].append(STATE["live"])


def churn(n: int) -> list[int]:
    seen = []
    for _ in range(n):
        handle = Handle()
        seen.append(STATE["live"])
    return seen


print(churn(3), STATE)
slots = [Handle(), Handle()]
items = STATE["items"]
slots[0] = None
print(len(items), items[-1])
slots = None
print(STATE)
