# golden: stdout status stderr
# source: gone
# Reading its own, missing source leaks no descriptor when the call is wrong, and meets the end of descriptors.
import os
import resource


class Path:
    def __fspath__(self):
        print("asked")
        return __file__


descriptors = len(os.listdir("/proc/self/fd"))
for keywords in ({"errors": "strict"}, {"encoding": "utf8"}, {"bogus": 1}, {"mode": "r"}, {"buffering": "x"}, {"closefd": False}):
    try:
        open(__file__, "rb", **keywords)
    except Exception as error:
        print(type(error).__name__, error)
print(len(os.listdir("/proc/self/fd")) - descriptors)
folder, name = os.path.split(__file__)
for path in (folder + "/../" + os.path.basename(folder) + "/" + name, Path(), __file__.encode()):
    with open(path) as file:
        print(file.readline(), file.name == os.fspath(path))
resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
files = []
try:
    while True:
        files.append(open(__file__))
except OSError as error:
    print(error.errno, error.strerror, error.filename == __file__)
