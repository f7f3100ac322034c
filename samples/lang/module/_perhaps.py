"""Imported by samples; no sample itself."""
gone = 5
keep = gone + 1
del gone
for last in range(3):
    pass
try:
    keep // 0
except ZeroDivisionError as error:
    text = str(error)


def kept():
    return keep + last
