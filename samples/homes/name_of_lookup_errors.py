# golden: stdout status stderr verdict
# NameError and AttributeError of native code carry the name that was missing, for whoever asks in the isolate.
import json


def show(error, *more):
    print(json.dumps([str(error), error.name]))


def read(number):
    return number + limit


def append(number):
    items = None
    if number > 5:
        items = [1]
    items.append(number)


for attempt in (1, 2):
    try:
        read(1) if attempt == 1 else append(1)
    except (NameError, AttributeError) as error:
        show(error)
if json.dumps([1]) == "[1]":
    limit = 2
print(read(1), append(7))
