# golden: stdout status stderr verdict
# A lambda with a default that is never bound ends the function around it.
def early():
    made = []
    made.append(lambda x=later: x)
    later = 1
    return made


def run():
    try:
        return len(early())
    except UnboundLocalError as e:
        return str(e)


print(run())
print(early())
