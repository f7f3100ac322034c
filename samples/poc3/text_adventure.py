# golden: stdout status stderr verdict crossings
# static: wrap, plural, opposite, score
# deferred: Game.play, Game.say, move_thing
# crossings: in out
# A very small adventure. Commands are methods found by name; the script of the player is at the end.


def wrap(text: str, width: int) -> str:
    lines = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    if line:
        lines.append(line)
    return "\n".join(lines)


def plural(count: int, word: str) -> str:
    if count == 1:
        return f"one {word}"
    if word.endswith("y"):
        word = word[:-1] + "ie"
    return f"{count} {word}s"


def opposite(direction: str) -> str:
    if direction == "north":
        return "south"
    elif direction == "south":
        return "north"
    elif direction == "east":
        return "west"
    return "east"


def score(moves, things):
    points = 10 * things
    for move in range(moves):
        points -= move % 3
    return max(points, 0)


class Room:
    def __init__(self, name, text, things):
        self.name = name
        self.text = text
        self.things = things
        self.exits = {}

    def connect(self, direction, other):
        self.exits[direction] = other
        other.exits[opposite(direction)] = self


def move_thing(name, *lists):
    """From the first of two lists to the second; the lists belong to somebody else."""
    source, target = lists
    if name not in source:
        return False
    source.remove(name)
    target.append(name)
    return True


class Game:
    def __init__(self, start):
        self.room = start
        self.bag = []
        self.moves = 0
        self.over = False

    def say(self, text, *parts, width=46):
        print(wrap(text.format(*parts), width))

    def do_look(self, rest):
        self.say("You are in {}. {}", self.room.name, self.room.text)
        if self.room.things:
            self.say("Here: {}.", ", ".join(self.room.things))

    def do_go(self, direction):
        if direction in self.room.exits:
            self.room = self.room.exits[direction]
            self.moves += 1
            self.do_look("")
        else:
            self.say("There is no way {}.", direction or "there")

    def do_take(self, thing):
        if move_thing(thing, self.room.things, self.bag):
            self.say("Taken. You carry {}.", plural(len(self.bag), "thing"))
        else:
            self.say("There is no {} here.", thing)

    def do_drop(self, thing):
        moved = move_thing(thing, self.bag, self.room.things)
        self.say("Dropped." if moved else "You have none.")

    def do_quit(self, rest):
        self.over = True

    def play(self, lines):
        for line in lines:
            print(">", line)
            verb, _, rest = line.partition(" ")
            action = getattr(self, f"do_{verb}", None)
            if action is None:
                self.say("You do not know how to {}.", verb)
                continue
            action(rest)
            if self.over:
                break
        return score(self.moves, len(self.bag))


shelf = ["lantern", "old map"]
hall = Room("the hall", "Dust lies on everything, and nobody has been here for a very long time.", [])
library = Room("the library", "Books up to the ceiling.", shelf)
hall.connect("north", library)

game = Game(hall)
script = "look|go west|go north|take lantern|take sword|take old map|go south|drop lantern|sing|go north|quit|look"
points = game.play(script.split("|"))
print(plural(points, "point"), "and", plural(1, "bag"), "and", plural(2, "story"))
print(shelf, library.things is shelf, game.bag, hall.things)
