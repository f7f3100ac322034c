class Trouble(Exception):
    pass


class Lost(Trouble, LookupError):
    def __init__(self, what):
        super().__init__(what, len(what))
        self.what = what

    def __str__(self):
        return "lost " + self.what
