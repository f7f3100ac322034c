# golden: stdout status verdict
# What an exception is made of crosses with it: a list among that lives in the isolate, and stays one list.
import json


def fails(xs):
    raise ValueError(xs, "text")


def tries(n):
    xs = [n]
    try:
        fails(xs)
    except ValueError as e:
        e.args[0].append(n + 1)
        return xs, e.args, json.dumps(e.args)


def caught(*given):
    xs = list(given)
    try:
        fails(xs)
    except ValueError as e:
        e.args[0].append("more")
        return xs, e.args[0] == xs


def noted(x):
    try:
        return 1 // x
    except ZeroDivisionError as e:
        first = e.args
        e.add_note("note")
        return first, e.__notes__, str(e)


print(tries(1), caught(1, 2), noted(0))
