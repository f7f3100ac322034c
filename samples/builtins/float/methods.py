# golden: stdout status stderr verdict
x = 2.75
print(x.is_integer(), (4.0).is_integer(), x.as_integer_ratio(), (-0.125).as_integer_ratio(), x.hex(), (0.1).hex(), (-0.0).hex(), x.conjugate())
print(round(x), round(x, 1), round(-x), int(x), float("0x1p3") if x > 9 else "no", f"{x:.1f}", f"{x:8.3f}|", f"{x:e}", f"{x:g}", f"{x:%}")
