# golden: stdout status stderr verdict
# Rule 1: a function whose original may run counts as dynamic code for homes.
# The annotation is a guess; dynamic code calls with a str, so the original runs, and writes LOG too.
LOG = []


def st(x: int):
    LOG.append(x)
    return len(LOG)


def call(f, *args):
    return f(*args)


for n in range(3):
    st(n)
print(call(st, 10), call(st, "text"), st(11))
print(LOG)
alias = LOG
call(st, None)
print(alias, alias is LOG)
