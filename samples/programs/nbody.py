# golden: stdout status stderr verdict
# Planets: floats and lists of lists.
def energy(bodies):
    total = 0.0
    for i in range(len(bodies)):
        x, y, z, vx, vy, vz, m = bodies[i]
        total += 0.5 * m * (vx * vx + vy * vy + vz * vz)
        for j in range(i + 1, len(bodies)):
            other = bodies[j]
            dx, dy, dz = x - other[0], y - other[1], z - other[2]
            total -= m * other[6] / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def advance(bodies, dt, steps):
    n = len(bodies)
    for _ in range(steps):
        for i in range(n):
            a = bodies[i]
            for j in range(i + 1, n):
                b = bodies[j]
                dx, dy, dz = a[0] - b[0], a[1] - b[1], a[2] - b[2]
                d2 = dx * dx + dy * dy + dz * dz
                mag = dt / (d2 * d2**0.5)
                for k, d in ((3, dx), (4, dy), (5, dz)):
                    a[k] -= d * b[6] * mag
                    b[k] += d * a[6] * mag
        for body in bodies:
            for k in range(3):
                body[k] += dt * body[k + 3]


sun = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47]
planets = [[4.84, -1.16, -0.10, 0.6, 2.8, -0.02, 0.037], [8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011]]
bodies = [sun] + planets
print(f"{energy(bodies):.9f}")
advance(bodies, 0.01, 500)
print(f"{energy(bodies):.9f}", [round(v, 6) for v in sun[:3]])
