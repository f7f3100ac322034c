# golden: stdout stderr status
# Up to 3.11 the tuple itself is the status as long as no handler has looked, also where code of the isolate raises.
import sys


class Leaver:
    def leave(self, status):
        sys.exit(status)


def native(leaver, status):
    leaver.leave(status)


setattr(Leaver, "name", "leaver")
print(Leaver.name)
native(Leaver(), (5,))
