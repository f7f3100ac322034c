# golden: stdout status stderr verdict
# Functions with `*args` and `**options`: tuples, dicts that are changed and gone through, names asked for.
def total(*xs):
    return sum(xs)

def first(*xs, default=None):
    if not xs:
        return default
    return xs[0]

def show(a, b=2, *rest, c=3, **options):
    print(a, b, rest, c, options.get("size"), options.get("name", "none"), "size" in options)

def shown(**options):
    for key, value in options.items():
        print(key, value)
    print(options, len(options), sorted(options))
    options["more"] = 1
    return options

def forward(*args, **options):
    return show(*args, **options)

def many(*args):
    print(len(args), args, type(args).__name__)
    for arg in args:
        print(arg, end=" ")
    print()

print(total(), total(1, 2, 3), total(1.5, 2))
print(first(), first(1), first("a", 2), first(default=5))
show(1)
show(1, 2, 3, "x", c=5, size=7)
show(b=1, a=2, name="n", other=None)
r = shown(x=1, y=2)
print(r)
shown()
forward(1, 2, 3, size=(1, 2))
forward(a=1)
many()
many(1)
many(1, "a", None, 2.5, [1])
t = (1, 2, 3)
many(*t, 4)
many(0, *t)
def need(**options):
    return options['x']
try:
    need(x=1)
    need(y=1)

except KeyError as e:
    print("KeyError", e, e.args)
