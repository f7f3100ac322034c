# golden: stdout verdict
# deferred: show
def show(name):
    help_text = memoryview(name.encode())
    return help_text.tolist()


print(show("ab"))
