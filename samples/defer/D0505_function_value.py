# golden: stdout verdict
# deferred: choose
def choose(words):
    ways = {"longest": len}
    return max(words, key=ways["longest"])


print(choose(["one", "three", "six"]))
