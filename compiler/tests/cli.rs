//! The command line: what each command prints, writes and returns; bad input; the cache. Every test types
//! what a user types.
//!
//! The cache is the one `.cargo/config.toml` names, kept between runs: the runtime is compiled once for all
//! tests.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use hybridc_dev::interpreter;
use tempfile::TempDir;

/// A folder of its own with programs in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            place.write(name, text.as_bytes());
        }
        place
    }
    fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    fn hybridc(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hybridc"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("HYBRIDC_PYTHON", python());
        for name in ["PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONPATH"] {
            command.env_remove(name);
        }
        command
    }
    fn run(&self, arguments: &[&str]) -> Output {
        self.hybridc(arguments).output().unwrap()
    }
    /// The names in the folder, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The primary version if it is there, else the newest found.
fn python() -> PathBuf {
    let found = interpreter::find();
    let chosen = found.iter().find(|python| python.minor == 12).or(found.last());
    chosen.expect("a CPython 3.11, 3.12 or 3.13: set HYBRIDC_TEST_PYTHONS").path.clone()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn assert_works(output: &Output) {
    assert!(output.status.success(), "{}\n{}", output.status, text(&output.stderr));
}

/// One sentence with a code, this exit status, and nothing left behind.
fn assert_refused(place: &Place, arguments: &[&str], code: &str, sentence: &str, status: i32) {
    let before = place.names();
    let output = place.run(arguments);
    assert_refusal(&output, code, sentence, status);
    assert_eq!(place.names(), before, "{arguments:?} left something");
}

fn assert_refusal(output: &Output, code: &str, sentence: &str, status: i32) {
    let stderr = text(&output.stderr);
    let first = stderr.lines().next().unwrap_or_default();
    assert_eq!(first, format!("error[{code}]: {sentence}"), "{stderr}");
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    assert!(output.stdout.is_empty() && !stderr.contains("panicked"), "{stderr}");
    assert!(stderr.lines().count() <= 2, "{stderr}");
}

#[test]
fn bad_input_is_one_sentence() {
    let place = Place::new(&[("a.py", "print(1)\n"), ("folder/b.py", "")]);
    let missing = "cannot read `none.py`: no such file or directory";
    for command in ["build", "run", "explain", "verify"] {
        assert_refused(&place, &[command, "none.py"], "E0001", missing, 1);
        assert_refused(&place, &[command, "folder"], "E0002", "`folder` is a directory", 1);
        assert_refused(
            &place,
            &[command, "--python", "/none/python3", "a.py"],
            "E0003",
            "no Python found: `/none/python3` does not exist",
            1,
        );
    }
    let unknown = "unknown stage `mir` in `--emit`";
    assert_refused(&place, &["build", "a.py", "--emit=mir"], "E0011", unknown, 2);
    assert_refused(
        &place,
        &["build", "a.py", "-o", "folder"],
        "E0008",
        "cannot write `folder`: it is a directory",
        1,
    );
    let nowhere = "cannot write `none/a`: no such file or directory";
    assert_refused(&place, &["build", "a.py", "-o", "none/a"], "E0008", nowhere, 1);
}

#[test]
fn a_machine_without_tools_is_told_so() {
    let place = Place::new(&[("a.py", "print(1)\n")]);
    let run = |set: &[(&str, &str)], unset: &[&str]| {
        let mut command = place.hybridc(&["build", "a.py"]);
        for name in unset {
            command.env_remove(name);
        }
        command.envs(set.iter().copied()).output().unwrap()
    };
    let output = run(&[("PATH", "/none")], &["HYBRIDC_PYTHON"]);
    assert_refusal(&output, "E0003", "no Python found: tried `python3` on PATH", 1);
    let output = run(&[("PATH", "/none")], &[]);
    assert_refusal(&output, "E0006", "no Rust compiler found: tried `rustc` on PATH", 1);
    let output = run(&[("HYBRIDC_CACHE", "/dev/null/cache")], &[]);
    assert_refusal(&output, "E0009", "cannot use the cache: `/dev/null/cache`: not a directory", 1);
    let old = place.write("old", b"#!/bin/sh\necho release: 1.40.0\n");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o755)).unwrap();
    let output = run(&[("HYBRIDC_RUSTC", old.to_str().unwrap())], &[]);
    assert_refusal(&output, "E0007", "rustc 1.40 is too old, 1.95 is needed", 1);
    assert_eq!(place.names(), ["a.py", "old"]);
}

