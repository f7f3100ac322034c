# golden: stdout status stderr verdict
def row(name, price, count):
    return f"{name:<8}|{price:>8.2f}|{count:^5d}|{count:05}|{price:,.1f}|{name!r:>8}"


print(row("tea", 3.5, 12))
print(row("日本", 12345.678, -3))
print(f"{1234567:,} {255:x} {255:#b} {0.25:.0%} {1e10:.3e} {True} {None} {[1, 'a']} {(1,)} { {'k': 1} } {'x':*^5} {5:+} {3.0} {2**70}")
print("%d %s %.2f %5s|%-5s|%05d %x %%" % (3, "s", 2.5, "r", "l", 42, 255), "{} {1} {0}".format("a", "b") if len("x") > 1 else "{1} {0} {k:.1f}".format("a", "b", k=0.25))
width, digits = 10, 3
print(f"{3.14159:{width}.{digits}f}|{'ab':>{width}}|{width:{digits}}|{width=}")
