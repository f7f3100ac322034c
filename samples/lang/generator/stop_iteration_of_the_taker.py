# golden: stdout status stderr verdict
# A StopIteration of whoever takes the items, not of the generator expression, stays what it is.
class B:
    def __bool__(self):
        raise StopIteration(1)
    def __hash__(self):
        raise StopIteration(2)
def f(w, xs):
    try:
        if w == 0: print(any(x for x in xs))
        else: print(set(x for x in xs))
    except Exception as e:
        print(w, type(e).__name__, e)
f(0, [B()])
f(1, [B()])
