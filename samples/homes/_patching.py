"""Imported by samples; binds names of modules again."""
import math


def patch(module, function):
    module.sqrt = function


def patch_floor(function):
    math.floor, _ = function, None


def bind(function, name, value):
    function.__globals__[name] = value
