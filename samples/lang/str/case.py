# golden: stdout status stderr verdict
# Case and kinds of letters.
for s in ("hello world", "Hello World", "HELLO", "it's o'clock", "123abc", "", "ǆ straße", "a1 b2"):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
    print(s.isupper(), s.islower(), s.istitle(), s.isalpha(), s.isalnum(), s.isdigit(), s.isspace(), s.isidentifier())
print(" \t\n".isspace(), "12".isdecimal(), "a_b".isidentifier(), "é".isascii(), "\n".isprintable())
