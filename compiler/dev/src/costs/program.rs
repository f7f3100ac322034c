//! The program that measures: one for all kinds, the same for both sides.

use super::table::{Measured, Place, TABLE};

/// Lines in one turn of a loop: what the loop itself takes is not to matter.
pub const TIMES: u32 = 8;

/// What native functions take and give, what lives in CPython.
const HEAD: &str = "\
import sys
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def get(self):
        return self.x

    @property
    def shown(self):
        return self.x

    def __getitem__(self, key):
        return self.x

    def __setitem__(self, key, value):
        self.y = value


def made(*values):
    def given(value):
        return value
    return given


class Values:
    point = Point(7, 8)
    table = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    words = {'a': 1, 'b': 2}
    pair = (point, 2)
    numbers = (1, 1)
    by_numbers = {(0, 1): 1, (1, 1): 2}
    number = 1000
    real = 0.5
    function = made()


FLAG = 1


def rebind(*values):
    global FLAG
    FLAG = values[0]


rebind(2)


def same(x: int):
    return x


def entered():
    return None


def takes_numbers(a: int, b: int, c: float, d: float):
    return None


def takes_texts(a: str, b: str):
    return None


def takes_two(a: int, b: int):
    return None


def takes_pair(a: tuple[int, int]):
    return None


def reference(n: int):
    s = 0
    for i in range(n):
        s = s + i
    return s


";

/// Functions of it that are native, but for those of [`name`].
pub const NATIVE: &[&str] =
    &["same", "entered", "takes_numbers", "takes_texts", "takes_two", "takes_pair", "reference"];

/// The function that does it, and the one that does what is to be taken off.
pub fn names(measured: &Measured) -> [String; 2] {
    let name = measured.kind.name().to_lowercase();
    [format!("of_{name}"), format!("without_{name}")]
}

/// Run as `program.py TURNS`, prints `kind seconds seconds` for each kind: with, and without.
pub fn text() -> String {
    let mut text = HEAD.to_owned();
    for measured in TABLE {
        for (name, lines) in names(measured).iter().zip([measured.lines, measured.without]) {
            text += &function(measured, name, lines);
        }
    }
    text += "def main(n):\n    clock = time.process_time\n";
    text += &timed("Reference", &["reference(n)".to_owned(), "entered()".to_owned()]);
    for measured in TABLE {
        let arguments: String = measured.takes.iter().map(|value| format!(", Values.{value}")).collect();
        let calls = names(measured).map(|name| format!("{name}(n{arguments})"));
        text += &timed(&measured.kind.name(), &calls);
    }
    text + "\n\nmain(int(sys.argv[1]))\n"
}

fn function(measured: &Measured, name: &str, lines: &str) -> String {
    let values: String = measured.takes.iter().map(|value| format!(", {value}")).collect();
    let params = match measured.place {
        Place::Function => format!("n: int{values}"),
        // Arguments of unknown number: stays bytecode.
        Place::Bytecode => "*ns".to_owned(),
    };
    let before = match measured.place {
        Place::Function => "",
        Place::Bytecode => "    n = ns[0]\n",
    };
    let times = indented(lines, 8).repeat(TIMES as usize);
    let start = indented(measured.before, 4);
    format!("def {name}({params}):\n{before}{start}    for i in range(n):\n{times}\n\n")
}

fn indented(lines: &str, columns: usize) -> String {
    lines.lines().map(|line| format!("{}{line}\n", " ".repeat(columns))).collect()
}

fn timed(name: &str, calls: &[String; 2]) -> String {
    let [with, without] = calls;
    format!(
        "    start = clock()\n    {with}\n    middle = clock()\n    {without}\n    end = clock()\n    \
         print('{name}', middle - start, end - middle)\n"
    )
}
