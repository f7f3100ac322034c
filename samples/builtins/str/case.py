# golden: stdout status stderr verdict
def shout(text):
    return text.upper() + "!"


print(shout("abc"), shout("straße"), "ABC".lower(), "hello world".title(), "hELLO".capitalize(), "aBc".swapcase(), "İ".lower(), "ß".casefold(), "éa".upper())
for s in ["abc", "ABC", "Abc", "a1", "12", "", " ", "é", "²", "½", "a b", "_x"]:
    print(s.isalpha(), s.isdigit(), s.isalnum(), s.isupper(), s.islower(), s.isspace(), s.istitle(), s.isdecimal(), s.isnumeric(), s.isidentifier(), s.isascii(), s.isprintable())
