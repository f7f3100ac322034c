# golden: stdout status stderr verdict
# static: pad
# Attributes that may be missing, read by name with a default.


def pad(text: str, width: int) -> str:
    return text + " " * (width - len(text))


class Book:
    pages = 100

    def __init__(self, title, **details):
        self.title = title
        for name, value in details.items():
            setattr(self, name, value)


def table(books, columns):
    for book in books:
        row = ""
        for column in columns:
            row += pad(str(getattr(book, column, "-")), 12)
        print(row.rstrip())


books = [Book("Emma", author="Austen"), Book("Ulysses", author="Joyce", pages=730), Book("Beowulf")]
table(books, ["title", "author", "pages"])
delattr(books[1], "pages")
table(books, ["pages", "isbn"])
try:
    getattr(books[0], "isbn")
except AttributeError as error:
    print(error)
