# golden: stdout status stderr verdict
# IOError and EnvironmentError are other names of OSError; `OSError(errno, text)` is of a subclass.
def attempt(n):
    try:
        if n == 0:
            raise IOError("gone")
        if n == 1:
            raise EnvironmentError
        if n == 2:
            raise OSError(2, "No such file")
        if n == 3:
            raise FileNotFoundError("nothing here")
        if n == 4:
            raise OSError(13, "denied", "a.txt")
        raise IOError(99999, "strange")
    except FileNotFoundError as e:
        return "missing", type(e).__name__, str(e), repr(e)
    except (IOError, ValueError) as e:
        return "os", type(e).__name__, str(e), repr(e)


for n in range(6):
    print(attempt(n))
print(IOError, EnvironmentError is OSError, IOError.__name__)
try:
    raise PermissionError(1, "not permitted")
except EnvironmentError as e:
    print(type(e), e, isinstance(e, IOError))
raise IOError(17, "exists")
