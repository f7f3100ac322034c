//! f-strings, `format` and `%` with specifications put together at random: valid ones and others.

use super::kind::Kind;
use super::tree::Expr;
use super::writer::Writer;

impl Writer {
    /// A string with one or two fields.
    pub fn formatted(&mut self) -> Expr {
        let kind = Kind::scalar(&mut self.rng);
        match self.rng.below(3) {
            0 => {
                let spec = self.specification(&kind);
                Expr::of(&format!("format(@, '{spec}')"), vec![self.expr(&kind, 1)])
            }
            1 => {
                let directive = self.directive(&kind);
                Expr::of(&format!("'<{directive}>' % (@,)"), vec![self.expr(&kind, 1)])
            }
            _ => self.f_string(),
        }
    }

    /// Names only inside: before 3.12 no quote of the string may be in a field.
    fn f_string(&mut self) -> Expr {
        let mut template = String::from("f'");
        let mut parts = Vec::new();
        for _ in 0..1 + self.rng.below(2) {
            let kind = Kind::scalar(&mut self.rng);
            let Some(name) = self.variable(&kind) else {
                template.push('-');
                continue;
            };
            let conversion = self.rng.word(":s :s :s !r :s !a !s =");
            let spec =
                if conversion == ":s" { self.specification(&kind) } else { self.specification(&Kind::Str) };
            let conversion = conversion.trim_start_matches(":s");
            let spec = if self.rng.percent(40) { String::new() } else { format!(":{spec}") };
            template.push_str(&format!("{{@{conversion}{spec}}}|"));
            parts.push(name);
        }
        template.push('\'');
        Expr::of(&template, parts)
    }

    fn specification(&mut self, kind: &Kind) -> String {
        let rng = &mut self.rng;
        let fill = rng.word("_ _ _ * é 0 <").replace('_', "");
        let align = rng.word("_ _ < > ^ =").replace('_', "");
        let fill = if align.is_empty() { String::new() } else { fill };
        let sign = rng.word("_ _ _ _ + - z").replace('_', "");
        let alternate = rng.word("_ _ _ _ _ #").replace('_', "");
        let width = rng.word("_ _ 1 5 8 08 012 010").replace('_', "");
        let grouping = rng.word(". . . . . , _").replace('.', "");
        let precision = rng.word("_ _ _ .0 .1 .3 .12").replace('_', "");
        let letter = match kind {
            Kind::Int | Kind::Bool => rng.word("- - d x X o b c e f g n % s"),
            Kind::Float => rng.word("- - f F e E g G n % d"),
            _ => rng.word("- - - s s d"),
        };
        let letter = letter.replace('-', "");
        if matches!(kind, Kind::Str | Kind::Bytes) && rng.percent(85) {
            return format!("{fill}{}{}{precision}", align.replace('=', "<"), width.trim_start_matches('0'));
        }
        let precision = if *kind == Kind::Float || rng.percent(10) { precision } else { String::new() };
        format!("{fill}{align}{sign}{alternate}{width}{grouping}{precision}{letter}")
    }

    fn directive(&mut self, kind: &Kind) -> String {
        let rng = &mut self.rng;
        let flags = rng.word("_ _ _ - + 0 # 0- +0").replace('_', "");
        let width = rng.word("_ _ 1 5 9").replace('_', "");
        let precision = rng.word("_ _ _ .0 .2 .6").replace('_', "");
        let letter = match kind {
            Kind::Int | Kind::Bool => rng.word("d d i u x X o e f g s r c"),
            Kind::Float => rng.word("f F e E g G d s r i"),
            _ => rng.word("s r a s r a d c"),
        };
        format!("%{flags}{width}{precision}{letter}")
    }
}
