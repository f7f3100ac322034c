# golden: stdout status stderr verdict crossings
# static: clamp, smooth, format_time, parity
# deferred: Bus.emit, on, Recorder.__getattr__
# crossings: in out
# Sensors, handlers with whatever payload, a recorder that answers to every name.
from typing import Any


def clamp(value: float, low: float, high: float) -> float:
    if value < low:
        return low
    if value > high:
        return high
    return value


def smooth(old: float, new: float, weight: float = 0.25) -> float:
    return old + (new - old) * weight


def format_time(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def parity(number):
    ones = 0
    while number:
        ones += number & 1
        number >>= 1
    return ones % 2


class Bus:
    def __init__(self):
        self.handlers = {}
        self.pending = []

    def emit(self, event, *args, **payload):
        self.pending.append(event)
        handled = 0
        # A handler may add handlers while the event is on its way: they see the next one.
        for handler in list(self.handlers.get(event, [])):
            handler(*args, **payload)
            handled += 1
        self.pending.pop()
        return handled


bus = Bus()


def on(event, **defaults):
    def decorate(function):
        def call(*args, **payload):
            return function(*args, **{**defaults, **payload})

        bus.handlers.setdefault(event, []).append(call)
        return function

    return decorate


class Recorder:
    def __init__(self):
        self.lines = []

    def __getattr__(self, name):
        def record(*values: Any):
            self.lines.append(" ".join([name, *map(str, values)]))

        return record


recorder = Recorder()
state = {"temperature": 20.0, "alarms": []}


@on("temperature", unit="C")
def track(value, time, unit):
    old = state["temperature"]
    state["temperature"] = smooth(old, clamp(value, -50.0, 60.0))
    recorder.track(format_time(time), f"{state['temperature']:.3f}{unit}")


@on("temperature")
def watch(value, time, **rest):
    if value > 60:
        state["alarms"].append(time)
        bus.emit("alarm", len(state["alarms"]), time=time)


@on("alarm", text="too hot")
def shout(number, time, text):
    recorder.shout(number, format_time(time), text, bus.pending)
    if number == 2:
        on("alarm", text="still too hot")(shout)


def simulate(steps):
    seed = 7
    events = 0
    for step in range(steps):
        seed = (seed * 1103515245 + 12345) % 2147483648
        value = seed / 2147483648 * 120.0 - 30.0
        if parity(seed):
            events += bus.emit("temperature", value, time=step * 1337)
        else:
            events += bus.emit("tick", step)
    return events


alarms = state["alarms"]
print("handled", simulate(24))
for line in recorder.lines:
    print(line)
alarms.append("checked")
print(f"{state['temperature']:.6f}", alarms, state["alarms"][-1], bus.pending)
