# golden: stdout status stderr verdict
# An index outside raises.
def at(s, i):
    return s[i]


print(at("abc", 2), at("abc", -3))
try:
    at("abc", 3)
except IndexError as error:
    print(error)
at("é", -2)
