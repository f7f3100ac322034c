# golden: stdout verdict
# `import a.b` beside `import a` and `import a.c`: each is there once it has been imported.
import _shop
import _shop.deep.base
import _shop.tools


def work(n):
    return [_shop.deep.base.scaled(i) + _shop.tools.twice(i) for i in range(n)]


def late(n):
    import _shop.deep.base

    return _shop.deep.base.scaled(n)


print(work(3), late(2), _shop.names)
