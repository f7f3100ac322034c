# golden: stdout
# A statement of the module body without native meaning is a chunk of its own: what stands around it is native.
total = 0
for n in range(3):  # reveal: int
    total += n  # reveal: int
class Empty:  # error: D0510 classes have no native form yet
    pass
made = Empty()  # reveal: Dyn
print(total, made is None)
