# golden: stdout status stderr verdict
# What builtin classes make of their arguments, also for classes that extend them.
class Key(KeyError):
    pass


class Stop(StopIteration):
    pass


class Quit(SystemExit):
    pass


class Quiet(SystemExit):
    def __init__(self, status):
        print("quiet", status)


class Loud(SystemExit):
    def __init__(self, status):
        super().__init__(status + 1)


class Gone(OSError):
    pass


class Lost(OSError):
    def __init__(self, path):
        self.path = path


class Found(OSError):
    def __init__(self, path):
        super().__init__(2, "gone", path)


class Ctrl(KeyboardInterrupt):
    pass


print(Key("k"), repr(Key("k")), Key("k", 1), Key())
print(Stop(5).value, Stop().value, repr(Stop(5, 6)))
for leave in (Quit(3), Quit(), Quit(1, 2), Quiet(4), Loud(5)):
    print(leave.code, repr(leave), leave)
for error in (Gone(2, "no such"), Gone("text"), Gone(13, "denied", "f"), Lost("p"), Found("q")):
    print(error.errno, error.strerror, error.filename, error.args, error, type(error).__name__)
try:
    raise Ctrl("c")
except KeyboardInterrupt as e:
    print(repr(e), isinstance(e, Exception))
try:
    raise Gone(2, "x")
except FileNotFoundError:
    print("not this one")
except OSError as e:
    print("this", e)
