from _handlers import Handler, handlers, run


class Late(Handler):
    def run(self):
        return LATE + helper()


def helper():
    return 1


run()
handlers.append(Late())
run()
LATE = 1
LATER = 2
run()
