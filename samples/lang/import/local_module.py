# golden: stdout status stderr verdict
# Modules beside the program, imported in every way.
import _shapes
import _shapes as other
from _shapes import AREA_LOG, area as compute

print("importing done")
print(_shapes.area(2, 3), compute(4, 5), other is _shapes)
AREA_LOG.append("ours")
print(_shapes.AREA_LOG, AREA_LOG is other.AREA_LOG, _shapes.__name__, __name__)
_shapes.UNIT = "inch"
print(_shapes.label(3))
try:
    import _no_such_module
except ImportError as error:
    print(type(error).__name__, error)
try:
    from _shapes import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
_shapes.area("a", "b")
