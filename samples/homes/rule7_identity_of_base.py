# golden: stdout status
# Rule 7: `object` under another name, as a base class, and what is above a class.
def big(x):
    return x * 1000


a = big(5)
b = a
o = object
print(o.__eq__(a, b), o.__eq__(a, big(5)))
print(int.__base__.__eq__(a, b), super(int, a).__eq__(b), int.__eq__(a, big(5)))
