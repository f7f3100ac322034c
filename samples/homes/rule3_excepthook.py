# golden: stdout status stderr verdict
# Rule 3: excepthook is a handler too.
import sys


def hook(kind, error, traceback):
    lines = []
    while traceback is not None:
        lines.append(f"{traceback.tb_frame.f_code.co_name}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    print("hook:", kind.__name__, error, lines)


def deep(n: int) -> int:
    if n == 0:
        raise ValueError("bottom")
    return deep(n - 1) + 1


sys.excepthook = hook
print("start")
deep(2)
