# golden: stdout status verdict
# Why a closure has no native form is what the program needs CPython for.
import json


def count(text):
    seen = []

    def note(word):
        seen.append(word)
        return len(seen)

    for word in text.split():
        note(word)
    return seen


print(json.dumps(count("a b c")))
