# golden: stdout status verdict
# static: total
# An attribute counts where its name resolves: this `monitoring` and this `onerror` are the program's own.
import os
import shutil
import sys


class Plant:
    def __init__(self):
        self.monitoring = True


def total(n):
    result = 0
    for i in range(n):
        result += i * i
    return result


plant = Plant()
print(plant.monitoring, total(100), sys.maxsize > total(3))
print(list(os.walk("no/such/folder", onerror=lambda error: print(type(error).__name__))))
print(shutil.which("no such program"))
