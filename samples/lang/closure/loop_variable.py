# golden: stdout status stderr verdict
# A closure sees the variable, not its value at the time.
functions = []
for i in range(3):
    functions.append(lambda: i)
print([f() for f in functions])
functions = []
for i in range(3):
    functions.append(lambda i=i: i * 10)
print([f() for f in functions])


def adders(n):
    return [lambda x, k=k: x + k for k in range(n)]


print([add(100) for add in adders(3)])


def unbound():
    def read():
        return value

    if False:
        value = 1
    return read()


try:
    unbound()
except NameError as error:
    print(error)
i = 7
print(functions[0](), (lambda: i)())
