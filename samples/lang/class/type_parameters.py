# golden: stdout status stderr
# Type parameters of classes and functions (PEP 695; a SyntaxError before 3.12).
class Box[T]:
    def __init__(self, v: T) -> None: self.v = v
    def get(self) -> T: return self.v
    def map[U](self, f) -> "Box[U]":
        return Box[U](f(self.v))
class Pair[K, V](Box[K]):
    def __init__(self, k: K, v: V):
        super().__init__(k)
        self.w = v
def first[T](xs: list[T]) -> T:
    return xs[0]
class Num[T: (int, float)]:
    def __init__(self, a: T): self.a = a
print(Box(3).get(), Box[str]("x").get(), first([1,2]), Pair[int, str](1, "q").w, Num(4).a, Num[int](3).a)
print(Box(3).map(lambda x: x + 1).get())
