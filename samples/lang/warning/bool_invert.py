# golden: stdout stderr
# `~` on a bool warns since 3.12, `NotImplemented` as a truth value everywhere: once for each line.
flag = True
print(~flag, ~5)


def inverted(value):
    return ~value


def truth(value):
    if value:
        return "true"
    return "false"


print(inverted(False), inverted(7), inverted(flag))
for _ in range(2):
    print(truth(NotImplemented), not NotImplemented)
