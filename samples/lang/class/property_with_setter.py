# golden: stdout status stderr verdict
# A property runs its functions where it is read, bound, and changed in place.
class Temperature:
    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        if v < -459.67:
            raise ValueError("below zero")
        self._c = (v - 32) * 5 / 9


t = Temperature(100.0)
print(t.f)
t.f = 32.0
print(t._c)
t.f += 18
print(t._c)
try:
    t.f = -1000.0
except ValueError as e:
    print(e, t._c)
