//! The text of an uncaught exception, as CPython writes it to stderr.

use super::suggestion::Lack;
use super::{Exception, Site};
use crate::protocol::AnyValue;
use crate::text::{Str, StrBuf};

/// An entry that repeats more often than this is counted instead of shown.
const SHOWN_REPEATS: usize = 3;
/// `sys.tracebacklimit`'s default.
const LIMIT: usize = 1000;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Appends the traceback of `exception` with everything it is chained to.
pub fn write_exception(exception: &Exception, out: &mut StrBuf) {
    // Walked by a list: a chain may be longer than the stack is deep.
    let mut chain: Vec<(Exception, &'static str)> = vec![(exception.clone(), "")];
    let mut last = exception.clone();
    loop {
        let next = match last.cause() {
            Some(cause) => Some((cause, CAUSE)),
            None if last.suppresses_context() => None,
            None => last.context().map(|context| (context, CONTEXT)),
        };
        let Some((next, link)) = next else { break };
        // A ring is printed once, as CPython's set of seen exceptions sees to.
        if chain.iter().any(|(seen, _)| seen.same(&next)) {
            break;
        }
        chain.push((next.clone(), link));
        last = next;
    }
    // 3.13, whose printer is written in Python, asks all for their texts before it prints anything.
    let mut texts: Vec<Option<Text>> = chain.iter().map(|_| None).collect();
    if crate::target::minor() >= 13 {
        texts = chain.iter().map(|(exception, _)| Some(text_of(exception))).collect();
    }
    for ((exception, link), text) in chain.iter().zip(texts).rev() {
        write_one(exception, text, out);
        out.push_str(link);
    }
}

/// Shows an exception that nobody can be given: `whom` met it as it was let go of
/// (`PyErr_WriteUnraisable`). This one is written in C in every version: neither causes nor contexts nor
/// notes, no name that may have been meant, the colon even before no text, and the innermost entries.
pub(crate) fn write_unraisable(exception: &Exception, whom: Str) {
    let mut text = StrBuf::new();
    text.push_str("Exception ignored in: ");
    text.push(&whom);
    text.push_str("\n");
    let entries = exception.entries();
    if !entries.is_empty() {
        text.push_str("Traceback (most recent call last):\n");
        let innermost = &entries[..entries.len().min(LIMIT)];
        // In 3.13 only the printer written in Python knows of carets and of more lines than the first.
        let below = if crate::target::minor() >= 13 { first_line } else { whole };
        write_entries(innermost.iter().rev().copied(), below, &mut text);
    }
    text.push_str(exception.shown_class());
    text.push_str(": ");
    let mut said = StrBuf::new();
    match exception.str(&mut said) {
        Ok(()) => text.push(&said.finish()),
        Err(raised) => {
            drop(super::take_unseen(raised));
            text.push_str("<exception str() failed>");
        }
    }
    text.push_str("\n");
    crate::io::write_error(&text.finish().to_utf8_lossy());
}

fn whole(shown: &str) -> &str {
    shown
}

fn first_line(shown: &str) -> &str {
    shown.split_inclusive('\n').next().unwrap_or_default()
}

/// `str(exception)`, with the name that may have been meant; `None` where that raises.
type Text = Option<Str>;

fn text_of(exception: &Exception) -> Text {
    let mut text = StrBuf::new();
    if exception.str(&mut text).is_err() {
        drop(super::take_pending());
        return None;
    }
    if let Some(suggestion) = exception.lack().and_then(Lack::suggestion) {
        text.push_str(&format!(". Did you mean: '{suggestion}'?"));
    }
    Some(text.finish())
}

fn write_one(exception: &Exception, text: Option<Text>, out: &mut StrBuf) {
    let entries = exception.entries();
    if !entries.is_empty() {
        out.push_str("Traceback (most recent call last):\n");
        write_entries(shown_entries(&entries), whole, out);
    }
    write_last_line(exception, text.unwrap_or_else(|| text_of(exception)), out);
    for note in exception.notes() {
        out.push(&note);
        out.push_str("\n");
    }
}

/// The `File` lines of what is shown, outermost first, each with what `below` takes of the lines under it.
fn write_entries(
    shown: impl Iterator<Item = &'static Site>,
    below: fn(&'static str) -> &'static str,
    out: &mut StrBuf,
) {
    let mut repeats = 0;
    let mut previous: Option<&Site> = None;
    for site in shown {
        if previous.is_some_and(|previous| same_place(previous, site)) {
            repeats += 1;
        } else {
            write_repeats(repeats, out);
            repeats = 1;
            previous = Some(site);
        }
        if repeats <= SHOWN_REPEATS {
            out.push_str(&format!("  File \"{}\", line {}, in {}\n", site.file, site.line, site.function));
            let below = below(site.shown);
            out.push_str(below);
            if !below.is_empty() && !below.ends_with('\n') {
                out.push_str("\n");
            }
        }
    }
    write_repeats(repeats, out);
}

/// At most 1000 entries: 3.11 and 3.12 keep the innermost, 3.13 (whose printer is written in Python) the
/// outermost.
fn shown_entries<'a>(entries: &'a [&'static Site]) -> Box<dyn Iterator<Item = &'static Site> + 'a> {
    if crate::target::minor() >= 13 {
        Box::new(entries.iter().rev().take(LIMIT).copied())
    } else {
        Box::new(entries.iter().take(LIMIT).rev().copied())
    }
}

fn same_place(a: &Site, b: &Site) -> bool {
    a.line == b.line && a.file == b.file && a.function == b.function
}

fn write_repeats(repeats: usize, out: &mut StrBuf) {
    if repeats > SHOWN_REPEATS {
        let more = repeats - SHOWN_REPEATS;
        out.push_str(&format!(
            "  [Previous line repeated {more} more time{}]\n",
            if more == 1 { "" } else { "s" }
        ));
    }
}

/// `ValueError: text`, or `ValueError` when the text is empty.
fn write_last_line(exception: &Exception, text: Text, out: &mut StrBuf) {
    out.push_str(exception.shown_class());
    match text {
        None => out.push_str(": <exception str() failed>"),
        Some(text) if text.is_empty() => {}
        Some(text) => {
            out.push_str(": ");
            out.push(&text);
        }
    }
    out.push_str("\n");
}
