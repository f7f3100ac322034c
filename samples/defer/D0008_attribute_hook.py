# golden: stdout verdict
# deferred: Anything.__getattr__
class Anything:
    def __getattr__(self, name):
        return name.upper()


print(Anything().hello)
