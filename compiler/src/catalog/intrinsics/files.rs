//! `open`: which row a call means, and which arguments that takes.

/// The parameters in order, as far as native code knows them.
pub const PARAMETERS: [&str; 6] = [FILE, "mode", BUFFERING, "encoding", "errors", "newline"];

pub const FILE: &str = "file";
pub const BUFFERING: &str = "buffering";

/// The builtin.
pub const OPEN: &str = "open";

/// The keyword of `print`.
pub const PRINTED_TO: &str = "file";

/// What a call says.
pub struct Given<'a> {
    pub buffering: i64,
    mode: &'a str,
    encoding: Option<&'a str>,
    errors: Option<&'a str>,
    newline: Option<&'a str>,
}

impl Default for Given<'_> {
    fn default() -> Self {
        Given { buffering: -1, mode: "r", encoding: None, errors: None, newline: None }
    }
}

impl<'a> Given<'a> {
    /// `None` where native code does not know the parameter, or it takes no None.
    pub fn set(&mut self, parameter: &str, value: Option<&'a str>) -> Option<()> {
        match parameter {
            "mode" => self.mode = value?,
            "encoding" => self.encoding = value,
            "errors" => self.errors = value,
            "newline" => self.newline = value,
            _ => return None,
        }
        Some(())
    }
}

/// The row of hybridc's own; `None` where CPython refuses the call, or warns.
pub fn open_row(given: &Given<'_>) -> Option<&'static str> {
    let is_known = given.mode.chars().all(|letter| "rwxabt+".contains(letter));
    let has = |letter: char| given.mode.contains(letter);
    let once = "rwxabt+".chars().all(|letter| given.mode.matches(letter).count() <= 1);
    let directions = "rwxa".chars().filter(|letter| has(*letter)).count();
    if !is_known || !once || directions != 1 || has('b') && has('t') {
        return None;
    }
    if has('b') {
        let is_plain = given.encoding.is_none() && given.errors.is_none() && given.newline.is_none();
        return (is_plain && given.buffering != 0 && given.buffering != 1).then_some("open_bytes");
    }
    let knows_codec = knows_encoding(given.encoding) && super::knows_codec([None, given.errors.map(Some)]);
    let is_newline = given.newline.is_none_or(|end| ["", "\n", "\r", "\r\n"].contains(&end));
    (knows_codec && is_newline && given.buffering != 0).then_some("open_text")
}

fn knows_encoding(name: Option<&str>) -> bool {
    let is_marked = |name: &str| ["utf-8-sig", "utf_8_sig"].contains(&name.to_ascii_lowercase().as_str());
    name.is_none_or(is_marked) || super::knows_codec([name.map(Some), None])
}
