# golden: stdout status stderr verdict
# Old style formatting.
print("%s %r %a" % ("é", "é", "é"), "%d%%" % 50, "%5d|%-5d|%05d|%+d" % (42, 42, 42, 42), "%x %X %o %#x" % (255, 255, 8, 255))
print("%s" % [1, 2], "%s" % None, "%c%c" % ("a", 98), "%.3s|%10.2s|" % ("abcdef", "xyz"), "%(a)s-%(b)d" % {"a": 1, "b": 2.9})
print("%i" % 3.99, "%*d" % (6, 42), "%s and %s" % ("a", "b"), "%5.1f" % 2.25, "100%")
for make in (lambda: "%d" % "x", lambda: "%s %s" % "a", lambda: "%s" % ("a", "b"), lambda: "%q" % 1, lambda: "%(x)s" % {}):
    try:
        print(make())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
