# golden: stdout verdict
# Names that a module has only perhaps, or not any more.
import _perhaps

print(_perhaps.kept(), _perhaps.keep, _perhaps.last, _perhaps.text)
try:
    print(_perhaps.gone)
except AttributeError as error:
    print(error)
try:
    from _perhaps import error
except ImportError as error:
    print(str(error).split(" (")[0])
