"""Records CPython's answers: `python3 record.py PYTHON3.11 PYTHON3.12 PYTHON3.13` rewrites the answers in table.txt.

To add cases, append lines `name<TAB>operands…` without an answer (see `answer.rs` for the names) and run it.
"""

import math
import operator
import os
import re
import subprocess
import sys

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "table.txt")


def operand(text):
    kind, value = text.split(":", 1)
    if kind == "i":
        return int(value)
    if kind == "f":
        return float(value)
    if kind == "b":
        return value == "True"
    if kind == "c":
        real, imag = value.split(",")
        return complex(float(real), float(imag))
    return re.sub(r"\\\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), value)


def percent(value, kind, alternate, precision):
    flags = ("#" if alternate else "") + ("" if precision < 0 else ".%d" % precision)
    return ("%" + flags + chr(kind)) % value


def round_trip(value, length, order, signed):
    return int.from_bytes(value.to_bytes(length, order, signed=signed), order, signed=signed)


def from_bytes(value, length, order, signed):
    return int.from_bytes(abs(value).to_bytes(length, order), order, signed=signed)


OPERATIONS = {
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
    "divmod": divmod,
    "pow3": pow,
    "repr": lambda x: x,
    "hash": lambda x: 0 if x != x else hash(x),
    "float": float,
    "int": int,
    "intbase": int,
    "complex": complex,
    "fromhex": float.fromhex,
    "round": round,
    "round2": round,
    "format": format,
    "bin": bin,
    "oct": oct,
    "hex": lambda x: x.hex() if isinstance(x, float) else hex(x),
    "floor": math.floor,
    "ceil": math.ceil,
    "tobytes": lambda value, length, order, signed: value.to_bytes(length, order, signed=signed),
    "rtbytes": round_trip,
    "frombytes": from_bytes,
}
MATH = {
    "isclose4": lambda a, b, c, d: math.isclose(a, b, rel_tol=c, abs_tol=d),
    "dist": lambda a, b, c, d: math.dist((a, b), (c, d)),
    "fsum": lambda *items: math.fsum(items),
    "sum": lambda *items: sum(items, 0.0),
}


def answer(call):
    name, *operands = call.split("\t")
    owner, function = name.split(".")
    operands = [operand(text) for text in operands]
    if owner == "math":
        found = MATH.get(function) or getattr(math, function)
    elif owner == "pct":
        found = percent
    elif function in OPERATIONS:
        found = OPERATIONS[function]
    else:
        found = getattr(operator, function, None) or getattr(type(operands[0]), function)
    try:
        return repr(found(*operands))
    except Exception as error:
        return "!%s: %s" % (type(error).__name__, error)


def main():
    with open(TABLE, encoding="utf-8") as table:
        lines = [line.rstrip("\n").split("\t=> ")[0] for line in table if not line.startswith("#")]
    calls = list(dict.fromkeys(re.sub(r"@3\.\d+", "", line, count=1) for line in lines if line))
    versions, answers = [], []
    for python in sys.argv[1:]:
        environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", PYTHONWARNINGS="ignore")
        run = subprocess.run(
            [python, __file__, "--answer"], input="\n".join(calls), encoding="utf-8", stdout=subprocess.PIPE, env=environment, check=True
        )
        version, *found = run.stdout.split("\n")
        versions.append(version)
        answers.append(found)
    with open(TABLE, "w", encoding="utf-8") as table:
        for call, *found in zip(calls, *answers):
            if len(set(found)) == 1:
                table.write("%s\t=> %s\n" % (call, found[0]))
                continue
            for version, text in zip(versions, found):
                name, _, rest = call.partition("\t")
                table.write("%s@%s\t%s\t=> %s\n" % (name, version, rest, text))


if __name__ == "__main__":
    if sys.argv[1:] == ["--answer"]:
        print("%d.%d" % sys.version_info[:2])
        for line in sys.stdin.read().split("\n"):
            print(answer(line))
    else:
        main()
