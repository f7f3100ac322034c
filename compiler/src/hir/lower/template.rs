//! `"…".format(…)` on a literal is an f-string.
//!
//! ```text
//! "{} is {0.size:>{w}}".format(a, w=b)   =>   (t0 := a, t1 := b, f"{t0} is {t0.size:>{t1}}")
//! ```
//!
//! Keeps: all arguments are evaluated first, in CPython's order, used or not.
//! Does nothing: when the call could fail as a call (a field without argument, a fault in the template), has
//! `*args` or `**kwargs`, or nests deeper than f-strings are made here. Then it stays a method call, which
//! raises what CPython raises.

use super::*;
use crate::syntax::ast;

/// A piece of a template.
enum Piece {
    Literal(Vec<u32>),
    Field(Field),
}

struct Field {
    argument: Argument,
    steps: Vec<Step>,
    conversion: Conversion,
    spec: Vec<Piece>,
}

enum Argument {
    Position(usize),
    Name(String),
}

enum Step {
    Attribute(String),
    Item(Const),
}

/// Automatic numbers and written ones do not mix in one template.
#[derive(Default)]
struct Numbering {
    next: usize,
    automatic: bool,
    manual: bool,
}

impl Body<'_> {
    /// The call as an f-string, if it is one.
    pub(super) fn template_call(
        &mut self,
        func: &ast::Expr,
        args: &[ast::Expr],
        keywords: &[ast::Keyword],
        span: Span,
    ) -> Option<ExprId> {
        let ast::ExprKind::Attribute { value, attr, .. } = &func.kind else { return None };
        let ast::ExprKind::Constant { value: Const::Str(text), .. } = &value.kind else { return None };
        let plain = !args.iter().any(|arg| matches!(arg.kind, ast::ExprKind::Starred { .. }))
            && keywords.iter().all(|keyword| keyword.name.is_some());
        if attr != "format" || !plain {
            return None;
        }
        let pieces = parse(&text.code_points(), &mut Numbering::default(), 2)?;
        let names: Vec<&str> = keywords.iter().filter_map(|keyword| keyword.name.as_deref()).collect();
        if !all_given(&pieces, args.len(), &names) {
            return None;
        }
        let mut body = Vec::new();
        let mut temps = Vec::new();
        for value in args.iter().chain(keywords.iter().map(|keyword| &keyword.value)) {
            let value = self.expr(value);
            let temp = self.temp("argument");
            body.push(self.set(temp, value, span));
            temps.push(temp);
        }
        let parts = self.template_parts(pieces, &temps, &names, span);
        let value = self.add(ExprKind::FString(parts), span);
        Some(self.add(ExprKind::Block { body, value, frame: None }, span))
    }

    fn template_parts(
        &mut self,
        pieces: Vec<Piece>,
        temps: &[BindingId],
        names: &[&str],
        span: Span,
    ) -> Vec<FPart> {
        let mut parts = Vec::new();
        for piece in pieces {
            parts.push(match piece {
                Piece::Literal(text) => FPart::Literal(PyText::from_code_points(text)),
                Piece::Field(field) => {
                    let index = match &field.argument {
                        Argument::Position(index) => *index,
                        Argument::Name(name) => {
                            temps.len() - names.len() + position(names, name).expect("checked to be given")
                        }
                    };
                    let mut value = self.local(temps[index], span);
                    for step in field.steps {
                        let kind = match step {
                            Step::Attribute(name) => {
                                ExprKind::Attribute { object: value, name, name_span: span }
                            }
                            Step::Item(key) => {
                                let index = self.add(ExprKind::Const(key), span);
                                ExprKind::Subscript { object: value, index }
                            }
                        };
                        value = self.add(kind, span);
                    }
                    let spec = self.template_spec(field.spec, temps, names, span);
                    FPart::Value { value, conversion: field.conversion, spec, span }
                }
            });
        }
        parts
    }

    fn template_spec(
        &mut self,
        spec: Vec<Piece>,
        temps: &[BindingId],
        names: &[&str],
        span: Span,
    ) -> Option<ExprId> {
        match spec.as_slice() {
            [] => None,
            [Piece::Literal(text)] => {
                Some(self.add(ExprKind::Const(Const::Str(PyText::from_code_points(text.clone()))), span))
            }
            _ => {
                let parts = self.template_parts(spec, temps, names, span);
                Some(self.add(ExprKind::FString(parts), span))
            }
        }
    }
}

