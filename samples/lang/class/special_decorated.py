# golden: stdout status stderr verdict
# Special methods that are static, class methods or properties, or another method by a further name.
class Odd:
    @classmethod
    def __len__(cls):
        return 7

    @staticmethod
    def __bool__():
        return False

    @property
    def __hash__(self):
        return lambda: 3


odd = Odd()
print(len(odd), bool(odd), hash(odd), "yes" if odd else "no")


class Named:
    @staticmethod
    def text():
        return "text"
    __str__ = text
    nothing = None
    __hash__ = nothing


print(Named(), [Named.text()])
try:
    print(hash(Named()))
except TypeError as e:
    print(e)
