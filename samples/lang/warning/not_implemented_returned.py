# golden: stdout stderr verdict
# Whoever asks for the truth of `NotImplemented` is warned: it may be whoever called, of what no method of an
# operator returned.


class Kind(type):
    pass


class Thing(metaclass=Kind):
    def answer(self):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented


def ask(thing):
    if thing.answer():
        return thing == 3
    return None


print(ask(Thing()), Thing() == Thing())
