# golden: stdout status stderr verdict
# Defaults of nested functions and lambdas: evaluated each time `def` runs, shared by the calls of that function.
def scaled(by):
    def scale(x, unit=by * 2, *rest, seen=[by], last=None):
        seen.append(x)
        return x * by, unit, rest, list(seen), last

    by = 100
    return scale


def early():
    return [lambda x, i=i: (x, i) for i in range(3)]


def kept():
    made = []
    for name in ("a", "b"):

        def show(end, name=name):
            return name + end

        made.append(show)
    name = "z"
    return [f("!") for f in made] + [made[0]("?", name), made[1](end="."), made[1]("", name="q")]


def forward(f, *args, **options):
    return f(*args, **options)


s = scaled(3)
print(s(1), s(2, 5, 6, 7), s(1, seen=[9]), scaled("ab")(2, last=1), sep="\n")
print([f(0) for f in early()], early()[1](0, 7), kept())
print(forward(s, 4, unit=1), forward(lambda *xs, **named: (xs, sorted(named)), 1, 2, k=3))
