# golden: stdout verdict
# A module body that calls its functions before it has bound what they name.
import _order


class Kept:
    pass


print(_order.first(), _order.second(), Kept().__class__.__name__)
