# golden: stdout status stderr verdict
class MyError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
class Tx:
    def __init__(self, log): self.log = log; self.active = False
    def __enter__(self):
        self.active = True
        self.log.append("begin")
        return self
    def __exit__(self, exc_type, exc_val, exc_tb):
        self.active = False
        if exc_type is None:
            self.log.append("commit")
        elif isinstance(exc_val, MyError):
            self.log.append("rollback " + str(exc_val.code))
            return True
        else:
            self.log.append(f"rollback {exc_type.__name__}: {exc_val}")
        return False
class Acct:
    def __init__(self): self.balance = 10; self.log = []
    def take(self, n):
        with Tx(self.log) as tx:
            self.balance -= n
            if self.balance < 0:
                raise MyError(self.balance)
            if n == 3: raise ValueError("three")
            return tx.active
        return None
a = Acct()
for n in (1, 3, 20, 5):
    try:
        print(a.take(n))
    except ValueError as e:
        print("error", e)
print(a.log)
