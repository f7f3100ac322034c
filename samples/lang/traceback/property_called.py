# golden: stdout status stderr verdict
# `c.limit(1)`, where `limit` is a property that raises: the carets are below the attribute, and below the call where the call
# raises.


class Gauge:
    @property
    def limit(self):
        raise ValueError("no limit")

    def level(self, up):
        return up // 0


def limit(gauge: Gauge):
    return gauge.limit(1) + 1


def level(gauge: Gauge):
    return gauge.level(1) + 1


def missing(gauge: Gauge):
    return gauge.missing(1) + 1


try:
    limit(Gauge())
except ValueError:
    try:
        level(Gauge())
    except ZeroDivisionError:
        missing(Gauge())
