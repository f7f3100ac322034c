# golden: stdout status stderr verdict
# Exceptions that are kept, raised again, and collected; the handler's own name is unbound at its end.
class Failed(Exception):
    def __init__(self, step):
        super().__init__(step)
        self.step = step
        self.tries = 0


def attempt(error):
    error.tries += 1
    raise error


kept = Failed(1)
for _ in range(3):
    try:
        attempt(kept)
    except Failed as e:
        print(e is kept, e.tries, e.__context__)

all_errors = []
for step in range(3):
    try:
        raise Failed(step)
    except Failed as e:
        all_errors.append(e)
print(all_errors, [e.step for e in all_errors], all_errors[0] in all_errors, Failed(0) in all_errors)


def first_bad(steps):
    last = None
    for step in steps:
        try:
            if step % 2:
                raise Failed(step)
        except Failed as error:
            last = error
    if last:
        raise last
    return "fine"


print(first_bad([2, 4]))
try:
    first_bad([1, 2, 3, 4])
except Failed as e:
    print("last", e.step)
    e.add_note("a note")
    e.step = 9
    print(e.step, e.args)
