# golden: stdout status stderr verdict
# Who comes too early finds what there is by then.
try:
    import _early_bird
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
import _ping
import _worm

print(_worm.seen, _worm.later())
_worm.fails()
