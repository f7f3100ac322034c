# golden: stdout status stderr verdict
# A `__str__` that raises, asked by who prints the exception that nobody has caught.
class Mute(Exception):
    def __init__(self, word):
        super().__init__(word)
        self.word = word

    def __str__(self):
        print("asked", self.word)
        if self.word != "spoken":
            raise ValueError(self.word)
        return self.word


def fail(word):
    try:
        print(str(Mute(word)))
    except ValueError as e:
        print("failed", e)


fail("spoken")
fail("silent")
try:
    raise Mute("first")
except Mute:
    raise Mute("spoken")
