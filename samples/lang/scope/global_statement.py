# golden: stdout status stderr verdict
# Functions that rebind names of the module.
counter = 0
history = []


def bump(by=1):
    global counter
    counter += by
    history.append(counter)
    return counter


def shadow():
    counter = "local"
    return counter


def create():
    global made
    made = [1]


for n in range(5):
    bump(n)
print(counter, history, shadow(), counter)
create()
made.append(2)
print(made)


def drop():
    global made
    del made


drop()
try:
    made
except NameError as error:
    print(error)
counter = 100
print(bump(), counter)
