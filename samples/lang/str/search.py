# golden: stdout status stderr verdict
# find, index, count, in, startswith, replace.
s = "the cat sat on the mat"
print(s.find("at"), s.rfind("at"), s.find("dog"), s.find("at", 6), s.find("at", 6, 8), s.find(""), s.find("", 50))
print(s.index("cat"), s.rindex("the"), s.count("at"), s.count(""), "aaaa".count("aa"), "at" in s, "" in s, "x" not in s)
print(s.startswith("the"), s.startswith(("a", "t")), s.endswith("mat"), s.startswith("cat", 4), s.endswith("", 3))
print(s.replace("at", "og"), s.replace("at", "og", 2), "aaa".replace("", "-"), "aaa".replace("a", ""), s.replace("x", "y") == s)
print("a-b-c".partition("-"), "abc".partition("-"), "a-b-c".rpartition("-"), "abc".rpartition("-"))
print(s.removeprefix("the "), s.removesuffix("mat"), s.removeprefix("x") == s)
try:
    s.index("dog")
except ValueError as error:
    print(error)
"abc".partition("")
