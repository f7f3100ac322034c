//! Scopes agree with CPython's `symtable` module, and functions with its code objects, over a sample of the
//! standard library of every interpreter found.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use hybridc_dev::interpreter::{self, Interpreter};

use super::collect::collect;
use super::nodes::{Function, FunctionKind, ParamKind};
use super::scope::{ScopeId, ScopeKind, Scopes};
use crate::source::{SourceMap, Span};
use crate::syntax::{self, Target};

/// One line for each table: `type name line`, then its symbols. Symbols a table only passes on are left out,
/// as are those that CPython adds for itself. Tables of annotations and type parameters are stepped over.
const ORACLE: &str = r#"
import importlib.util, os, symtable, sys, warnings
warnings.simplefilter('ignore')
own = {'.0', '__class__', '__classdict__', '.defaults', '.kwdefaults', '.type_params', '.generic_base',
       '__type_params__'}
root = os.path.dirname(os.__file__)
full = 'HYBRIDC_TEST_FULL' in os.environ
hard = set(sys.argv[1].split())
def files():
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f != 'site-packages')
        found += (os.path.join(folder, n) for n in sorted(names) if n.endswith('.py'))
    return [f for i, f in enumerate(found) if full or i % 60 == 11 or os.path.basename(f)[:-3] in hard]
def letter(symbol):
    return {1: 'L', 2: 'G', 3: 'G', 4: 'F', 5: 'C'}[symbol._Symbol__scope]
def shown(table):
    for s in table.get_symbols():
        passed_on = letter(s) == 'F' and not (s.is_referenced() or s.is_assigned() or s.is_nonlocal())
        if s.get_name() not in own and not passed_on:
            yield s.get_name() + '=' + letter(s)
def walk(table):
    if str(table.get_type()) in ('module', 'function', 'class'):
        line = 0 if table.get_type() == 'module' else table.get_lineno()
        # All names of a module are global; its table also lists what functions declare `global`.
        print(table.get_type(), table.get_name(), line, *(sorted(shown(table)) if line else []))
    for child in table.get_children():
        walk(child)
def codes(code):
    # Comprehensions, annotation scopes and lazily evaluated types are no functions here.
    kinds = (0x20, 'g'), (0x80, 'a'), (0x200, 'ga')
    flags = ''.join(letter for bit, letter in kinds if code.co_flags & bit)
    counts = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    is_own = code.co_name in ('<listcomp>', '<setcomp>', '<dictcomp>')
    is_own = is_own or '<generic parameters of ' in code.co_qualname
    if not is_own and '<locals>.Alias' not in code.co_qualname:
        named = code.co_varnames[:counts[0] + counts[2] + bool(code.co_flags & 4) + bool(code.co_flags & 8)]
        yield ' '.join([code.co_qualname, flags or '-', *map(str, counts), *named])
    for const in code.co_consts:
        if hasattr(const, 'co_code'):
            yield from codes(const)
for path in files():
    source = open(path, 'rb').read()
    try:
        code = compile(source, path, 'exec', dont_inherit=True)
        table = symtable.symtable(source, path, 'exec')
        text = importlib.util.decode_source(source)
    except (SyntaxError, ValueError):
        continue
    # Annotations nobody evaluates are no uses for CPython; here they are, which only makes a cell too many.
    if 'import annotations' in text:
        continue
    print('FILE', path, len(text.encode()))
    sys.stdout.write(text)
    print()
    walk(table)
    print('CODE')
    for line in sorted(set(codes(code))):
        print(line)
    print('END')
"#;

const HARD: &str = "test_scope test_symtable test_named_expressions test_listcomps test_type_params \
                    test_generators test_super test_class test_patma dataclasses enum typing ast traceback";

/// The tables of one file as the oracle prints them, sorted.
fn tables(scopes: &Scopes, sources: &SourceMap, minor: u8) -> Vec<String> {
    let mut symbols: Vec<BTreeMap<String, char>> =
        (0..scopes.scopes.len()).map(|index| scopes.letters(ScopeId(index as u32))).collect();
    // From 3.12 on a comprehension's names are added to the scope it is inlined into.
    for index in (1..scopes.scopes.len()).rev() {
        let scope = &scopes.scopes[index];
        let parent = scope.parent.expect("only a module has no parent");
        let is_inlined = matches!(scope.kind, ScopeKind::Comprehension(_)) && minor >= 12;
        if is_inlined && scopes.scope(parent).kind != ScopeKind::TypeParams {
            for (name, letter) in symbols[index].clone() {
                symbols[parent.0 as usize].entry(name).or_insert(letter);
            }
        }
    }
    let mut lines = Vec::new();
    for (scope, symbols) in scopes.scopes.iter().zip(symbols) {
        let (kind, name) = match scope.kind {
            ScopeKind::Module => ("module", "top"),
            ScopeKind::Class => ("class", scope.name.as_str()),
            ScopeKind::Def => ("function", scope.name.as_str()),
            ScopeKind::Lambda => ("function", "lambda"),
            ScopeKind::GeneratorExpression => ("function", "genexpr"),
            ScopeKind::Comprehension(frame) if minor < 12 => ("function", frame.trim_matches(['<', '>'])),
            ScopeKind::Comprehension(_) | ScopeKind::TypeParams => continue,
        };
        let line = if scope.kind == ScopeKind::Module { 0 } else { sources.start(scope.span).line };
        let shown: Vec<String> = symbols.iter().map(|(name, letter)| format!("{name}={letter}")).collect();
        let mut shown: Vec<&str> = shown.iter().map(String::as_str).filter(|_| line > 0).collect();
        shown.sort_unstable();
        lines.push(format!("{kind} {name} {line} {}", shown.join(" ")).trim_end().to_owned());
    }
    lines.sort();
    lines
}

