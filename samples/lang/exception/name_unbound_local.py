# golden: stdout status stderr verdict
# No suggestion for an unbound local, however alike other names are; none for a global unlike all others.
value = 1


def local(number):
    if number > 2:
        valu = 3
    return valu


def distant(number):
    return number + zz


try:
    local(1)
except UnboundLocalError as error:
    print(error)
try:
    distant(1)
except NameError as error:
    print(error)
if value > 1:
    zz = 1
try:
    distant(1)
finally:
    local(0)
