# golden: stdout status stderr verdict
# What native globals hold ends with the program: an open file is written to its end.
from fractions import Fraction


class Box:
    def __init__(self, file):
        self.file = file
        self.lines = 0

    def write(self, text):
        self.file.write(text)
        self.lines += 1


def opened():
    return open(1, "w", closefd=False)


def fill(n):
    box = Box(opened())
    for i in range(n):
        box.write(f"line {i} of the file\n")
    boxes.append(box)
    print(Fraction(1, n), box.lines)


boxes = []
fill(3)
print(len(boxes))
raise SystemExit(5)
