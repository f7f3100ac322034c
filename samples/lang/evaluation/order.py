# golden: stdout status stderr verdict
# Left to right, target last.
log = []


def say(tag, value=None):
    log.append(tag)
    return tag if value is None else value


def flush():
    print(" ".join(map(str, log)))
    log.clear()


say(1) + say(2) * say(3)
flush()
table = {}
table[say("key")] = say("value")
flush()
xs = [0, 0]
xs[say("i", 0)], xs[say("j", 1)] = say("left", 5), say("right", 6)
flush()
print(xs, table)
say("f", max)(say("a"), say("b"))
flush()
{say("k1"): say("v1"), say("k2"): say("v2")}
flush()
say("low", 1) < say("mid", 2) < say("high", 3)
say("low", 5) < say("mid", 2) < say("never", 3)
flush()
say("no", 0) and say("never") or say("or")
say("then") if say("test") else say("never")
flush()
xs[say("at", 0)] += say("add", 10)
flush()
print(xs, f"{say('x')}{say('y')}", *[say("s")], sep=say("sep"))
flush()
