# golden: stdout status stderr verdict
# Loops over strings.
def vowels(text):
    count = 0
    for letter in text:
        if letter in "aeiou":
            count += 1
    return count


def reverse_words(text):
    out = []
    word = ""
    for letter in text + " ":
        if letter == " ":
            out.append(word[::-1])
            word = ""
        else:
            word += letter
    return " ".join(out)


print(vowels("programming language"), reverse_words("abc def ☃x"))
for i, letter in enumerate("héé", 1):
    print(i, letter, end=";")
print()
a, b, c = "xyz"
print(a, b, c, list("ab"), tuple("cd"), sorted(set("hello")), dict.fromkeys("aba", 0), [*"pq"])
x, y = "abc"
