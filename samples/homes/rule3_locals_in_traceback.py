# golden: stdout status stderr verdict
# Rule 3: locals of a frame live as long as the traceback that holds it.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def work(n: int) -> int:
    guard = Noisy("guard")
    return 10 // n


def run(n):
    try:
        return work(n)
    except ZeroDivisionError as error:
        print("handling", error)
    print("handled")


print(run(5))
print(run(0))
print("end")