#[test]
fn a_printed_stage_writes_no_file() {
    let place = Place::new(&[("a.py", "print(1)\n")]);
    let output = place.run(&["build", "a.py", "--emit=partition", "-o", "b"]);
    assert_works(&output);
    assert!(text(&output.stdout).contains("<module>"));
    assert!(!place.path("b").exists());
}

#[test]
fn usage_is_told_without_work() {
    let place = Place::new(&[]);
    for arguments in [
        &[][..],
        &["build"],
        &["frobnicate"],
        &["build", "--release", "--dev", "a.py"],
        &["build", "a.py", "--emit=hir", "--force"],
    ] {
        assert_eq!(place.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let help = place.run(&["--help"]);
    assert_works(&help);
    for command in ["build", "run", "explain", "verify"] {
        assert!(text(&help.stdout).contains(command), "{command}");
    }
}

/// A refused program is CPython's matter: its words, its status.
#[test]
fn a_syntax_error_is_cpythons_own() {
    for source in
        [&b"x = (\n"[..], b"print 1\n", b"x = '\xff'\n", b"def f():\nreturn\n", b"a = 1\0\n", b"return 1\n"]
    {
        let place = Place::new(&[]);
        let program = place.write("bad.py", source);
        let expected = Command::new(python()).arg(&program).stdin(Stdio::null()).output().unwrap();
        for command in ["build", "run", "explain"] {
            let output = place.run(&[command, program.to_str().unwrap()]);
            assert_eq!(text(&output.stderr), text(&expected.stderr), "{command} {:?}", text(source));
            assert_eq!(output.status.code(), expected.status.code());
        }
        assert_eq!(place.names(), ["bad.py"]);
    }
}

#[test]
fn build_makes_one_file_in_the_current_folder() {
    let place = Place::new(&[("below/hello.py", "import sys\nprint('hello', sys.argv[1:])\n")]);
    let output = place.run(&["build", "below/hello.py", "--dev"]);
    assert_works(&output);
    assert!(output.stdout.is_empty());
    assert_eq!(place.names(), ["below", "hello"]);
    let ran = Command::new(place.path("hello")).args(["a b", "--dev"]).output().unwrap();
    assert_eq!(text(&ran.stdout), "hello ['a b', '--dev']\n");
    // Over itself, while nothing else is left behind.
    assert_works(&place.run(&["build", "below/hello.py", "--dev"]));
    assert_eq!(place.names(), ["below", "hello"]);
}

#[test]
fn a_program_without_ending_is_not_overwritten() {
    let place = Place::new(&[("tool", "print(1)\n")]);
    assert_works(&place.run(&["build", "tool", "--dev"]));
    assert_eq!(place.names(), ["tool", "tool.out"]);
    assert_eq!(fs::read_to_string(place.path("tool")).unwrap(), "print(1)\n");
}

/// No source of the program is written over, by whatever name, and no file that hybridc did not make.
#[test]
fn an_output_spares_what_is_there() {
    let sources = [("s.py", "import m\n"), ("m.py", "import pack.n\n"), ("pack/n.py", "")];
    let place = Place::new(&sources);
    place.write("notes", b"mine");
    symlink("s.py", place.path("link")).unwrap();
    fs::hard_link(place.path("pack/n.py"), place.path("hard")).unwrap();
    for (output, source) in
        [("s.py", "s.py"), ("./m.py", "m.py"), ("pack/../link", "s.py"), ("hard", "pack/n.py")]
    {
        for force in [&[][..], &["--force"]] {
            let shown =
                if source == "s.py" { "s.py".into() } else { place.path(source).display().to_string() };
            let sentence = format!("cannot write `{output}`: it is `{shown}`, a source of the program");
            let arguments = [&["build", "s.py", "--dev", "-o", output], force].concat();
            assert_refused(&place, &arguments, "E0014", &sentence, 1);
        }
    }
    let sentence = "cannot write `notes`: it exists, and hybridc did not make it";
    assert_refused(&place, &["build", "s.py", "-o", "notes"], "E0015", sentence, 1);
    for (name, text) in sources {
        assert_eq!(fs::read_to_string(place.path(name)).unwrap(), text);
    }
    assert_eq!(fs::read_to_string(place.path("notes")).unwrap(), "mine");
    assert_works(&place.run(&["build", "s.py", "--dev", "-o", "notes", "--force"]));
    assert_works(&place.run(&["build", "s.py", "--dev", "-o", "notes"]));
    assert_works(&Command::new(place.path("notes")).output().unwrap());
}

#[test]
fn the_default_output_spares_what_is_there() {
    let place = Place::new(&[("s.py", "print(1)\n"), ("s", "mine"), ("t.py", "print(2)\n"), ("t/u.py", "")]);
    let sentence = "cannot write `s`: it exists, and hybridc did not make it";
    assert_refused(&place, &["build", "s.py"], "E0015", sentence, 1);
    assert_refused(&place, &["build", "t.py"], "E0008", "cannot write `t`: it is a directory", 1);
    assert_eq!(fs::read_to_string(place.path("s")).unwrap(), "mine");
}

/// What is behind stdout is written to where it stands; what is in it stays.
#[test]
fn an_executable_goes_to_stdout() {
    let place = Place::new(&[("s.py", "print(1)\n"), ("out", "kept")]);
    let build = |stdout: Stdio| {
        let mut command = place.hybridc(&["build", "s.py", "--dev", "-o", "/dev/stdout"]);
        command.stdout(stdout).output().unwrap()
    };
    let piped = build(Stdio::piped());
    assert_works(&piped);
    assert!(piped.stdout.starts_with(b"\x7fELF"));
    let file = fs::File::options().append(true).open(place.path("out")).unwrap();
    assert_works(&build(file.into()));
    assert_eq!(fs::read(place.path("out")).unwrap(), [b"kept", &piped.stdout[..]].concat());
    let source = fs::File::options().append(true).open(place.path("s.py")).unwrap();
    assert_eq!(build(source.into()).status.code(), Some(1));
    assert_eq!(fs::read_to_string(place.path("s.py")).unwrap(), "print(1)\n");
}

#[test]
fn run_passes_input_arguments_and_status_through() {
    let source = "import sys\nprint(sys.argv, sys.stdin.read())\nsys.exit(7)\n";
    let place = Place::new(&[("echo.py", source)]);
    let mut child = place
        .hybridc(&["run", "echo.py", "-v", "--python", "x"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"from stdin").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stdout), "['echo.py', '-v', '--python', 'x'] from stdin\n");
    assert_eq!(output.status.code(), Some(7));
}

#[test]
fn verify_passes_with_the_hash() {
    let source = "import sys\nprint('a', *sys.argv[1:])\nprint('e', file=sys.stderr)\nraise SystemExit(3)\n";
    let place = Place::new(&[("v.py", source)]);
    let output = place.run(&["verify", "--dev", "v.py", "--", "b", "--c"]);
    assert_works(&output);
    let hash = hybridc_dev::golden::sha256(b"a b --c\n");
    assert_eq!(text(&output.stdout), format!("PASS sha256:{hash} (8 bytes, status 3)\n"));
}

/// What is raised inside of a module that CPython has in Python passes lines of that module.
#[test]
fn tracebacks_go_through_the_library() {
    let source = "import random\n\ndef roll(n):\n    return random.randint(1, n)\n\nroll(0)\n";
    let place = Place::new(&[("t.py", source)]);
    let output = place.run(&["verify", "--dev", "t.py"]);
    assert_works(&output);
    assert!(text(&output.stdout).starts_with("PASS "), "{}", text(&output.stdout));
    let explained = text(&place.run(&["explain", "t.py"]).stdout).to_owned();
    assert!(explained.contains("static       roll"), "{explained}");
}

#[test]
fn verify_shows_the_first_difference() {
    // A process id is never the same twice.
    let place = Place::new(&[("d.py", "import os\nprint('one')\nprint(os.getpid())\n")]);
    let output = place.run(&["verify", "--dev", "d.py"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output.stdout);
    assert!(shown.starts_with("FAIL\n  stdout: first difference at byte "), "{shown}");
    assert!(shown.contains(", line 2\n    CPython \"") && shown.contains("\n    binary  \""), "{shown}");
}

#[test]
fn explain_names_every_function() {
    let source = "from typing import Any\n\ndef f(x: Any) -> int:\n    return eval(x)\n\nprint(f('1'))\n";
    let place = Place::new(&[("e.py", source)]);
    let output = place.run(&["explain", "--json", "e.py"]);
    assert_works(&output);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let functions = value["functions"].as_array().unwrap();
    let f = functions.iter().find(|function| function["name"] == "f").unwrap();
    assert_eq!(f["verdict"], "deferred");
    assert_eq!(f["line"], 3);
    let reason = &f["reasons"][0];
    assert!(reason["code"].as_str().unwrap().starts_with('D'));
    assert!(reason["kind"] == "hard" || reason["kind"] == "soft");
    for key in ["message", "line", "col"] {
        assert!(!reason[key].is_null(), "{key}");
    }
    assert_eq!((&value["schema"], &reason["col"]), (&2.into(), &7.into()));
}

const CHAINED: &str = "from helper import area\n\n\ndef load(*names):\n    return names\n\n\ndef total(rows):
    s = 0\n    for r in rows:\n        s += r.weight(s)\n        r.seen = s\n    return s\n\n
def run(n):\n    rows = load(n)\n    show = load(lambda: area(n, n))\n    return total(rows), show[0]()\n\n
print(run(2))\n";

const NEEDS_CPYTHON: &str = "setting attribute `seen` has no native form yet";

/// Roots stand first, each with what it costs; what follows from another names it, down to the root.
#[test]
fn explain_goes_down_to_the_root() {
    let helper = "def area(w, h):\n    return w * h\n";
    let place = Place::new(&[("e.py", CHAINED), ("helper.py", helper)]);
    let output = place.run(&["explain", "--json", "e.py"]);
    assert_works(&output);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let functions = value["functions"].as_array().unwrap();
    let named = |name: &str| functions.iter().find(|function| function["name"] == name).unwrap();
    let area = named("area");
    assert_eq!((&area["module"], &area["verdict"]), (&"helper".into(), &"static".into()));
    assert!(area["file"].as_str().unwrap().ends_with("helper.py"));
    let lambda = &named("run.<locals>.<lambda>")["reasons"][0];
    let steps = lambda["cause"].as_array().unwrap();
    assert_eq!(steps[0]["message"], "it is part of `run`");
    let root = &steps.last().unwrap()["reason"];
    assert_eq!((&root["line"], &root["message"]), (&12.into(), &NEEDS_CPYTHON.into()));
    let roots = value["roots"].as_array().unwrap();
    assert_eq!(roots[0]["message"], NEEDS_CPYTHON);
    assert_eq!(roots[0]["costs"], serde_json::json!(["total", "run", "run.<locals>.<lambda>"]));
    let shown = text(&place.run(&["explain", "e.py"]).stdout);
    for line in [
        "  3 functions, 1 loop: e.py:12:9: setting attribute `seen` has no native form yet [D0501]",
        "   because it is part of `run` (e.py:16:5)",
        "   because part of the program needs CPython (e.py:12:9)",
        "static       area of helper (line 1)",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
}

#[test]
fn stages_can_be_printed() {
    let place = Place::new(&[("s.py", "def f(a, b=2):\n    return a + b\n\nprint(f(1))\n")]);
    for stage in ["ast", "hir", "types", "partition", "sir", "rust"] {
        let output = place.run(&["build", "s.py", &format!("--emit={stage}")]);
        assert_works(&output);
        assert!(!output.stdout.is_empty(), "{stage} prints nothing");
    }
    assert_eq!(place.names(), ["s.py"]);
}

/// A function that is over at once has no entry for calls from the isolate, unless all are asked for.
#[test]
fn entries_are_worth_a_crossing() {
    let program = "from typing import Any\n\n\ndef add(a: int, b: int) -> int:\n    return a + b\n\n\n\
        def count(n: int) -> int:\n    total = 0\n    for i in range(n):\n        total = add(total, i)\n    \
        return total\n\n\ndef drive(numbers: Any):\n    return [add(count(n), n) for n in numbers]\n\n\n\
        print(drive([3, 4]))\n";
    let place = Place::new(&[("e.py", program)]);
    let entries = |all: &str| {
        let output = place
            .hybridc(&["build", "e.py", "--emit=rust"])
            .env("HYBRIDC_AT_ANY_PRICE", all)
            .output()
            .unwrap();
        assert_works(&output);
        let rust = text(&output.stdout);
        ["add", "count"].map(|name| rust.contains(&format!("fn enter_{name}")))
    };
    assert_eq!(entries(""), [false, true]);
    assert_eq!(entries("1"), [true, true]);
}

#[test]
fn an_unchanged_program_comes_from_the_cache() {
    let place = Place::new(&[("c.py", "print('cached')\n")]);
    assert_works(&place.run(&["build", "c.py", "--dev"]));
    // A rustc that can say its version and nothing else: a second build must not compile.
    let real = text(&Command::new("rustc").arg("-vV").output().unwrap().stdout);
    let fake = place
        .write("rustc", format!("#!/bin/sh\n[ \"$1\" = -vV ] || exit 9\ncat <<'E'\n{real}E\n").as_bytes());
    fs::set_permissions(&fake, fs::Permissions::from_mode(0o755)).unwrap();
    let output = place.hybridc(&["build", "c.py", "--dev"]).env("HYBRIDC_RUSTC", &fake).output().unwrap();
    assert_works(&output);
    assert!(text(&output.stderr).starts_with("built ./c: native, "), "{}", text(&output.stderr));
    let quiet =
        place.hybridc(&["build", "-q", "c.py", "--dev"]).env("HYBRIDC_RUSTC", &fake).output().unwrap();
    assert!(quiet.stderr.is_empty(), "{}", text(&quiet.stderr));
}

/// Local modules travel in the executable; the sources may go.
#[test]
fn modules_travel_with_the_program() {
    let place = Place::new(&[
        ("src/main.py", "import helper\nfrom pack.inner import value\nprint(helper.name, value)\n"),
        ("src/helper.py", "name = __name__\n"),
        ("src/pack/__init__.py", ""),
        ("src/pack/inner.py", "from . import other\nvalue = other.__name__\n"),
        ("src/pack/other.py", ""),
    ]);
    assert_works(&place.run(&["build", "src/main.py", "--dev"]));
    fs::remove_dir_all(place.path("src")).unwrap();
    let ran = Command::new(place.path("main")).output().unwrap();
    assert_eq!(text(&ran.stdout), "helper pack.other\n", "{}", text(&ran.stderr));
}
