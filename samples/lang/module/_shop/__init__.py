print("shop begins")
VERSION = "1.0"
from .deep.base import scaled
from . import tools

names = {"a": tools.twice(1)}
