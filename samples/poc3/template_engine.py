# golden: stdout status stderr verdict crossings
# static: find_close, title_case, shorten, roman
# deferred: lookup, apply_filters, render
# crossings: in out
# Templates with {{ dotted.names | filters }}, and loops; the values may be anything.
from typing import Any

WARNINGS: list[str] = []


def find_close(text, start, close):
    at = start
    while at + len(close) <= len(text):
        if text[at : at + len(close)] == close:
            return at
        at += 1
    return -1


def title_case(text: str) -> str:
    out = ""
    upper = True
    for letter in text:
        out += letter.upper() if upper else letter.lower()
        upper = letter == " "
    return out


def shorten(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    cut = text[: limit - 3].rfind(" ")
    return text[: cut if cut > 0 else limit - 3] + "..."


def roman(number):
    out = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out += letters
            number -= value
    return out


def lookup(path: str, context: dict[str, Any]) -> Any:
    first, *rest = path.split(".")
    if first not in context:
        warn("unknown name", first)
        return ""
    value = context[first]
    for name in rest:
        if isinstance(value, dict):
            value = value[name]
        elif name.isdigit():
            value = value[int(name)]
        else:
            value = getattr(value, name)
        if callable(value):
            value = value()
    return value


def warn(*parts, sep=" "):
    WARNINGS.append(sep.join(map(str, parts)))


def apply_filters(value: Any, *names: str) -> str:
    filters = {"title": title_case, "roman": roman, "short": lambda text: shorten(text, 16), "repr": repr}
    for name in names:
        value = filters[name](value)
    return str(value)


def render(template: str, **context: Any) -> str:
    out = []
    at = 0
    while True:
        start = template.find("{{", at)
        if start < 0:
            out.append(template[at:])
            return "".join(out)
        end = find_close(template, start, "}}")
        if end < 0:
            warn("unclosed", start, sep="@")
            return "".join(out) + template[at:]
        out.append(template[at:start])
        path, *filters = [part.strip() for part in template[start + 2 : end].split("|")]
        out.append(apply_filters(lookup(path, context), *filters))
        at = end + 2


def repeat(template, count):
    lines = []
    for number in range(1, count + 1):
        lines.append(render(template, n=number, notes=notes))
    return "\n".join(lines)


class Author:
    def __init__(self, name, born):
        self.name = name
        self.born = born

    def initials(self):
        return "".join(part[0] for part in self.name.split())


notes = ["first note", "second note, which is rather long"]
print(render("{{ author.name | title }} ({{author.initials}}, {{ author.born }})", author=Author("ada LOVELACE", 1815)))
print(render("{{ notes.1 | short | title }}; {{ notes.0 | repr }}; {{ d.k.0 }}", notes=notes, d={"k": [None]}))
print(repeat("{{ n | roman }}. {{ notes.0.upper }}", 4))
notes[0] = "changed"
WARNINGS.append("checked")
print(repeat("{{ n }} {{ notes.0 }}{{ oops }}", 2))
print(render("open {{ end"), WARNINGS)
print(find_close("a]]", 0, "]]"), shorten("abcdefghijklmnopqrstuvwxyz", 10))
