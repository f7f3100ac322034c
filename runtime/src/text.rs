//! `str`: code points, PEP 393. Skeleton: the file's owner replaces the representation, keeps the names.

/// A Python str.
#[derive(Clone)]
pub struct Str(std::rc::Rc<str>);

impl From<&str> for Str {
    fn from(text: &str) -> Str {
        Str(text.into())
    }
}

impl Str {
    /// The code points, one after the other.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.chars().map(u32::from)
    }
}

/// Text under construction; may hold any code points, lone surrogates too.
#[derive(Default)]
pub struct StrBuf(String);

impl StrBuf {
    pub fn new() -> StrBuf {
        StrBuf::default()
    }
    pub fn push_str(&mut self, text: &str) {
        self.0.push_str(text);
    }
    pub fn push(&mut self, text: &Str) {
        self.0.push_str(&text.0);
    }
    pub fn push_code_point(&mut self, code_point: u32) {
        self.0.push(char::from_u32(code_point).unwrap_or('?'));
    }
    pub fn finish(self) -> Str {
        Str::from(&*self.0)
    }
}
