# golden: stdout status stderr verdict
# static: area
# deferred: timed, timed.<locals>.forward
# A decorator that passes on whatever it is given, and counts.
calls = {}


def timed(function):
    def forward(*args, **kwargs):
        name = function.__name__
        calls[name] = calls.get(name, 0) + 1
        return function(*args, **kwargs)

    return forward


def area(width: float, height: float) -> float:
    return width * height


@timed
def scaled_area(width, height, *, scale=1.0):
    return area(width, height) * scale


print(scaled_area(2.0, 3.5))
print(scaled_area(2.0, height=3.5, scale=10))
print(scaled_area(*(1.0, 1.0), **{"scale": 0.5}))
print(calls, scaled_area.__name__)
