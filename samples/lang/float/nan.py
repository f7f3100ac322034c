# golden: stdout status stderr verdict
# nan is equal to nothing, itself included; containers compare by identity first.
nan = float("nan")
print(nan, nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan)
print(nan in [nan], [nan] == [nan], (nan,) == (nan,), {nan: 1}.get(nan), [nan].count(nan), [nan].index(nan))
other = float("nan")
print(other in [nan], [nan] == [other], len({nan, other}), max(1.0, nan), max(nan, 1.0), min(nan, 0.0))
print(str(-nan), nan + 1, nan * 0, 0 * float("inf"), float("inf") - float("inf"))
print(f"{nan:.2f} {nan:10}| {nan:<6}| {nan:010}", bool(nan), nan == 1, round(1.5), sorted([3.0, nan, 1.0]))
