# golden: stdout status stderr verdict
# static: clamp
# A command interpreter: the method is found by its name.


def clamp(value: int, low: int, high: int) -> int:
    return max(low, min(high, value))


class Turtle:
    def __init__(self):
        self.x = 0
        self.y = 0

    def do_up(self, n):
        self.y = clamp(self.y + n, -10, 10)

    def do_right(self, n):
        self.x = clamp(self.x + n, -10, 10)

    def do_home(self, n):
        self.x = self.y = n


def run(turtle, line):
    command, _, number = line.partition(" ")
    method = getattr(turtle, "do_" + command, None)
    if method is None:
        print("unknown command", command)
    else:
        method(int(number or 0))


turtle = Turtle()
for line in ["up 3", "right 25", "jump 1", "up 4", "right -1"]:
    run(turtle, line)
    print(line, "->", turtle.x, turtle.y)
run(turtle, "home")
print(turtle.x, turtle.y)
