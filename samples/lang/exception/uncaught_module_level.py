# golden: stdout status stderr verdict
# Module level: `<module>`.
x = 3
print("before")
for y in (1, 0):
    x = x // y
print("never")
