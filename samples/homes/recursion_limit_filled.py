# golden: stdout status stderr verdict
# Functions of both halves take turns, by calls that just fill the parameters, down to the recursion limit.
from functools import partial
from typing import Any


def n_exact(k):
    return d_exact(k + 1)


def d_exact(k: "Any"):
    try:
        return n_exact(k + 1)
    except RecursionError:
        return k


def n_kw(k):
    return d_kw(k=k + 1)


def d_kw(k: "Any"):
    try:
        return n_kw(k=k + 1)
    except RecursionError:
        return k


def n_map(k):
    return d_map(k + 1)


def d_map(k: "Any"):
    try:
        return list(map(n_map, [k + 1]))[0]
    except RecursionError:
        return k


def n_partial(k):
    return d_partial(k + 1)


def d_partial(k: "Any"):
    return partial(n_partial, k + 1)() if k < 901 else k


def n_gen(k):
    return next(d_gen(k + 1))


def d_gen(k):
    try:
        yield n_gen(k + 1)
    except RecursionError:
        yield k


for _ in range(3):
    print(n_exact(0), d_exact(0), n_kw(0), d_kw(0), n_map(0), d_map(0), n_partial(0), d_partial(0), n_gen(0))
