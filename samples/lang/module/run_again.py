# golden: stdout status stderr verdict
# A body that raises has not run: the next import runs it again, in a namespace that is new.
import _log


def tried():
    try:
        from _unsteady import VALUE, f
    except ValueError as error:
        return f"failed: {error}"
    return f"done: {VALUE} {f(1)}"


for turn in range(2):
    try:
        import _unsteady
    except ValueError as error:
        print("failed:", error, _log.LOG)
print(tried(), tried())
import _unsteady

print(_unsteady.f(5), _log.LOG)


def last():
    import _middle


last()
