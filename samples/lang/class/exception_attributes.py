# golden: stdout status stderr verdict
# Exceptions of the program with attributes of their own: made, raised, caught by class and by base.
class AppError(Exception):
    """Everything that may go wrong."""

    code = 1

    def describe(self):
        return f"{type(self).__name__}/{self.code}: {self}"


class NotFound(AppError):
    code = 404

    def __init__(self, name, hint=None):
        super().__init__(f"{name} not found")
        self.name = name
        self.hint = hint


class Busy(AppError):
    code = 503

    def __init__(self, seconds):
        super().__init__("busy", seconds)
        self.seconds = seconds

    @property
    def minutes(self):
        return self.seconds / 60

    @classmethod
    def for_hours(cls, hours):
        return cls(hours * 3600)


def work(step):
    if step == 0:
        raise NotFound("file")
    if step == 1:
        raise NotFound("page", hint="home")
    if step == 2:
        raise Busy.for_hours(2)
    if step == 3:
        raise AppError("else")
    return step


for step in range(5):
    try:
        print("worked", work(step))
    except NotFound as e:
        print(e, e.name, e.hint, e.args, e.describe())
    except Busy as e:
        print(e, e.seconds, e.minutes, e.args, e.describe())
    except AppError as e:
        print(repr(e), e.describe())
