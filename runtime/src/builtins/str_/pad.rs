//! Methods of `str` that bring it to a width: `ljust`, `center`, `zfill`, `expandtabs`.

use hybridc_macros::py;

use super::word;
use crate::error::{R, memory_error, overflow_error, type_error};
use crate::int::Int;
use crate::text::{Kind, Str, StrBuf};

/// The width asked for and the one character to fill with.
fn width_and_fill(width: &Int, fill: Option<&Str>) -> R<(usize, u32)> {
    let width = usize::try_from(word(width)?).unwrap_or(0);
    let fill = match fill {
        None => u32::from(b' '),
        Some(fill) if fill.len() == 1 => fill.get(0),
        Some(_) => return Err(type_error("The fill character must be exactly one character long")),
    };
    Ok((width, fill))
}

/// `text` with `left` and `right` fill characters around it.
pub(crate) fn padded(text: &Str, left: usize, right: usize, fill: u32) -> R<Str> {
    if left == 0 && right == 0 {
        return Ok(text.clone());
    }
    let length = left.checked_add(right).and_then(|pad| pad.checked_add(text.len()));
    let Some(length) = length.filter(|length| *length <= isize::MAX as usize) else {
        return Err(overflow_error("padded string is too long"));
    };
    let mut result = Str::try_room_for(text.kind().max(Kind::of(fill)), length).ok_or_else(memory_error)?;
    result.append_repeated(fill, left);
    result.append_copy(text);
    result.append_repeated(fill, right);
    Ok(result)
}

#[py("str.ljust(self, width, fillchar=' ', /)", raises = [OverflowError, TypeError, MemoryError])]
pub fn ljust(text: &Str, width: &Int, fillchar: Option<&Str>) -> R<Str> {
    let (width, fill) = width_and_fill(width, fillchar)?;
    padded(text, 0, width.saturating_sub(text.len()), fill)
}

#[py("str.rjust(self, width, fillchar=' ', /)", raises = [OverflowError, TypeError, MemoryError])]
pub fn rjust(text: &Str, width: &Int, fillchar: Option<&Str>) -> R<Str> {
    let (width, fill) = width_and_fill(width, fillchar)?;
    padded(text, width.saturating_sub(text.len()), 0, fill)
}

/// The odd one goes to the left when the width is odd, to the right when it is even.
#[py("str.center(self, width, fillchar=' ', /)", raises = [OverflowError, TypeError, MemoryError])]
pub fn center(text: &Str, width: &Int, fillchar: Option<&Str>) -> R<Str> {
    let (width, fill) = width_and_fill(width, fillchar)?;
    let margin = width.saturating_sub(text.len());
    let left = margin / 2 + (margin & width & 1);
    padded(text, left, margin - left, fill)
}

/// Zeros between a sign and the rest.
#[py("str.zfill(self, width, /)", raises = [OverflowError, MemoryError])]
pub fn zfill(text: &Str, width: &Int) -> R<Str> {
    let width = usize::try_from(word(width)?).unwrap_or(0);
    let zeros = width.saturating_sub(text.len());
    let signed = !text.is_empty() && matches!(text.get(0), 0x2b | 0x2d);
    if zeros == 0 || !signed {
        return padded(text, zeros, 0, u32::from(b'0'));
    }
    let mut result = Str::try_room_for(text.kind(), width).ok_or_else(memory_error)?;
    result.append_copy(&text.slice(0, 1));
    result.append_repeated(u32::from(b'0'), zeros);
    result.append_copy(&text.slice(1, text.len()));
    Ok(result)
}

#[py("str.expandtabs(self, tabsize=8)", raises = [OverflowError, MemoryError])]
pub fn expandtabs(text: &Str, tabsize: Option<&Int>) -> R<Str> {
    let tab = match tabsize {
        None => 8,
        Some(size) => match size.to_i64().map(i32::try_from) {
            Some(Ok(size)) => usize::try_from(size).unwrap_or(0),
            _ => return Err(overflow_error("Python int too large to convert to C int")),
        },
    };
    let tabs = text.code_points().filter(|code_point| *code_point == 0x09).count();
    if tabs == 0 {
        return Ok(text.clone());
    }
    let mut out = StrBuf::new();
    let longest = tabs.saturating_mul(tab).saturating_add(text.len());
    if longest > SURELY_FITS {
        out.try_reserve(text.kind(), expanded_length(text, tab)?)?;
    }
    let mut column = 0;
    for code_point in text.code_points() {
        match code_point {
            0x09 => {
                if tab > 0 {
                    let blanks = tab - column % tab;
                    column += blanks;
                    out.push_repeated(u32::from(b' '), blanks);
                }
            }
            _ => {
                column = if matches!(code_point, 0x0a | 0x0d) { 0 } else { column + 1 };
                out.push_code_point(code_point);
            }
        }
    }
    Ok(out.finish())
}

/// Text up to this length is made without asking for its memory first.
const SURELY_FITS: usize = 1 << 20;

/// The length of the text when tabs stand for blanks up to the next multiple of `tab`.
fn expanded_length(text: &Str, tab: usize) -> R<usize> {
    let (mut length, mut column) = (0usize, 0);
    for code_point in text.code_points() {
        let step = match code_point {
            0x09 if tab == 0 => 0,
            0x09 => tab - column % tab,
            _ => 1,
        };
        column = if matches!(code_point, 0x0a | 0x0d) { 0 } else { column + step };
        length = length.saturating_add(step);
        if length > isize::MAX as usize {
            return Err(overflow_error("new string is too long"));
        }
    }
    Ok(length)
}
