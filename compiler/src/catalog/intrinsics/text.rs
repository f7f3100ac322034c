//! Text: codecs, classes of text, text from outside.

/// The parameters of a call that encodes or decodes: their names, and the position of the first in a call.
pub fn codec_parameters(owner: &str, name: &str) -> Option<([&'static str; 2], usize)> {
    let first = match (owner, name) {
        ("str", "encode") | ("bytes", "decode") => 0,
        ("builtins", "bytes") => 1,
        _ => return None,
    };
    Some((["encoding", "errors"], first))
}

/// `encode`, `decode` and `bytes` know a few codecs and error handlers natively: by default, or named by
/// literals; `given` as the caller wrote them, in the order of [`codec_parameters`]. (What another name
/// stands for is asked of `codecs`; `namereplace` needs the names of all characters.)
pub fn knows_codec(given: [Option<Option<&str>>; 2]) -> bool {
    const ENCODINGS: &[&str] = &["utf8", "utf-8", "ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1"];
    const HANDLERS: &[&str] = &[
        "strict",
        "ignore",
        "replace",
        "backslashreplace",
        "xmlcharrefreplace",
        "surrogateescape",
        "surrogatepass",
    ];
    let [encoding, errors] = given;
    let is_encoding = |name: &str| ENCODINGS.contains(&name.to_ascii_lowercase().as_str());
    encoding.is_none_or(|name| name.is_some_and(is_encoding))
        && errors.is_none_or(|name| name.is_some_and(|name| HANDLERS.contains(&name)))
}

/// A method of the catalog that this minor version does not have: CPython shows the attribute, not the call.
pub fn is_absent(owner: &str, name: &str, minor: u32) -> bool {
    const SINCE: &[(&str, &str, u32)] = &[("int", "is_integer", 12), ("bool", "is_integer", 12)];
    SINCE.iter().any(|(class, method, since)| *class == owner && *method == name && minor < *since)
}

/// Functions and methods whose text is what a method of the argument answers: of a subclass of `str` if that
/// is one.
pub fn hands_text_on(name: &str) -> bool {
    ["str", "repr", "ascii", "format", "bytes"].contains(&name)
}

/// Builtins that run a text, or make code of one.
pub fn runs_text(name: &str) -> bool {
    ["eval", "exec", "compile"].contains(&name)
}

/// A method of texts whose result is the text with one part in place of another.
pub fn replaces_in_text(name: &str) -> bool {
    name == "replace"
}

/// A name under which a class of texts may be had, in the bases of a class.
pub fn may_be_text_class(name: &str) -> bool {
    ["str", "bytes"].contains(&name) || name.contains("Str")
}

/// Builtins by which a program has text that does not stand in its source.
pub fn brings_in_text(name: &str) -> bool {
    reads_text(name) || ["chr", "bytes", "bytearray"].contains(&name)
}

/// Builtins that read text from outside.
pub fn reads_text(name: &str) -> bool {
    ["input", "open"].contains(&name)
}

/// The same of attributes of modules and files.
pub fn has_text_from_outside(attribute: &str) -> bool {
    const ATTRIBUTES: &[&str] = &[
        "argv",
        "environ",
        "getenv",
        "getline",
        "getlines",
        "getsource",
        "orig_argv",
        "read",
        "read_text",
        "readline",
        "readlines",
        "stdin",
    ];
    ATTRIBUTES.contains(&attribute)
}
