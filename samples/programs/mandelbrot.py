# golden: stdout status stderr verdict
# Text graphics out of floats.
def escape(cr, ci, limit):
    zr = zi = 0.0
    for n in range(limit):
        zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
        if zr * zr + zi * zi > 4.0:
            return n
    return limit


def draw(width, height):
    shades = " .:-=+*#%@"
    for row in range(height):
        line = ""
        for column in range(width):
            n = escape(3.0 * column / width - 2.0, 2.0 * row / height - 1.0, 50)
            line += shades[n % len(shades)]
        print(line.rstrip())


draw(60, 20)
