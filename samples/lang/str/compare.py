# golden: stdout status stderr verdict
# Ordering is by code point.
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "é" > "z", "10" < "9")
print("a" == "a", "a" != "b", "a" == 1, "a" <= "a", "😀" > "\uffff", max("pear", "apple", "zoo"), min(["b", "a"]))
words = ["banana", "Apple", "cherry", "apple", "Äpfel", ""]
print(sorted(words), sorted(words, key=str.lower), sorted(words, reverse=True))
print("a" < 1)
