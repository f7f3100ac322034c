# golden: stdout status stderr verdict
# wraps: what a decorator makes has the name and docstring of what it was given, through several of them.
import functools
from functools import wraps

def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        print("calling", f.__name__, args)
        result = f(*args)
        print(f.__name__, "gave", result)
        return result
    return wrapper

def repeat(times):
    def decorate(function):
        @wraps(function)
        def again(*args, **kwargs):
            for _ in range(times - 1):
                function(*args, **kwargs)
            return function(*args, **kwargs)
        return again
    return decorate

@logged
def add(a, b):
    "Adds."
    return a + b

@repeat(2)
def hello(name, end="!"):
    """Says hello."""
    print("hello", name + end)
    return len(name)

@logged
@logged
def stacked(x):
    return x * 2

print(add(1, 2), add.__name__, add.__doc__, add.__qualname__)
print(hello("you"), hello("me", end="?"), hello.__name__, hello.__doc__)
print(stacked(4), stacked.__name__, stacked.__doc__)

def outer():
    @logged
    def inner(x):
        "Divides."
        return x / 0
    print(inner.__name__, inner.__qualname__, inner.__doc__)
    return inner(3)

outer()
