# golden: stdout verdict
# The same beside an isolate: the module's own dict is written.
import _settings
import _uses_settings


class Kept:
    pass


def set_all(x):
    _settings.level = x
    _settings.hits += 1
    _settings.added = [x]
    return _settings.level


def unset():
    del _settings.added
    return hasattr(_settings, "added")


print(set_all(4), _uses_settings.step(3), _settings.shown(), _settings.added)
print(unset(), _settings.shown(), Kept().__class__.__name__)
