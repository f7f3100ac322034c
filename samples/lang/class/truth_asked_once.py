# golden: stdout status stderr verdict
# A condition asks no object twice: `and`, `or` and `not` in it are jumps.
class Asked:
    def __init__(self, name, truth):
        self.name = name
        self.truth = truth

    def __bool__(self):
        print("asked", self.name)
        return self.truth


yes, no = Asked("yes", True), Asked("no", False)
if no and yes:
    print(1)
if yes or no:
    print(2)
if not (no or no):
    print(3)
while no and yes:
    pass
print([1 for _ in range(1) if no and yes], 1 if no and yes else 2)
assert yes or no
if no and yes and yes:
    print(4)
elif (yes and no) or yes:
    print(5)
both = yes and no
print(both.name, (no or yes).name)
