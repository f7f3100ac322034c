# golden: stdout verdict
# deferred: choose
def choose(words):
    ways = {"longest": lambda word: len(word)}
    return max(words, key=ways["longest"])


print(choose(["one", "three", "six"]))
