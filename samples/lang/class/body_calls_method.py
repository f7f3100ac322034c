# golden: stdout status stderr verdict
# The body of a class calls a function of its own before its name is bound.
class Table:
    def sized(n):
        return Table.size + n

    size = 1
    width = sized(2)
