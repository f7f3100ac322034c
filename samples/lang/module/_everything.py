"""Imported by samples; no sample itself."""
from _units import *
from _listed import *

extra = shown(3) + foot(1)
_hidden = 3
if extra > 1000:
    perhaps = 1


def everything():
    return level + _hidden + _private
