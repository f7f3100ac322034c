# golden: stdout status stderr verdict
# A global that only native code names is still suggested for a name that deferred code misspells.
import json

counter = 1


def step(number):
    return number + counter


def text(number):
    return json.dumps(number + countre)


print(step(1), json.dumps([2]))
text(3)
