# golden: stdout verdict
# deferred: choose
def choose(words):
    longest = lambda word: len(word)
    return max(words, key=longest)


print(choose(["one", "three", "six"]))
