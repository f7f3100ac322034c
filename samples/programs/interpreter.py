# golden: stdout status stderr verdict
# A tiny machine: strings, dicts, lists, while.
def match_brackets(code):
    stack = []
    jumps = {}
    for i, symbol in enumerate(code):
        if symbol == "[":
            stack.append(i)
        elif symbol == "]":
            start = stack.pop()
            jumps[start] = i
            jumps[i] = start
    return jumps


def run(code, data):
    jumps = match_brackets(code)
    tape = [0] * 100
    at = pointer = used = 0
    out = ""
    while at < len(code):
        symbol = code[at]
        if symbol == ">":
            pointer += 1
        elif symbol == "<":
            pointer -= 1
        elif symbol == "+":
            tape[pointer] = (tape[pointer] + 1) % 256
        elif symbol == "-":
            tape[pointer] = (tape[pointer] - 1) % 256
        elif symbol == ".":
            out += chr(tape[pointer])
        elif symbol == ",":
            tape[pointer] = ord(data[used])
            used += 1
        elif symbol == "[" and tape[pointer] == 0 or symbol == "]" and tape[pointer] != 0:
            at = jumps[at]
        at += 1
    return out


hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."
print(run(hello, ""))
print(run(",[.,]", "echo\0"))
print(run(",", ""))
