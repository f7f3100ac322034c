# golden: stdout status stderr verdict
# TypeErrors of operators and builtins name the class, those of sequences their builtin base.
class L(list):
    pass
class D(dict):
    pass
class X:
    pass
l, d, x = L([1]), D({"a": 1}), X()
def show(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
def t1(): return l - 1
def t2(): return 5 + l
def t4(): return l + d
def t5(): return l + x
def t6(): return l * "a"
def t7(): return l * x
def t8(): return -l
def t9(): return abs(l)
def t10(): return d + 1
def t11(): return d * 2
def t12(): return "a" + l
def t13(): return [1] + d
def t15(): return l["a"]
def t16(): return int(l)
def t17(): return len(l)
def t18(): return d[[1]]
def t20(): return 1 + d
def t21(): return l & l
def t22(): return l()
def t24(): return round(l)
def t25(): return l @ l
for f in (1,):
    show(t1); show(t2); show(t4); show(t5); show(t6); show(t7); show(t8); show(t9); show(t10); show(t11); show(t12)
    show(t13); show(t15); show(t16); show(t17); show(t18); show(t20); show(t21); show(t22); show(t24); show(t25)
