# golden: stdout status stderr verdict
# Attributes that some exception classes have.
def system(n):
    try:
        if n == 0:
            raise OSError(2, "gone", "f.txt")
        if n == 1:
            raise PermissionError(13, "denied")
        raise OSError("one argument")
    except OSError as e:
        return e.errno, e.strerror, e.filename, e.filename2, e.args


def decoding(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as e:
        return e.encoding, e.object, e.start, e.end, e.reason, type(e.start)


def encoding(text):
    try:
        return text.encode("ascii")
    except UnicodeError as e:
        return f"{e.reason} in {e.object!r} from {e.start} to {e.end}"


def leave(code):
    try:
        if code is None:
            raise SystemExit
        raise SystemExit(code)
    except SystemExit as e:
        return e.code, e.args


def stop(n):
    try:
        raise StopIteration(n) if n else StopIteration()
    except StopIteration as e:
        return e.value


for n in range(3):
    print(system(n))
print(decoding(b"ab\xff\xfe"), encoding("a\xe9\xe8z"))
print(leave(3), leave("text"), leave(None), stop(7), stop(0))
try:
    raise ValueError("plain")
except ValueError as e:
    try:
        print(e.errno)
    except AttributeError as inner:
        print(inner)
