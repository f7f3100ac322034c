# golden: stdout status stderr verdict
# What others bind in a module through its name: as the module's own assignments.
import _settings
import _settings as also
import _uses_settings
from _settings import level as before


def late(x):
    import _settings as mine

    mine.level *= x
    mine.hits = -1
    return mine.level


_settings.debug = True
_settings.level += 2
print(_uses_settings.step(3), _uses_settings.step(4), _settings.shown(), before)
print(late(10), also.level, _settings.shown())
for _settings.level in range(3):
    print(_settings.level, _uses_settings.step(1))
_settings.hits, also.level = 7, 8
print(_settings.shown(), _settings.hits)
_settings.hits //= 0
