# golden: stdout status stderr verdict
# A generator function that `contextlib.contextmanager` decorates, entered by `with`.
from contextlib import contextmanager


@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", repr(error))
    finally:
        print("</" + name + ">")


@contextmanager
def plain():
    print("before")
    yield
    print("after")


class Account:
    def __init__(self):
        self.log = []

    @contextmanager
    def transaction(self, name):
        self.log.append("begin " + name)
        try:
            yield self
        except ValueError as error:
            self.log.append("rollback " + str(error))
            raise
        else:
            self.log.append("commit " + name)


def main():
    with tag("a") as a, tag("b"), plain():
        print(a)
    with tag("c"):
        raise KeyError("key")
    account = Account()
    try:
        with account.transaction("d"), tag("e"):
            raise ValueError("value")
    except ValueError as error:
        print("raised", error, account.log)
    for _ in range(3):
        with tag("loop"):
            break
    with tag("return"):
        return 5


print(main())
with tag("top"), plain():
    1 // 0
