# golden: stdout status stderr verdict
# Rule 3: an exception object reaches every handler up the call graph, deferred ones included.
CAUGHT = []


class Problem(Exception):
    def __init__(self, data, **details):
        super().__init__("problem with %d items" % len(data))
        self.data = data
        self.details = details


def check(values: list[int], limit: int) -> int:
    total = 0
    for value in values:
        total += value
        if total > limit:
            raise Problem(values, total=total)
    return total


def guard(f, *args):
    try:
        return f(*args)
    except Problem as problem:
        CAUGHT.append(problem)
        problem.data.append(-1)
        return str(problem)


values = [1, 2, 3]
print(guard(check, values, 100), guard(check, values, 2))
print(values, CAUGHT[0].data is values, CAUGHT[0].details, CAUGHT[0].__traceback__ is not None)
check(values, 1)
