# The main module in parts: which statements a chunk holds, and where in which code object a native frame stands.
# Runs in a namespace of its own; nothing here is visible to the program by name. hybridc runs it, too, when it builds:
# what it compiles then (`python/prepared.py`) is read at the start instead of being compiled.
AST_ONLY = 0x400
FUTURE = 0x1FF0000  # CO_FUTURE_*


def main_of(source, path, quiet):
    # As python3, the whole text is compiled once before anything runs: this is where its warnings come from.
    if quiet:
        return quietly(lambda: Main(path, *read(source, path)))
    return Main(path, *read(source, path))


class Main:
    def __init__(self, path, code, tree=None):
        self.tree = tree
        self.whole = code
        self.path = path
        self.kept = {}
        for constant in code.co_consts:
            if type(constant) in (type(code), frozenset):
                self.kept.setdefault(likeness(constant), []).append(constant)
        self.future = code.co_flags & FUTURE
        self.codes = {}
        self.places = {}
        self.collect(code)

    def collect(self, code):
        self.codes.setdefault(code.co_name, []).append(code)
        for constant in code.co_consts:
            if type(constant) is type(code):
                self.collect(constant)

    def document(self):
        # The docstring is bound before the first statement runs, whoever runs that.
        first = self.tree.body[:1]
        return self.code(first) if first and is_string(first[0]) else None

    def chunk(self, start, end):
        body = find_block(self.tree, start, end)
        first = body[0]
        # Only the module's first statement is a docstring.
        if body and is_string(first) and first is not self.tree.body[0]:
            body = body[1:]
        return self.code(body)

    def code(self, body):
        part = quietly(lambda: compile(type(self.tree)(body, []), self.path, "exec", self.future, True))
        return part.replace(co_consts=tuple(map(self.as_kept, part.co_consts)))

    def as_kept(self, constant):
        # The order of a set that is a constant is an accident of everything compiled before it: only the whole has it.
        if type(constant) not in (type(find_place.__code__), frozenset):
            return constant
        alike = self.kept.get(likeness(constant), [])
        if len(alike) > 1 and type(constant) is not frozenset:
            places = list(constant.co_positions())
            alike = [other for other in alike if list(other.co_positions()) == places]
        return alike[0] if alike else constant

    def place(self, function, line, column, end_line, end_column):
        key = (function, line, column, end_line, end_column)
        found = self.places.get(key)
        if found is None:
            found = self.places[key] = find_place(self.codes.get(function, ()), *key[1:])
        return found

    def elsewhere(self, function, line, column, end_line, end_column, path):
        # A function of no module of the program (the library has made it, or has it): a code with one call there.
        key = (function, line, column, end_line, end_column, path)
        if key not in self.places:
            start = max(column, 1)
            call = "f(" + " " * (end_column - start - 3) + ")"
            whole = compile("\n" * (line - 2) + "def f():\n" + " " * start + call, path, "exec", 0, True)
            code = next(constant for constant in whole.co_consts if type(constant) is type(whole))
            code = code.replace(co_name=function, co_qualname=function)
            self.places[key] = find_place([code], line, start, line, start + len(call))
        return self.places[key]


def read(source, path):
    tree = compile(source, path, "exec", AST_ONLY, True)
    return compile(tree, path, "exec", 0, True), tree


def likeness(constant):
    if type(constant) is frozenset:
        return frozenset((type(item), repr(item)) for item in constant)
    return constant.co_name, constant.co_firstlineno


def quietly(compiled):
    import _warnings
    ignore = ("ignore", None, Warning, None, 0)
    _warnings.filters.insert(0, ignore)
    _warnings._filters_mutated()
    try:
        return compiled()
    finally:
        _warnings.filters.remove(ignore)
        _warnings._filters_mutated()


def is_string(statement):
    value = getattr(statement, "value", None)
    return type(statement).__name__ == "Expr" and type(getattr(value, "value", None)) is str


def find_block(node, start, end):
    # The statements between two positions, all of one block; searched from the outermost block inwards.
    for block in blocks(node):
        inside = [s for s in block if start <= (s.lineno, s.col_offset) and (s.end_lineno, s.end_col_offset) <= end]
        if inside:
            return inside
        for statement in block:
            # A decorator stands before the position of what it decorates.
            if (statement.end_lineno, statement.end_col_offset) >= end:
                found = find_block(statement, start, end)
                if found:
                    return found
    return []


def blocks(node):
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        block = getattr(node, name, None)
        if type(block) is not list:
            continue
        if name == "handlers" or name == "cases":
            for part in block:
                yield part.body
        else:
            yield block


def find_place(codes, line, column, end_line, end_column):
    exact = (line, end_line, column, end_column)
    by_line = None
    for code in codes:
        for index, position in enumerate(code.co_positions()):
            if position == exact:
                return code, index * 2
            if by_line is None and position[0] == line:
                by_line = code, index * 2
    return by_line
