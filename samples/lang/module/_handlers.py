class Handler:
    def run(self):
        return "base"


handlers = [Handler()]


def run():
    for handler in handlers:
        try:
            print(handler.run())
        except NameError as e:
            print("name", e)
