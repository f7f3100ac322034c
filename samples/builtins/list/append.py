# golden: stdout status stderr verdict
def fill(n):
    xs = []
    for i in range(n):
        xs.append(i * i)
    return xs


print(fill(0), fill(5), len(fill(1000)), fill(100)[-1])
words = ["a"]
same = words
print(words.append("b"), words, same is words)
nested = [[1]]
nested[0].append(2)
print(nested)
