# golden: stdout status stderr verdict
def clean(text):
    return text.replace(",", "").replace("  ", " ")


print(clean("a,b,  c"), "aaa".replace("a", "b", 2), "aaa".replace("a", ""), "abc".replace("", "-"), "abc".replace("x", "y"), "日本".replace("本", "x😀"))
print("banana".replace("an", "AN", 1), "x".replace("x", "xx"), "".replace("", "e"), "abab".replace("ab", "ba"))
print("unhappy".removeprefix("un"), "unhappy".removeprefix("x"), "file.py".removesuffix(".py"), "file.py".removesuffix(""))
