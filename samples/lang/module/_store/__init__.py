from . import prices
from .prices import total as total_of
from .shelf import Shelf, count

__all__ = ["count"]
