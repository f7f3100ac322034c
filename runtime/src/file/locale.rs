//! What text is encoded in: the locale that the environment asks for, UTF-8 mode (PEP 538, PEP 540), and for
//! the standard streams `PYTHONIOENCODING` (`Python/preconfig.c`, `Python/initconfig.c`).

use std::sync::OnceLock;

use crate::sys;
use crate::text::Str;
use crate::text::codec::Encoding;

struct Locale {
    /// `sys.flags.utf8_mode`
    utf8_mode: bool,
    /// What `nl_langinfo` calls the encoding.
    codeset: String,
    /// Text of the standard streams has lone surrogates for bytes that are no characters.
    escapes: bool,
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn locale() -> &'static Locale {
    static LOCALE: OnceLock<Locale> = OnceLock::new();
    LOCALE.get_or_init(|| {
        let mut name = sys::character_locale();
        let is_plain = matches!(name.as_str(), "C" | "POSIX");
        // PEP 538: the plain locale becomes one with UTF-8, unless LC_ALL or a variable forbids it.
        let coerces = variable("PYTHONCOERCECLOCALE").is_none_or(|value| value != "0");
        if is_plain && coerces && variable("LC_ALL").is_none() {
            let targets = [c"C.UTF-8", c"C.utf8", c"UTF-8"];
            if let Some(target) = targets.into_iter().find(|target| sys::set_character_locale(target)) {
                name = target.to_string_lossy().into_owned();
            }
        }
        let utf8_mode = match variable("PYTHONUTF8").as_deref() {
            Some("1") => true,
            Some("0") => false,
            _ => is_plain,
        };
        let escapes = utf8_mode || matches!(name.as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8" | "UTF-8");
        Locale { utf8_mode, codeset: sys::locale_codeset(), escapes }
    })
}

/// The encoding of files: what `encoding` shows, and which it is; None: one that native code does not know.
pub fn of_files() -> (Str, Option<Encoding>) {
    let locale = locale();
    let name = Str::from(if locale.utf8_mode { "utf-8" } else { &*locale.codeset });
    let encoding = Encoding::by_name(&name);
    (name, encoding)
}

/// The same of the standard streams, and how they handle errors (stderr has a way of its own).
pub fn of_streams() -> (Str, Option<Encoding>, Str) {
    let locale = locale();
    let asked = variable("PYTHONIOENCODING").unwrap_or_default();
    let (asked_encoding, asked_errors) = asked.split_once(':').unwrap_or((&asked, ""));
    let default = if locale.utf8_mode { "utf-8" } else { &*locale.codeset };
    let name = if asked_encoding.is_empty() { default } else { asked_encoding };
    let encoding = Encoding::by_name(&Str::from(name));
    // `config_get_codec_name`: the codec's own name.
    let name = match encoding {
        Some(Encoding::Utf8) => "utf-8",
        Some(Encoding::Ascii) => "ascii",
        Some(Encoding::Latin1) => "iso8859-1",
        None => name,
    };
    let errors = match (asked_errors, asked_encoding) {
        ("", "") if locale.escapes => "surrogateescape",
        ("", _) => "strict",
        (errors, _) => errors,
    };
    (Str::from(name), encoding, Str::from(errors))
}