fn position(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|given| *given == name)
}

/// Has every field its argument?
fn all_given(pieces: &[Piece], positional: usize, names: &[&str]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Literal(_) => true,
        Piece::Field(field) => {
            let given = match &field.argument {
                Argument::Position(index) => *index < positional,
                Argument::Name(name) => position(names, name).is_some(),
            };
            given && all_given(&field.spec, positional, names)
        }
    })
}

const OPEN: u32 = b'{' as u32;
const CLOSE: u32 = b'}' as u32;

/// `None`: a fault, or more than is understood here.
fn parse(text: &[u32], numbering: &mut Numbering, depth: u32) -> Option<Vec<Piece>> {
    let depth = depth.checked_sub(1)?;
    let mut pieces = Vec::new();
    let mut literal = Vec::new();
    let mut at = 0;
    while let Some(code_point) = text.get(at).copied() {
        at += 1;
        match (code_point, text.get(at)) {
            (OPEN, Some(&OPEN)) | (CLOSE, Some(&CLOSE)) => {
                literal.push(code_point);
                at += 1;
            }
            (OPEN, _) => {
                if !literal.is_empty() {
                    pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                }
                let end = at + field_end(&text[at..])?;
                pieces.push(Piece::Field(parse_field(&text[at..end], numbering, depth)?));
                at = end + 1;
            }
            (CLOSE, _) => return None,
            _ => literal.push(code_point),
        }
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Some(pieces)
}

/// Where the brace stands that closes a field. Braces inside brackets are not understood here.
fn field_end(text: &[u32]) -> Option<usize> {
    let mut open = 1;
    for (index, code_point) in text.iter().enumerate() {
        match *code_point {
            OPEN => open += 1,
            CLOSE => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(index);
        }
    }
    None
}

/// `name!conversion:spec`.
fn parse_field(text: &[u32], numbering: &mut Numbering, depth: u32) -> Option<Field> {
    let is = |code_point: &u32, character: char| *code_point == u32::from(character);
    let end = text.iter().position(|point| is(point, ':') || is(point, '!')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let name: String = name.iter().map(|point| char::from_u32(*point)).collect::<Option<String>>()?;
    if name.contains(['{', '}']) {
        return None;
    }
    let (argument, steps) = parse_name(&name, numbering)?;
    let mut conversion = Conversion::None;
    if let [mark, letter, after @ ..] = rest
        && is(mark, '!')
    {
        conversion = match char::from_u32(*letter)? {
            's' => Conversion::Str,
            'r' => Conversion::Repr,
            'a' => Conversion::Ascii,
            _ => return None,
        };
        rest = after;
    }
    let spec = match rest {
        [] => Vec::new(),
        [mark, spec @ ..] if is(mark, ':') => parse(spec, numbering, depth)?,
        _ => return None,
    };
    Some(Field { argument, steps, conversion, spec })
}

/// `0.name[key]`.
fn parse_name(name: &str, numbering: &mut Numbering) -> Option<(Argument, Vec<Step>)> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let argument = if first.is_empty() {
        numbering.automatic = true;
        numbering.next += 1;
        Argument::Position(numbering.next - 1)
    } else if first.bytes().all(|byte| byte.is_ascii_digit()) {
        numbering.manual = true;
        Argument::Position(first.parse().ok()?)
    } else if first.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        Argument::Name(first.to_owned())
    } else {
        // Digits of other scripts are numbers, too.
        return None;
    };
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let step;
        (step, rest) = parse_step(rest)?;
        steps.push(step);
    }
    (!(numbering.automatic && numbering.manual)).then_some((argument, steps))
}

fn parse_step(rest: &str) -> Option<(Step, &str)> {
    if let Some(rest) = rest.strip_prefix('.') {
        let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
        let identifier = !name.is_empty()
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        return identifier.then(|| (Step::Attribute(name.to_owned()), rest));
    }
    let (key, rest) = rest.strip_prefix('[')?.split_once(']')?;
    let key = match key {
        "" => return None,
        _ if key.bytes().all(|byte| byte.is_ascii_digit()) => Const::Int(key.parse().ok()?),
        _ if key.is_ascii() => Const::Str(PyText::Text(key.to_owned())),
        _ => return None,
    };
    Some((Step::Item(key), rest))
}
