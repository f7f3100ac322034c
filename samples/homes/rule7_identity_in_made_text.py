# golden: stdout status stderr
# Rule 7: or text whose words stand nowhere in the program: made of numbers, cut out, turned round, from a function.
def big(x):
    return x * 1000


def question(name):
    return "x " + chr(105) + chr(115) + " " + name


x = big(123)
y = x
print(eval(question("y")), eval("yyis xy"[::-1][1:5] + " y"))
