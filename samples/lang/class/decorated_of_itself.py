# golden: stdout status stderr verdict
# A method that makes an instance of its class, whose decorator runs nothing of it.
found = []

def kept(cls):
    found.append(cls)
    return cls

@kept
class Chain:
    def __init__(self, size=0):
        self.size = size

    def more(self):
        return Chain(self.size + 1)

print([cls.__name__ for cls in found], Chain().more().more().size)
