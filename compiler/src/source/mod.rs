//! Source text: files, spans, lines and columns. Knows nothing about Python's grammar.

use std::collections::HashMap;

pub mod load;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// Byte offsets into the decoded text of one file (line ends already `\n`, no BOM).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, start: u32, end: u32) -> Span {
        Span { file, start, end }
    }
    pub fn to(self, end: Span) -> Span {
        Span { file: self.file, start: self.start, end: end.end }
    }
}

/// One source file.
pub struct File {
    /// Absolute path, as CPython records it in `co_filename`.
    pub path: String,
    /// The bytes on disk; what the isolate compiles.
    pub raw: Vec<u8>,
    /// Decoded by the source's cookie, `\r\n` and `\r` translated, BOM dropped.
    pub text: String,
    lines: Lines,
    /// Set displays of constants, by start and end: the order CPython adds their items in.
    set_orders: HashMap<(u32, u32), Vec<usize>>,
}

/// 1-based line, 0-based column in UTF-8 bytes: CPython's `lineno` and `col_offset`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Where the lines of a text start.
#[derive(Default)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    pub fn of(text: &str) -> Lines {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines { starts: std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect() }
    }
    pub fn position(&self, offset: u32) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        Position { line: line as u32, column: offset - self.starts[line - 1] }
    }
}

#[derive(Default)]
pub struct SourceMap {
    files: Vec<File>,
    /// Where functions stand that the library makes for the program, where anything asks for them.
    pub of_library: Option<OfLibrary>,
}

/// Places of functions that no file of the program has.
#[derive(Clone, Copy)]
pub struct OfLibrary {
    /// What the library compiles itself, `<string>` to a traceback: of its lines only the numbers are seen.
    pub generated: FileId,
    /// The call in the function around a generated `__repr__` (`recursive_repr`), in the library's own file.
    pub around_repr: Span,
    /// What the `__repr__` of a named tuple formats, in the library's own file.
    pub tuple_repr: Span,
    /// The call of the class in `dataclasses.replace`, and from 3.13 on the call of the function that has it,
    /// in the library's own file.
    pub replace: Span,
    pub replace_called: Span,
    /// What the `__format__` of an enumeration formats, in the library's own file.
    pub enum_format: Span,
    /// The call of a generic class in the call of one that is subscripted, in the library's own file.
    pub alias_call: Span,
    /// The call of the function behind a `cached_property`, in the library's own file.
    pub cached_call: Span,
    /// Of each function that `total_ordering` may add (`hir::expansion::ORDERINGS`), in the library's own
    /// file: the call of the method that there is, and what is compared besides.
    pub orderings: [(Span, Span); 12],
}

impl SourceMap {
    pub fn add(&mut self, path: String, raw: Vec<u8>, text: String) -> FileId {
        let lines = Lines::of(&text);
        self.files.push(File { path, raw, text, lines, set_orders: HashMap::new() });
        FileId(self.files.len() as u32 - 1)
    }
    /// Notes the order of a set display that stands from one line and column to another.
    pub fn keep_order(&mut self, id: FileId, start: (u32, u32), end: (u32, u32), items: Vec<usize>) {
        let file = &mut self.files[id.0 as usize];
        let place = (file.offset(start.0, start.1), file.offset(end.0, end.1));
        file.set_orders.insert(place, items);
    }
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }
    pub fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text[span.start as usize..span.end as usize]
    }
    pub fn start(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }
    pub fn end(&self, span: Span) -> Position {
        self.file(span.file).position(span.end)
    }
}

impl File {
    /// The numbers of a set display's items in the order CPython adds them; None where they are no constants.
    pub fn set_order(&self, span: Span) -> Option<&[usize]> {
        self.set_orders.get(&(span.start, span.end)).map(Vec::as_slice)
    }
    /// The set displays of which that is known; `file`: this one.
    pub fn ordered_sets(&self, file: FileId) -> impl Iterator<Item = Span> {
        self.set_orders.keys().map(move |(start, end)| Span::new(file, *start, *end))
    }
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(offset)
    }
    /// The text of a 1-based line, without its end.
    pub fn line(&self, line: u32) -> &str {
        let start = self.lines.starts[line as usize - 1] as usize;
        let end = self.lines.starts.get(line as usize).map_or(self.text.len(), |e| *e as usize - 1);
        &self.text[start..end]
    }
    pub fn offset(&self, line: u32, column: u32) -> u32 {
        self.lines.starts[line as usize - 1] + column
    }
}
