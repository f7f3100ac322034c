# golden: stdout status stderr verdict
# `in`, `==` and `is`.
row = [0, 0]
board = [row, [0, 0]]
print(board[0] == board[1], board[0] is board[1], row in board, board.index([0, 0]), board.count(row))
board[1][0] = 5
print(row, board, [5, 0] in board, board.index([5, 0]))
x = None
print(x is None, x is not None, [] is [], () == (), x in [1, None])
