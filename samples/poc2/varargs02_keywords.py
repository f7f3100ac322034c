# golden: stdout status stderr verdict
# static: indent, element
# Keyword arguments keep the order of the call.


def indent(text: str, depth: int) -> str:
    return "  " * depth + text


def element(tag, /, *children, depth=0, **attributes):
    opening = tag
    for name, value in attributes.items():
        opening += f' {name.rstrip("_")}="{value}"'
    if not children:
        return indent(f"<{opening}/>", depth)
    lines = [indent(f"<{opening}>", depth)]
    lines += [indent(child, depth) for child in children]
    lines.append(indent(f"</{tag}>", depth))
    return "\n".join(lines)


print(element("br"))
print(element("p", "some", "text", class_="note", id=7))
print(element("ul", element("li", "one", depth=1), element("li", "two", z=1, a=2, depth=1)))
