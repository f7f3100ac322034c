//! Where functions stand that the library makes for a program: what tracebacks show of them.

use crate::hir::expansion::{ORDERINGS, Rest};
use crate::python::Interpreter;
use crate::source::{OfLibrary, SourceMap, Span};
use crate::syntax::{self, ast};
use std::fs;
use std::path::Path;

/// Does a module ask for any?
pub fn is_asked_for(tree: &ast::Module) -> bool {
    const MODULES: [&str; 5] = ["collections", "dataclasses", "enum", "functools", "typing"];
    let has_parameters = |stmt: &ast::Stmt| match &stmt.kind {
        ast::StmtKind::ClassDef(class) => !class.type_params.is_empty(),
        _ => false,
    };
    if tree.body.iter().any(has_parameters) {
        return true;
    }
    syntax::imports(tree, "").iter().any(|module| MODULES.contains(&module.as_str()))
}

/// So many lines a text may have that the library generates.
const LINES: usize = 1 << 16;

/// Adds their files to the sources; `None` for a library that is written otherwise than CPython's.
pub fn places(interpreter: &Interpreter, sources: &mut SourceMap) -> Option<OfLibrary> {
    let reprs = if interpreter.version.1 >= 13 { "reprlib.py" } else { "dataclasses.py" };
    let around_repr = place(interpreter, sources, reprs, "user_function(self)\n")?;
    let tuple_repr = place(interpreter, sources, "collections/__init__.py", "repr_fmt % self\n")?;
    let (replace, replace_called) = if interpreter.version.1 >= 13 {
        ("self.__class__(**changes)\n", "_replace(obj, **changes)\n")
    } else {
        ("obj.__class__(**changes)\n", "obj.__class__(**changes)\n")
    };
    let [replace, replace_called] =
        [replace, replace_called].map(|end| place(interpreter, sources, "dataclasses.py", end));
    let (replace, replace_called) = (replace?, replace_called?);
    let enum_format = place(interpreter, sources, "enum.py", "str.__format__(str(self), format_spec)\n")?;
    let alias_call = place(interpreter, sources, "typing.py", "self.__origin__(*args, **kwargs)\n")?;
    let cached_call = place(interpreter, sources, "functools.py", "self.func(instance)\n")?;
    let orderings = orderings(interpreter, sources)?;
    let generated = sources.add("<string>".to_owned(), Vec::new(), "\n".repeat(LINES));
    Some(OfLibrary {
        generated,
        around_repr,
        tuple_repr,
        replace,
        replace_called,
        enum_format,
        alias_call,
        cached_call,
        orderings,
    })
}

/// Of each function behind `total_ordering`: the call of the method that there is, and what is asked besides.
fn orderings(interpreter: &Interpreter, sources: &mut SourceMap) -> Option<[(Span, Span); 12]> {
    let path = Path::new(&interpreter.stdlib).join("functools.py");
    let text = fs::read_to_string(&path).ok()?;
    let mut places = vec![];
    for (from, name, _, rest) in ORDERINGS {
        let head = format!("def _{name}_from_{from}(self, other):\n");
        let call = format!("type(self).__{from}__(self, other)");
        let compared = match rest {
            Rest::Nothing => "not op_result",
            Rest::AndUnequal => "self != other",
            Rest::OrEqual => "self == other",
        };
        let start = text.find(&head)?;
        let asked = start + text[start..].find(&call)?;
        let last = asked + text[asked..].find(compared)?;
        places.push(((asked, asked + call.len()), (last, last + compared.len())));
    }
    let file = sources.add(path.to_string_lossy().into_owned(), Vec::new(), text);
    let span = |(start, end): (usize, usize)| Span::new(file, start as u32, end as u32);
    let spans: Vec<(Span, Span)> = places.into_iter().map(|(one, two)| (span(one), span(two))).collect();
    spans.try_into().ok()
}

/// Where the end of a line stands in a file of the library that has it once.
fn place(interpreter: &Interpreter, sources: &mut SourceMap, name: &str, end: &str) -> Option<Span> {
    let path = Path::new(&interpreter.stdlib).join(name);
    let text = fs::read_to_string(&path).ok()?;
    let start = text.find(end).filter(|start| text.rfind(end) == Some(*start))?;
    let file = sources.add(path.to_string_lossy().into_owned(), Vec::new(), text);
    Some(Span::new(file, start as u32, (start + end.len() - 1) as u32))
}
