# golden: stdout status stderr verdict
# A name bound to two functions: which one runs is found out when it is called, and it finds its globals.
def show(value):
    print("first", value)


show(1)
limit = 3


def show(value, times=2):
    for _ in range(times):
        print("second", value, limit)


show(2)
items = (None, False, 1, 2.5, "3", b"4", 5j, (6,), ((7,),), ())
for item in items:
    print(repr(item), end=" ")
print(len(items))
limit = 4
show(items[-2], times=1)
