# golden: stdout status
# Rule 7: methods of `object` tell two objects apart.
def big(x):
    return x * 1000


a = big(5)
b = a
print(object.__eq__(a, b), object.__eq__(a, big(5)), object.__ne__(a, b))
print(object.__hash__(a) == object.__hash__(b), object.__repr__(a) == object.__repr__(b))
