# golden: stdout status stderr verdict
# Messages of operations that do not fit.
def attempt(name, call):
    try:
        call()
    except TypeError as error:
        print(name, "->", error)


attempt("int + str", lambda: 1 + "a")
attempt("str + int", lambda: "a" + 1)
attempt("list + str", lambda: [] + "a")
attempt("None - int", lambda: None - 1)
attempt("-str", lambda: -"a")
attempt("int < str", lambda: 1 < "a")
attempt("None < None", lambda: None < None)
attempt("int[0]", lambda: (5)[0])
attempt("str['a']", lambda: "abc"["a"])
attempt("list[1.0]", lambda: [1][1.0])
attempt("len(5)", lambda: len(5))
attempt("for in 5", lambda: [x for x in 5])
attempt("int in int", lambda: 1 in 2)
attempt("str in int-list", lambda: 1 in "abc")
attempt("call", lambda: None())
attempt("str * str", lambda: "a" * "b")
attempt("int ** str", lambda: 2 ** "a")
attempt("unpack", lambda: (lambda a: a)(*5))
attempt("join", lambda: "".join(5))
attempt("int & float", lambda: 1 & 2.0)
attempt("~float", lambda: ~1.5)
attempt("abs", lambda: abs("a"))
attempt("int(None)", lambda: int(None))
attempt("sum", lambda: sum(["a"]))
attempt("max", lambda: max(1))
attempt("range", lambda: range(1.5))
attempt("set", lambda: {[]})
