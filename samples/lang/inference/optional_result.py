# golden: stdout status stderr verdict
# static: find, first_or
# A result that is None or an int.
def find(text, letter):
    for i in range(len(text)):
        if text[i] == letter:
            return i
    return None


def first_or(text, letter, default):
    i = find(text, letter)
    if i is None:
        return default
    return i * 10


print(find("hello", "l"), find("hello", "z"), first_or("hello", "o", -1), first_or("hello", "z", -1))
position = find("abc", "c")
if position is not None and position > 1:
    print(position + 1)
print([find(word, "a") for word in ("cat", "dog", "a")])
result = find("x", "y") or 7
print(result, find("x", "x") == 0, find("q", "x") == None)
