# golden: stdout status stderr verdict
words = ["pear", "apple", "fig", "Fig", "", "äpfel", "apple pie"]
print(sorted(words), min(words), max(words), "a" == "a", "a" != "b", "abc" <= "abd", "" < "a", "Z" < "a")
seen = set()
for word in words + words:
    seen.add(word)
print(len(seen), "fig" in seen, seen)
table = {}
for word in words:
    table[word] = len(word)
print(table)
print(hash("abc"), hash(""), hash("é"), hash("日本"), hash("😀"))
