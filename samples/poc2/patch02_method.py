# golden: stdout status stderr verdict
# static: shout, run
# A method of a class is replaced; objects made before see the new one.


class Greeter:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return "hello " + self.name


def shout(text: str) -> str:
    out = ""
    for index in range(len(text)):
        out += text[index] + "!" * (index * 7 % 3) + " "
    return out.strip()


def run(greeter: Greeter, times: int) -> int:
    total = 0
    for n in range(times):
        total += n * len(greeter.greet())
        for step in range(1, 10):
            total += total * step % 7
    return total


early = Greeter("ann")
print(shout(early.greet()), run(early, 3))
old = Greeter.greet


def polite(self):
    return old(self) + ", how do you do"


Greeter.greet = polite
print(shout(early.greet()), run(early, 3))
setattr(Greeter, "gre" + "et", lambda self: "bye")
print(shout(early.greet()), run(early, 3))
