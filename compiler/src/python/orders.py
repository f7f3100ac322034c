# Run in `python3 prog.py` when the program is compiled and before its first statement (see `stop.py`): the order in which CPython
# has put the constants of each set display into the frozenset it keeps. That order is an accident of how often equal constants were
# merged and which strings were interned, so that only a real run knows. Answers one display a line: its position, and the numbers of
# its items in an order that, added to an empty set one by one, gives that very frozenset.
import ast, dis

def constants(code):
    for instruction in dis.get_instructions(code):
        if isinstance(instruction.argval, frozenset) and instruction.positions.lineno is not None:
            place = instruction.positions
            yield (place.lineno, place.col_offset, place.end_lineno, place.end_col_offset), instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            yield from constants(constant)

def value(node):
    return eval(compile(ast.Expression(node), '', 'eval'), {'__builtins__': {}})

def kept(node):
    return place(node) in found and not any(isinstance(item, ast.Starred) for item in node.elts)

def place(node):
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset

def order(wanted, displays):
    for rounds in range(1, 4):
        for items in displays:
            for _ in range(rounds):
                items = list(frozenset(items))
            if list(map(repr, frozenset(items))) == wanted:
                return list(map(repr, items))

sys.set_int_max_str_digits(0)
found = dict(constants(hybridc_code))
with open(hybridc_code.co_filename, 'rb') as file:
    tree = ast.parse(file.read())
nodes = sorted((node for node in ast.walk(tree) if isinstance(node, ast.Set) and kept(node)), key=place)
items = {node: [value(item) for item in node.elts] for node in nodes}
for node in nodes:
    wanted = list(map(repr, found[place(node)]))
    alike = [items[other] for other in nodes if set(map(repr, items[other])) >= set(wanted)]
    own = list(map(repr, items[node]))
    added = order(wanted, [items[node]] + alike)
    if added is not None and set(added) <= set(own):
        print(*place(node), *(own.index(item) for item in added), flush=True)
