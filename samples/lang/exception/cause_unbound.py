# golden: stdout status stderr verdict
# The cause that `raise … from` names may be unbound for certain: an inner handler of the same name has deleted it.
def convert(text):
    try:
        return int(text)
    except ValueError as e:
        try:
            return float(text)
        except ValueError as e:
            print('no float', e)
        raise KeyError(text) from e
for text in ['1', '2.5', 'x']:
    try:
        print(convert(text))
    except UnboundLocalError as e:
        print('unbound', e)
