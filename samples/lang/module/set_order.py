# golden: stdout verdict
# The order of a set of constants in a module that is imported is the compiled file's.
import _sets


class Kept:
    pass


print(_sets.has("pear"), _sets.listed(), sorted(_sets.made()), Kept().__class__.__name__)
