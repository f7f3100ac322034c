# golden: stdout stderr
# Functions of the standard library that warn show the line that calls them.
import datetime


def epoch(n):
    return datetime.datetime.utcfromtimestamp(n).year


print(datetime.datetime.utcnow().year > 2000)
for n in (0, 86400 * 400):
    print(epoch(n))
