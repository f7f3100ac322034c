# golden: stdout status stderr verdict
# Names with two underscores at both ends that neither syntax nor builtins ask for: methods like others.
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __gte__(self, other):
        return self.parts >= other.parts

    def __div__(self, other):
        return "never asked by /"

    def __nonzero__(self):
        return False

    def __unicode__(self):
        return ".".join(str(part) for part in self.parts)

    def __copy__(self):
        return Version(*self.parts)

    def __cmp__(self, other):
        return 0


one, two = Version(1, 2), Version(1, 3)
print(one.__gte__(two), two.__gte__(one), one.__div__(two), bool(one), one.__unicode__())
print(one == two, one.__cmp__(two), one.__copy__().parts)
try:
    print(one / two)
except TypeError as e:
    print(e)
try:
    print(one >= two)
except TypeError as e:
    print(e)
