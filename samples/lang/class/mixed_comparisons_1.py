# golden: stdout status stderr verdict
# Objects of classes that derive from each other, in containers: whose method is asked first.
class Event:
    def __init__(self, time):
        self.time = time

    def __lt__(self, other):
        print(type(self).__name__, "<", type(other).__name__, end="; ")
        return self.time < other.time

    def __eq__(self, other):
        print(type(self).__name__, "==", type(other).__name__, end="; ")
        if not isinstance(other, Event):
            return NotImplemented
        return self.time == other.time

    def __hash__(self):
        return hash(self.time)


class Start(Event):
    pass


class Stop(Event):
    def __gt__(self, other):
        print("Stop >", type(other).__name__, end="; ")
        return self.time > other.time


class Late(Stop):
    def __eq__(self, other):
        print("Late ==", type(other).__name__, end="; ")
        return False



class Other:
    def __init__(self, n):
        self.n = n


def order(events):
    return [(type(e).__name__, e.time) for e in sorted(events)]


events = [Start(3), Stop(1), Event(2), Late(0), Start(1), Late(5)]
print(order(events))
print(Stop(2) in [Start(1), Event(2)], [Start(1), Late(2), Event(2)].index(Event(2)), [Start(1), Stop(1)].count(Event(1)))
print((Start(1), Stop(2)) == (Stop(1), Start(2)), (Start(1), 5) < (Late(1), 6))
mixed = [Start(1), Other(2)]
print(Other(3) in mixed, Stop(1) in mixed, mixed == [Stop(1), Other(2)])
d = {Start(1): "a", Stop(2): "b", Event(1): "c"}
print(len(d), d[Stop(1)], d.get(Start(7)))
print(max(Start(1), Stop(2), Event(3)).time)
try:
    sorted([Start(1), Other(2)])
except AttributeError as e:
    print(e)
