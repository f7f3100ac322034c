//! Every place that binds a definition, from programs.

use super::*;
use crate::hir::{Source, build};
use crate::source::SourceMap;
use crate::syntax::{self, Target as Version};

/// The definitions of modules with these names and texts, each with the lines, forms and ways of what binds
/// it.
fn listed(modules: &[(&str, &str)]) -> Vec<String> {
    let mut sources = SourceMap::default();
    let mut parsed = Vec::new();
    for (name, text) in modules {
        let file = sources.add(format!("{name}.py"), Vec::new(), (*text).to_owned());
        parsed.push((*name, file, syntax::parse(file, text, Version { minor: 12 }).ok()));
    }
    let modules: Vec<Source> = parsed
        .iter()
        .map(|(name, file, tree)| {
            let is_package = parsed.iter().any(|(other, ..)| other.starts_with(&format!("{name}.")));
            Source {
                name,
                is_package,
                file: *file,
                tree: tree.as_ref(),
                is_native: *name == "__main__",
                is_unseen: false,
            }
        })
        .collect();
    let program = build(&modules, &sources, Version { minor: 12 });
    let shown = |def: &Definition| {
        let bind = |bind: &Bind| {
            let within = &program.functions[bind.func.index()].name;
            format!("{:?} {:?} {within}:{}", bind.way, bind.form, sources.start(bind.span).line)
        };
        let binds: Vec<String> = def.bindings.iter().map(bind).collect();
        format!("{}.{}: {}", program.module(def.module).name, def.name, binds.join(", "))
    };
    program.defs.iter().map(shown).collect()
}

fn check(modules: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(listed(modules), expected, "{modules:?}");
}

#[test]
fn every_form() {
    let check = |text, expected: &str| {
        let found = listed(&[("m", text)]);
        let found = found.iter().find(|line| line.starts_with("m.x: ")).expect("it binds x");
        assert_eq!(found["m.x: ".len()..], *expected, "{text}");
    };
    check("x = y = 1\nx += 1", "Name Assignment <module>:1, Name Augmented <module>:2");
    check("x: int\nx: int = 1\n(x): int", "Name Annotated <module>:1, Name Annotated <module>:2");
    check("[a, (b, *x)] = f()", "Name Assignment <module>:1");
    check("f(x := 1)", "Name Walrus <module>:1");
    check("def f(a=(x := 1)): pass", "Name Walrus <module>:1");
    check("[x := y for y in z]", "Name Walrus <module>:1");
    check("any((x := y) for y in z)", "Name Walrus <genexpr>:1");
    check("for x in y: pass", "Name For <module>:1");
    check("with f() as (x, y): pass", "Name With <module>:1");
    check("match f():\n case [x, *_]: pass", "Name Assignment <module>:1");
    check("try: pass\nexcept E as x: pass", "Name Handler <module>:1, Name Delete <module>:2");
    check("def x(): pass", "Name Def <module>:1");
    check("class x: pass", "Name Class <module>:1");
    check("type x = int", "Name TypeAlias <module>:1");
    check("import a, x.y", "Name Import <module>:1");
    check("from a import b as x", "Name FromImport <module>:1");
    check("del a, x", "Name Delete <module>:1");
    check("def f():\n global x\n x = 1", "Name Assignment f:3");
    check("class C:\n global x\n def x(self): pass", "Name Def C:3");
    // Another module may bring anything.
    check("x = 1\nfrom a import *", "Name Assignment <module>:1, Star FromImport <module>:2");
}

#[test]
fn attributes_of_modules() {
    let m = ("m", "limit = 1\ndef f(): return limit, added");
    let bound = |main| {
        let found = listed(&[("__main__", main), m]);
        let about = found.into_iter().filter(|line| line.starts_with("m.") && line.contains("Attribute"));
        about.collect::<Vec<_>>().join("; ")
    };
    let plain = "m.limit: Attribute Assignment <module>:2, Name Assignment <module>:1";
    assert_eq!(bound("import m\nm.limit = 2"), plain);
    assert_eq!(bound("import m as n\nn.limit = 2"), plain);
    assert_eq!(bound("import m\nm.added = 2"), "m.added: Attribute Assignment <module>:2");
    let local = "m.limit: Attribute For f:3, Name Assignment <module>:1";
    assert_eq!(bound("def f():\n import m\n for m.limit in a: pass"), local);
    // It may be another object.
    for main in [
        "import m\nm = f()\nm.limit = 2",
        "import m\ndef f(m): m.limit = 2",
        "import m\nfrom a import *\nm.limit = 2",
        "import m, a\na.m = 1\nm.limit = 2",
        "f().limit = 2",
    ] {
        assert_eq!(bound(main), "", "{main}");
    }
}

#[test]
fn modules_of_packages() {
    check(
        &[
            ("__main__", "import p.q\nfrom p import q as r\np.q.x = 1\nr.y = 2"),
            ("p", ""),
            ("p.q", "from . import z\nfrom .z import *\nz.a = 1"),
            ("p.z", "b = _c = 1"),
        ],
        &[
            "__main__.p: Name Import <module>:1",
            "__main__.r: Name FromImport <module>:2",
            "p.q.z: Name FromImport <module>:1",
            "p.z.b: Name Assignment <module>:1",
            "p.z._c: Name Assignment <module>:1",
            "p.q.x: Attribute Assignment <module>:3",
            "p.q.y: Attribute Assignment <module>:4",
            "p.q.b: Star FromImport <module>:2",
        ],
    );
}

#[test]
fn stars_bring_on_what_stars_brought() {
    check(
        &[
            ("__main__", "x = 0\nfrom a import *"),
            ("a", "from b import *\n_u = 1"),
            ("b", "__all__ = ['x', '_y']\nx = _y = 1"),
            ("unread", "this is no Python"),
        ],
        &[
            "__main__.x: Name Assignment <module>:1, Star FromImport <module>:2",
            "a._u: Name Assignment <module>:2",
            "b.__all__: Name Assignment <module>:1",
            "b.x: Name Assignment <module>:2",
            "b._y: Name Assignment <module>:2",
            "a.__all__: Star FromImport <module>:1",
            "a.x: Star FromImport <module>:1",
            "a._y: Star FromImport <module>:1",
            "__main__._u: Star FromImport <module>:2",
            "__main__.__all__: Star FromImport <module>:2",
            "__main__._y: Star FromImport <module>:2",
        ],
    );
}
