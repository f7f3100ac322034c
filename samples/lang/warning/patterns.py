# golden: stdout stderr
# Doubtful sets warn, and since 3.13 counts that are passed by position.
import re


def first(pattern, text):
    return re.sub(pattern, "x", text, 1)


print(first("a", "aa"), re.split("-", "a-b-c", 1))
print(re.findall("[[a]", "[a]"))
