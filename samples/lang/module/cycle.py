# golden: stdout verdict
# Modules that import each other see each other half done.
import _ping
import _pong


class Kept:
    pass


print(_ping.twice(2), _pong.back(3), Kept().__class__.__name__)
