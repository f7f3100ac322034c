# golden: stdout status stderr verdict
# What else wraps gives a function is CPython's.
from functools import wraps

def passing(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args)
    return wrapper

@passing
def same(x):
    return x

print(same(1), same.__wrapped__(2), same.__module__)
