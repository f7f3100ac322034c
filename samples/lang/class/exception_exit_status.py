# golden: stdout status stderr verdict
# The status of a program that ends by its own kind of SystemExit.
class Leave(SystemExit):
    def __init__(self, status, why):
        super().__init__(status)
        self.why = why


def work():
    try:
        raise Leave(7, "done")
    finally:
        print("cleaned")


try:
    work()
except SystemExit as e:
    print(e.code)
    raise
