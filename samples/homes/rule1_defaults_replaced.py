# golden: stdout status stderr verdict
# Rule 1: so may its defaults.
def greet(name: str, greeting: str = "hello") -> str:
    return greeting + " " + name


def everybody(names: list[str]) -> list[str]:
    return [greet(name) for name in names]


print(everybody(["ann", "bob"]))
greet.__defaults__ = ("bye",)
print(everybody(["ann", "bob"]), greet("eve", "hi"))
