# golden: stdout status stderr verdict
# !r !s !a, =, nesting, braces, multi-line.
name, width, items = "é", 8, [1, "two"]
print(f"{name!r} {name!s} {name!a} {items} {items!r:>15} {{literal}} {{{name}}}")
print(f"{name=} {width = } {width*2=} {name=!s} {3.14159=:.2f} {items[1]=}")
print(f"{name:>{width}}|{3.14159:{width}.{2}f}|{name!r:^{width}}|{'a' if width else 'b'}|{items[0] + 1}")
print(f"{f'{name}' + 'x'} {'nested ' + f'{1 + 1}'} {len(items)} {items[1].upper()} {max(1, 2)}")
print(f"""first {name}
second {width:03}""" f" joined {1}" " plain")
print(f"{1}{2}{''}{None}{True}{1.0}{1e20}", f"", f"no field", rf"\n{name}\t", f"\t{name}\n")
print(f"{(lambda x: x * 2)(4)} { {'k': 5}['k'] } {[x for x in range(3)]}")
