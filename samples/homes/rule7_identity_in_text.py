# golden: stdout status
# Rule 7: text that runs as code asks for identity.
x = 123456
y = 123456
print(eval("x is y"), eval("id(x) == id(y)"))
exec("print(x is y)")
