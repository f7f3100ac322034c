//! The parts of an f-string.

use crate::sir::field::Field;
use crate::sir::reader::Reader;
use crate::sir::writer::Writer;
use crate::sir::{Conversion, FormatPart, Site, Value};

impl Field for Vec<FormatPart> {
    fn write(&self, to: &mut Writer) {
        to.list(self, |part, to| match part {
            FormatPart::Literal(text) => to.push(&format!("{text:?}")),
            FormatPart::CodePoints(points) => to.push(&format!("points{points:?}")),
            FormatPart::Value { value, conversion, spec, site } => {
                to.push("{");
                value.write(to);
                to.push(conversion_suffix(*conversion));
                if let Some(spec) = spec {
                    to.push(":");
                    spec.write(to);
                }
                site.write(to);
                to.push("}");
            }
        });
    }
    fn read(from: &mut Reader) -> Result<Vec<FormatPart>, String> {
        from.list("(", ")", format_part)
    }
    fn operands(&self, found: &mut Vec<Value>) {
        for part in self {
            match part {
                FormatPart::Literal(_) | FormatPart::CodePoints(_) => {}
                FormatPart::Value { value, spec, .. } => found.extend(std::iter::once(value).chain(spec)),
            }
        }
    }
}

const CONVERSIONS: [Conversion; 4] = [Conversion::Str, Conversion::Repr, Conversion::Ascii, Conversion::None];

fn conversion_suffix(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "",
        Conversion::Str => "!s",
        Conversion::Repr => "!r",
        Conversion::Ascii => "!a",
    }
}

fn format_part(from: &mut Reader) -> Result<FormatPart, String> {
    if from.is_next("\"") {
        return from.string().map(FormatPart::Literal);
    }
    if from.take("points") {
        return from.list("[", "]", Reader::number).map(FormatPart::CodePoints);
    }
    from.expect("{")?;
    let value = Value::read(from)?;
    let conversion = CONVERSIONS.into_iter().find(|conversion| from.take(conversion_suffix(*conversion)));
    let spec = if from.take(":") { Some(Value::read(from)?) } else { None };
    let site = Option::<Site>::read(from)?;
    from.expect("}")?;
    let conversion = conversion.expect("every text begins with nothing");
    Ok(FormatPart::Value { value, conversion, spec, site })
}
