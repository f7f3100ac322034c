# golden: stdout status
# Rule 7: equal constants of one code object are one object, whoever asks.
import operator


def number():
    return 1000


def text():
    return "no name"


print(operator.is_("hello", "hello"), operator.is_(1000, 1000), operator.is_not(1.5, 1.5))
print(operator.is_(-0.0, 0.0), operator.is_(1, 1.0), operator.is_((1, 2.5, "a b"), (1, 2.5, "a b")))
print(operator.is_(b"a b", b"a b"), operator.is_(1000, number()), operator.is_(text(), "no name"))
print(operator.is_(number(), number()), operator.is_("name" + "d", "named"), operator.is_(10**20, 10**20))
