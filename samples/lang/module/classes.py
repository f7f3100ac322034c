# Classes of other modules are native like those of the main one: by whatever name they are reached, as bases,
# in isinstance and except, dataclasses and enumerations among them.
# golden: stdout status verdict
# static: Dog.find, late, Animal.find, Cat.find, Lost.__init__
import _zoo
import _zoo.animals as animals
from _zoo import Animal, Cat as Kitten, Trouble
from _zoo.parts import *


class Dog(_zoo.animals.Animal):
    def find(self, where):
        return _zoo.Animal.find(self, where) + "!"


def late():
    from _zoo.trouble import Lost as Gone
    from _zoo import Animal as Anybody

    try:
        Anybody("late").find("x")
    except Gone as gone:
        return repr(gone), gone.what, gone.args, type(gone).__name__


print(Dog("rex"), Kitten.nobody(), animals.Animal.legs(3), Animal("eve").loud)
for animal in [Dog("a"), Kitten("b"), Animal("c")]:
    print(animal, isinstance(animal, Animal), isinstance(animal, (Dog, animals.Cat)), animal.find("rex"))
print(Animal.count, _zoo.Cat.names, Dog("a") == Kitten("a"))
_zoo.Animal.count = 100
print(Dog.count, animals.Animal.count)
print(late(), Kitten("d").find("nowhere"))
try:
    raise Trouble("here", 1)
except _zoo.trouble.Trouble as trouble:
    print(repr(trouble), trouble.args)
try:
    raise animals.Lost("that") from _zoo.Trouble("before")
except LookupError as error:
    print(error, repr(error.__cause__))
part = Part(3)
part.tags.append("old")
print(part, part < part.heavier(1), sorted([_zoo.made.Part(2, "z"), Part(1)]))
print(Size.SMALL, Size.SMALL.other().name, [size.value for size in _zoo.made.Size])
print(repr(Dog("e")).split(" at ")[0], repr(Size.LARGE))
