# golden: stdout
# A statement of the module body without native meaning is a chunk of its own: what stands around it is native.
total = 0
for n in range(3):  # reveal: int
    total += n  # reveal: int
class Empty(set):  # error: D0510 a class with a base that is not native has no native form yet
    pass
made = Empty()  # reveal: Dyn
print(total, made is None)
