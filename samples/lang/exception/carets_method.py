# golden: stdout status stderr
# A method is looked up before its arguments are evaluated, and its absence shows the attribute, not the call.
class Bag:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)
        return self

    def fails(self):
        raise AttributeError("inside")


class Proxy:
    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError("no " + name)
        return lambda *args: (name, args)


def say(text):
    print("evaluated", text)
    return text


def try_each(bag, proxy):
    try:
        bag.nothing(say("one"))
    except AttributeError as error:
        print(error)
    try:
        bag.put(say("two")).nothing(1)
    except AttributeError as error:
        print(error)
    try:
        proxy.missing(say("three"))
    except AttributeError as error:
        print(error)
    print(proxy.anything(say("four"), 5))
    n = 3
    bag.put(n * 2).put(item=n).put(say("five"))
    print(bag.items)


def last(bag, n):
    bag.put(n)
    return (
        bag.put(n)
        .nowhere(n, n)
    )


try_each(Bag(), Proxy())
last(Bag(), 1)
