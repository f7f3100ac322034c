# golden: stdout status stderr verdict
def places(text, part):
    return text.find(part), text.rfind(part), text.count(part), part in text


for text, part in [("banana", "an"), ("banana", "x"), ("banana", ""), ("", "a"), ("日本日本", "本"), ("aaaa", "aa"), ("é😀é", "😀")]:
    print(places(text, part))
s = "hello world"
print(s.find("o", 5), s.find("o", 5, 7), s.find("h", -20), s.rfind("o", 0, 5), s.count("l", 4), s.count("l", 0, 4), s.find("d", -1))
print(s.index("wor"), s.rindex("l"), s.startswith("hell"), s.endswith("ld"), s.startswith("wor", 6), s.startswith(("x", "h")), s.endswith(("a", "d")))
s.index("zz")
