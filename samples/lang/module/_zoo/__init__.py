"""A package that hands on what its modules have."""
from .animals import Animal, Cat
from .trouble import Trouble
from . import parts as made
