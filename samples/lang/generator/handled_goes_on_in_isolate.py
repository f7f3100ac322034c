# golden: stdout status stderr verdict
# A generator that stays with CPython goes on handling what was thrown into it: raised once more, natively
# met while something else is handled, it gets no context. What it raises anew does.
import sys


def keeping(name):
    try:
        yield 1
    except ValueError as error:
        print(name, 'handles', error, repr(sys.exception()))
        yield 2
        if name == 'anew':
            raise KeyError(name)
        raise
    finally:
        print(name, 'ends')


def last(generator):
    try:
        raise OSError('handled natively')
    except OSError:
        try:
            next(generator)
        except (ValueError, KeyError) as error:
            print(repr(error), repr(error.__context__))
            context = error.__context__
            if context is not None:
                print(repr(context.__context__))


def main():
    for name in ('once more', 'anew'):
        generator = keeping(name)
        next(generator)
        print(generator.throw(ValueError(name)))
        last(generator)
    try:
        raise OSError('first')
    except OSError:
        generator = keeping('uncaught')
        next(generator)
        generator.throw(ValueError('second'))
        next(generator)


main()
