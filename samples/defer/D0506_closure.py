# golden: stdout verdict
# deferred: call
import json


def call(text):
    value = json.loads(text)

    def read():
        return value

    return read()


print(call("[4]"))
