# golden: stdout status stderr verdict
# str.format: positions, names, attributes, items, nesting.
print("{} {} {}".format(1, "a", None), "{1} {0}".format("x", "y"), "{name}={value!r}".format(name="n", value="v"))
print("{0[1]} {0[0]} {d[k]}".format([10, 20], d={"k": "item"}), "{0.real}".format(5), "{{}} {}".format(1))
print("{:>{width}}|{:^7}|{:*<5}".format("r", "mid", "l", width=4), "{:,} {:_} {:b} {:#x}".format(1234567, 1234567, 5, 255))
for make in (
    lambda: "{} {}".format(1),
    lambda: "{x}".format(),
    lambda: "{0} {}".format(1),
    lambda: "{".format(),
    lambda: "{:d}".format("s"),
):
    try:
        print(make())
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
