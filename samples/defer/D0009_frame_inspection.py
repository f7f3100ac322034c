# golden: stdout verdict
# deferred: who
import sys


def who():
    return sys._getframe(1).f_code.co_name


def caller():
    return who()


print(caller())
