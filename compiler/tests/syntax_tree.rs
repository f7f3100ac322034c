//! Our syntax tree is CPython's, node by node and position by position, over the standard library of every
//! interpreter found.
//!
//! Without `HYBRIDC_TEST_FULL` a sample: the files that are hard on a parser, and one in 150 of the others.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use hybridc::source::SourceMap;
use hybridc::syntax::{self, Target};
use hybridc_dev::interpreter::{self, Interpreter};

/// Answers each path with the decoded text and `ast.dump`, or with nothing when CPython refuses the file.
const ORACLE: &str = r#"
import ast, importlib.util, sys, threading, warnings
warnings.simplefilter('ignore')
sys.set_int_max_str_digits(0)
sys.setrecursionlimit(1000000)
threading.stack_size(1 << 29)
options = {'show_empty': True} if sys.version_info >= (3, 13) else {}
def answer(data):
    sys.stdout.buffer.write(b'%d\n' % len(data) + data)
def work():
    for path in sys.stdin:
        source = open(path.rstrip('\n'), 'rb').read()
        try:
            compile(source, path, 'exec', dont_inherit=True)
            tree = ast.parse(source)
            for node in ast.walk(tree):
                # 3.12.1 keeps an empty text behind the values of some format specs.
                if isinstance(node, ast.JoinedStr):
                    is_empty = lambda v: isinstance(v, ast.Constant) and v.value == ''
                    node.values = [v for v in node.values if not is_empty(v)]
            text = importlib.util.decode_source(source).encode()
        except (SyntaxError, ValueError, RecursionError):
            answer(b''); answer(b'')
        else:
            dump = ast.dump(tree, include_attributes=True, indent=1, **options)
            answer(text); answer(dump.encode('ascii', 'backslashreplace'))
        sys.stdout.buffer.flush()
worker = threading.Thread(target=work)
worker.start()
worker.join()
"#;

/// Hard on a parser, or on the repairs in `parse/`.
const HARD: &[&str] = &[
    "test_fstring",
    "test_grammar",
    "test_patma",
    "test_type_params",
    "test_unicode",
    "test_string_literals",
    "test_positional_only_arg",
    "test_named_expressions",
    "test_decorators",
    "test_source_encoding",
    "test_except_star",
    "test_type_aliases",
    "test_listcomps",
    "test_generators",
];

/// Lines of the dump that may differ, with the reason why that does not matter.
fn is_known_difference(ours: &str, theirs: &str) -> bool {
    // A block that ends in `;`: CPython's end of the compound statement includes the semicolon. Ends of
    // blocks show nowhere.
    let field = |line: &str| line.trim_start().split('=').next().map(str::to_owned);
    field(ours) == field(theirs) && ours.trim_start().starts_with("end_col_offset=") && {
        let number =
            |line: &str| line.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().unwrap_or(0);
        number(theirs) == number(ours) + 1
    }
}

struct Oracle {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Oracle {
    fn start(python: &Interpreter) -> Oracle {
        let mut child = Command::new(&python.path)
            .args(["-c", ORACLE])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the interpreter starts");
        let stdin = child.stdin.take().expect("piped");
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        Oracle { child, stdin, stdout }
    }

    fn ask(&mut self, path: &Path) -> (String, String) {
        writeln!(self.stdin, "{}", path.display()).expect("the oracle lives");
        (self.part(), self.part())
    }

    fn part(&mut self) -> String {
        let mut length = String::new();
        self.stdout.read_line(&mut length).expect("the oracle answers");
        let mut bytes = vec![0; length.trim().parse().expect("a length")];
        self.stdout.read_exact(&mut bytes).expect("the oracle answers in full");
        String::from_utf8(bytes).expect("UTF-8")
    }
}

fn stdlib(python: &Interpreter) -> PathBuf {
    let question = "import os; print(os.path.dirname(os.__file__))";
    let output = Command::new(&python.path).args(["-c", question]).output().expect("the interpreter starts");
    PathBuf::from(String::from_utf8(output.stdout).expect("UTF-8").trim())
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        folder.read_dir().expect("a folder").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() && path.file_name().is_some_and(|name| name != "site-packages") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

fn chosen(python: &Interpreter) -> Vec<PathBuf> {
    let mut all = Vec::new();
    sources(&stdlib(python), &mut all);
    if std::env::var_os("HYBRIDC_TEST_FULL").is_some() {
        return all;
    }
    let is_hard = |path: &Path| path.file_stem().is_some_and(|stem| HARD.iter().any(|hard| stem == *hard));
    let chosen = all.iter().enumerate().filter(|(index, path)| index % 150 == 7 || is_hard(path));
    chosen.map(|(_, path)| path.clone()).collect()
}

/// The first difference that is not a known one.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) =
        (ours.trim_end().lines().collect(), theirs.lines().collect());
    let length = ours.len().max(theirs.len());
    (0..length).find_map(|index| {
        let (left, right) = (ours.get(index).unwrap_or(&"(end)"), theirs.get(index).unwrap_or(&"(end)"));
        if left == right || is_known_difference(left, right) {
            return None;
        }
        let start = index.saturating_sub(12);
        let context = ours[start.min(ours.len())..index.min(ours.len())].join("\n");
        Some(format!("{context}\n- CPython: {}\n- hybridc: {}", right.trim(), left.trim()))
    })
}

fn check(python: &Interpreter) -> (usize, Vec<String>) {
    let target = Target { minor: python.minor as u8 };
    let mut oracle = Oracle::start(python);
    let mut compared = 0;
    let mut failures = Vec::new();
    for path in chosen(python) {
        let (text, theirs) = oracle.ask(&path);
        if theirs.is_empty() {
            continue;
        }
        compared += 1;
        let mut map = SourceMap::default();
        let file = map.add(path.display().to_string(), Vec::new(), text);
        match syntax::parse(file, &map.file(file).text, target) {
            Ok(tree) => {
                let ours = syntax::print(&tree, &map, target);
                failures.extend(difference(&ours, &theirs).map(|what| format!("{}: {what}", path.display())));
            }
            // CPython drops such a comment from the text it shows; the module is deferred.
            Err(unparsed) if unparsed.message == "comment inside `{…=}`" => {}
            Err(unparsed) => {
                let line = map.start(unparsed.span).line;
                failures.push(format!("{}:{line}: unparsed: {}", path.display(), unparsed.message));
            }
        }
    }
    drop(oracle.stdin);
    oracle.child.wait().expect("the oracle ends");
    (compared, failures)
}

#[test]
fn the_tree_is_cpythons() {
    let pythons = interpreter::find();
    assert!(!pythons.is_empty(), "no CPython 3.11, 3.12 or 3.13 found: set HYBRIDC_TEST_PYTHONS");
    let results = hybridc_dev::parallel::map(&pythons, |python| syntax::with_big_stack(|| check(python)));
    let mut failed = Vec::new();
    for (python, (compared, failures)) in pythons.iter().zip(results) {
        println!("CPython {}: {compared} files compared, {} differ", python.version, failures.len());
        failed.extend(failures);
    }
    assert!(failed.is_empty(), "{}\n{} files differ", failed.join("\n\n"), failed.len());
}
