# golden: stdout status stderr verdict
# Rule 1: a trace function must see every call, native or not.
import sys

calls = []


def leaf(x: int) -> int:
    return x + 1


def tree(n: int) -> int:
    return leaf(n) + leaf(n + 1)


def trace(frame, event, arg):
    if event == "call":
        calls.append((frame.f_code.co_name, dict(frame.f_locals)))


print(tree(1))
sys.setprofile(lambda frame, event, arg: trace(frame, event, arg))
result = tree(5)
sys.setprofile(None)
print(result, [call for call in calls if call[0] in ("leaf", "tree")])
