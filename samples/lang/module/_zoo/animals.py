from .trouble import Trouble, Lost


class Animal:
    """Has a name."""

    count = 0
    names = []

    def __init__(self, name):
        self.name = name
        Animal.count += 1
        self.names.append(name)

    def __eq__(self, other):
        return isinstance(other, Animal) and self.name == other.name

    def __str__(self):
        return f"{type(self).__name__} {self.name}"

    @property
    def loud(self):
        return self.name.upper()

    @classmethod
    def nobody(cls):
        return cls("nobody")

    @staticmethod
    def legs(pairs=2):
        return pairs * 2

    def find(self, where):
        if where not in self.names:
            raise Lost(where)
        return where


class Cat(Animal):
    def find(self, where):
        try:
            return "cat finds " + super().find(where)
        except Trouble as trouble:
            return f"no {trouble}"
