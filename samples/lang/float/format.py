# golden: stdout status stderr verdict
# Format specifications of floats.
x, big, small = 3.14159, 1234567.891, 0.000012345
print(f"{x:.2f} {x:8.3f}| {x:<8.1f}| {x:^9.2f}| {x:+.1f} {-x: .1f} {x:08.2f} {-x:08.2f}")
print(f"{big:,.2f} {big:_.1f} {big:e} {big:.3E} {big:g} {big:.10g} {small} {small:g} {small:.2e} {small:f}")
print(f"{0.5:%} {0.12345:.1%} {1e10:g} {1e16:g} {1e5:g} {1e6:g} {100000.0:n} {2.0:g} {2.0:#g} {2.5:.0f} {3.5:.0f}")
print(f"{1e22:.0f} {1e22:,} {x!r:>10} {x:} {x:10}| {x:>10}| {x:*^10.1f} {x:.0e}")
print("%f %.2f %8.3f|%-8.2f|%e %g %G %r" % (x, x, x, x, big, small, 1e-10, x))
print(f"{float('inf'):>6} {float('nan'):f} {-float('inf'):08.1f} {0.1 + 0.2:.17f} {1.0:.20g}")
print(format(x, ".3"), format(123456789.0, ".3"), format(0.1, ".30f"))
print(f"{x:d}")
