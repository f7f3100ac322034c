# golden: stdout verdict
# deferred: show
def show(name):
    return names + name


try:
    show("ab")
except NameError as e:
    print(e)
