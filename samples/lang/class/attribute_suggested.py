# The traceback of an uncaught AttributeError says the nearest name that the object has by then.
# golden: stdout stderr status verdict
# static: Board.look, Board.fill, read, play
class Board:
    SIZE = 3

    def __init__(self, full):
        self.squares = [0] * Board.SIZE
        self._moves = 0
        if full:
            self.neighbour = 4

    def fill(self):
        self.neighbours = [1]
        self.winner = None

    def look(self):
        return self.neighbours

    def moves_left(self):
        return self.skore + self._moves


def read(board):
    return board.size, board.squars, board.moves


def play(board, step):
    try:
        return board.look()
    except AttributeError as error:
        print(error)
        if step == 1:
            board.winer = 1
            return board.winnr
        try:
            return read(board)
        except AttributeError:
            try:
                return board.moves_left()
            finally:
                board.score = 3


full, bare = Board(True), Board(False)
print(full.neighbour)
try:
    play(bare, 1)
except AttributeError as error:
    print(error, bare.winer)
full.fill()
print(full.look())
play(Board(True), 2)
