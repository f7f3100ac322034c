# golden: stdout status stderr verdict
# Notes, and exception groups.
def validate(values):
    problems = []
    for value in values:
        try:
            int(value)
        except ValueError as error:
            error.add_note(f"value number {len(problems) + 1}")
            problems.append(error)
    if problems:
        raise ExceptionGroup("invalid", problems)


try:
    validate(["1", "x"])
except* ValueError as group:
    print([str(e) for e in group.exceptions])
validate(["1", "a", "b"])