/// Below 3.12 a comprehension is a function and makes cells, and the scope of `[T]` is one in all versions;
/// native code inlines both.
fn without_cells(line: &str, path: &str, minor: u8) -> String {
    let is_exempt = minor < 12 || path.ends_with("test_type_params.py");
    if is_exempt { line.replace("=C", "=L") } else { line.to_owned() }
}

/// The code of a `type` statement or of a type parameter's bound.
fn is_lazy_type(line: &str, text: &str) -> bool {
    let (qualname, rest) = line.split_once(' ').expect("flags");
    let name = qualname.rsplit('.').next().unwrap_or(qualname);
    let written = [format!("type {name}"), format!("{name}:"), format!("{name} =")];
    rest.starts_with("- 0 0 0") && written.iter().any(|form| text.contains(form.as_str()))
}

/// As the oracle prints a code object. CPython keeps `*args` behind the keyword-only parameters.
fn code_line(function: &Function) -> String {
    let of = |kind: ParamKind| {
        function.params.iter().filter(move |param| param.kind == kind).map(|param| param.name.clone())
    };
    let positional_only = of(ParamKind::PositionalOnly).count();
    let positional: Vec<String> = of(ParamKind::PositionalOnly).chain(of(ParamKind::Positional)).collect();
    let keyword_only: Vec<String> = of(ParamKind::KeywordOnly).collect();
    let flags = match (function.is_generator, function.is_async) {
        (false, false) => "-",
        (true, false) => "g",
        (false, true) => "a",
        (true, true) => "ga",
    };
    // A generator expression's parameter is positional for CPython.
    let positional_only =
        if function.kind == FunctionKind::GeneratorExpression { 0 } else { positional_only };
    let mut line = format!(
        "{} {flags} {} {positional_only} {}",
        function.qualname,
        positional.len(),
        keyword_only.len()
    );
    let stars = of(ParamKind::VarPositional).chain(of(ParamKind::VarKeyword));
    for name in positional.into_iter().chain(keyword_only).chain(stars) {
        line.push(' ');
        line.push_str(&name);
    }
    line
}

fn check(python: &Interpreter) -> Vec<String> {
    let minor = python.minor as u8;
    let mut oracle = Command::new(&python.path);
    oracle.args(["-c", ORACLE, HARD]).stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = oracle.output().expect("the interpreter starts");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    let mut rest = output.as_str();
    let mut failures = Vec::new();
    while let Some(head) = rest.strip_prefix("FILE ") {
        let (head, tail) = head.split_once('\n').expect("a line");
        let (path, length) = head.rsplit_once(' ').expect("path and length");
        let (text, tail) = tail.split_at(length.parse().expect("a length"));
        let (expected, tail) = tail.split_once("END\n").expect("an end");
        rest = tail;
        let mut sources = SourceMap::default();
        let file = sources.add(path.to_owned(), Vec::new(), text.to_owned());
        let (expected, codes) = expected.split_once("CODE\n").expect("two parts");
        let Ok(tree) = syntax::parse(file, text, Target { minor }) else { continue };
        let (scopes, by_place) =
            collect(&tree, &crate::hir::Brought::new(), None, Span::new(file, 0, text.len() as u32));
        let scopes = Scopes::number(scopes, by_place, 0);
        let ours: Vec<String> =
            tables(&scopes, &sources, minor).iter().map(|line| without_cells(line, path, minor)).collect();
        let mut theirs: Vec<String> =
            expected.trim().lines().map(|line| without_cells(line, path, minor)).collect();
        theirs.sort();
        let mut ours_sorted = ours.clone();
        ours_sorted.sort();
        let difference = ours_sorted.iter().zip(&theirs).find(|(left, right)| left != right);
        if let Some((left, right)) = difference {
            failures.push(format!("{path}\n- CPython: {right}\n- hybridc: {left}"));
        } else if ours.len() != theirs.len() {
            failures.push(format!("{path}: {} tables, CPython has {}", ours.len(), theirs.len()));
        }
        let program = super::build(&[super::Source::main(&tree)], &sources, Target { minor });
        let ours: BTreeSet<String> = program.functions.iter().map(code_line).collect();
        // CPython drops what it never reaches (`if 0:`), and has code objects for types that nothing native
        // evaluates.
        let unknown = codes.lines().find(|line| !ours.contains(*line) && !is_lazy_type(line, text));
        failures.extend(unknown.map(|line| format!("{path}\n- CPython's code: {line}")));
    }
    failures
}

#[test]
fn scopes_are_cpythons() {
    let pythons = interpreter::find();
    assert!(!pythons.is_empty(), "no CPython 3.11, 3.12 or 3.13 found: set HYBRIDC_TEST_PYTHONS");
    let failures: Vec<String> =
        pythons.iter().flat_map(|python| syntax::with_big_stack(|| check(python))).collect();
    assert!(failures.is_empty(), "{}\n{} files differ", failures.join("\n"), failures.len());
}
