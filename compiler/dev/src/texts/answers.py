# What this CPython answers to each call of each form, and the type's name of each operand, as JSON on stdout.
import fcntl
import io
import json
import os
import sys


def answer(function, operands, space):
    try:
        return "ok " + function(*[eval(operand, space) for operand in operands])
    except BaseException as e:
        return f"{type(e).__name__} {e!r} {str(e)!r}"


def apart(forms, work):
    """The results of `work` for each form, in a process of its own: a form that ends it (3.12.1 dies of a few
    forms after others) is tried alone, and has no results where it ends it again."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(fcntl.fcntl(writing, fcntl.F_DUPFD, 100), "w") as pipe:
            pipe.write(json.dumps([work(form) for form in forms]))
            pipe.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    if os.waitpid(child, 0)[1] == 0:
        return json.loads(text)
    if len(forms) == 1:
        return [["died" for _ in forms[0]["calls"]]]
    half = len(forms) // 2
    return apart(forms[:half], work) + apart(forms[half:], work)


def main():
    asked = json.load(sys.stdin)
    # What is called with the number 1 may close the file of this number.
    output = os.fdopen(fcntl.fcntl(1, fcntl.F_DUPFD, 100), "w")
    sys.stdout = io.StringIO()
    space = {name: __import__(name) for name in asked["modules"]}
    operands = [compile(text, "operand", "eval") for text in asked["operands"]]

    def work(form):
        body = "".join(f"    {line}\n" for line in form["body"])
        exec(f"def function({', '.join(form['params'])}):\n{body}", space)
        calls = [[operands[index] for index in call] for call in form["calls"]]
        return [answer(space["function"], call, space) for call in calls]

    answers = apart(asked["forms"], work)
    types = [type(eval(operand, space)).__name__ for operand in operands]
    json.dump({"types": types, "answers": answers}, output)
    output.close()


main()
