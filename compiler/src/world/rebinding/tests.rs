//! What may be bound again, from programs.

use super::*;
use crate::hir;
use crate::source::SourceMap;
use crate::syntax::{self, Target};
use crate::world::text::timed;

/// Names that may change in a program of this text, sorted; `*` for all.
fn names(text: &str) -> String {
    let mut sources = SourceMap::default();
    let file = sources.add("a.py".to_owned(), Vec::new(), text.to_owned());
    let target = Target { minor: 12 };
    let Ok(tree) = syntax::parse(file, text, target) else { panic!("parses: {text}") };
    let program = crate::hir::build(&[hir::Source::main(&tree)], &sources, target);
    let found = rebindable(&program, &Things::halves(&program), &timed(&program));
    let any = found.any.map(|_| "*".to_owned());
    let names: Vec<String> = any.into_iter().chain(found.names.into_keys()).collect();
    names.join(" ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let text = format!("import math, sys, os, operator, functools, builtins, string\n{text}\n");
        assert_eq!(names(&text), *expected, "{text}");
    }
}

#[test]
fn every_kind_of_target() {
    check(&[
        ("math.sqrt = 1", "sqrt"),
        ("math.sqrt, (*sys.x, os.path.join) = v", "join sqrt x"),
        ("for builtins.len in v: pass", "len"),
        ("with v as math.sqrt, w as [math.sin]: pass", "sin sqrt"),
        ("[0 for math.sqrt in v]", "sqrt"),
        ("del math.sqrt, math.cos", "cos sqrt"),
        ("math.pi += 1", "pi"),
        ("math.pi: float = 3", "pi"),
        ("async def f():\n async for math.sqrt in v: pass", "sqrt"),
        ("import math as m\nm.sqrt = 1", "sqrt"),
        ("m = n = math\nn.sqrt = 1", "sqrt"),
        ("from os import path as p\np.join = 1", "join"),
        ("def f():\n from os import sys as s\n s.x = 1", "x"),
        ("class C:\n math.sqrt = 1", "sqrt"),
        ("setattr(math, 'sqrt', 1); delattr(os.path, 'join')", "join sqrt"),
        ("class C:\n def __init__(self): self.sum = self.modules = 1", ""),
    ]);
}

#[test]
fn names_that_a_text_can_be() {
    check(&[
        ("for n in ('floor', 'ceil'): setattr(math, n, v)", "ceil floor"),
        ("def f(n): delattr(math, n)\nf('floor'); f(n='sin')", "floor sin"),
        ("setattr(math, 'floor' if v else 'ceil', v)", "ceil floor"),
        ("setattr(math, 'flo' + 'or', v)", "floor"),
        ("setattr(math, f'{v}floor', v)", "*"),
        ("def f(k): setattr(math, 'fl' + k, v)", "*"),
        ("setattr(math, *v)", "*"),
        ("builtins.setattr(math, 'floor', v)", "* floor"),
        ("setattr(os.environ, v, v)", "*"),
        ("def f(x, k): setattr(x, k, v)", ""),
    ]);
}

#[test]
fn what_may_be_a_module() {
    check(&[
        ("x.floor = v", ""),
        ("x.floor = math.floor", "floor"),
        ("get().len, (x[0].sum, *z.y) = len, sum", "len sum"),
        ("del x.len\nx.sum += 1\nsetattr(x, 'max', v)\n(len, sum, max)", "len max sum"),
        ("class C:\n def f(self): self.len = len", ""),
        ("class C:\n def f(self):\n  self = x\n  self.len = len", "len"),
        ("class C:\n @staticmethod\n def f(x): x.len = len", "len"),
        ("sm = staticmethod\nclass C:\n @sm\n def f(x): x.len = len", "len"),
        ("class C:\n @property\n def f(self): self.len = len", ""),
        ("class C:\n @classmethod\n def f(cls): cls.len = len", ""),
        ("class C: pass\nc = C()\nc.len = C().len = C.len = len", ""),
        ("class C: pass\nc = C()\nc = x\nc.len = len", "len"),
        ("class C: pass\nfor c in x: c = C()\nc.len = len", "len"),
        ("class C:\n def __new__(cls): return x\nC().len = len", "len"),
        ("class C(x): pass\nC().len = len", "len"),
        ("m = builtins\nm.len = len\nm = x", "len"),
        ("try: import math as m\nexcept ImportError: import x as m\nm.floor = 1", "floor"),
    ]);
}

#[test]
fn modules_that_functions_have() {
    check(&[
        ("print.__self__.len = v", "*"),
        ("math.floor.__self__", "*"),
        ("class C:\n def f(self): self.__self__ = self.__self__", ""),
        ("class C:\n def f(self, x): return x.__self__", "*"),
        ("getattr(print, '__se' + 'lf__')", "*"),
        ("getattr(print, v)", "*"),
        ("operator.attrgetter('__self__')", "*"),
        ("print('x', file=sys.__stdout__)\nsys.__excepthook__", ""),
        ("sys.__spec__", "*"),
        ("functools._x.sys.modules", "*"),
    ]);
}

#[test]
fn modules_as_values() {
    check(&[
        ("f(math)", "*"),
        ("x = [math]", "*"),
        ("def f(m=math): pass", "*"),
        ("def f(): return math", "*"),
        ("math.__setattr__('sqrt', 1)", "*"),
        ("m = math\nm.__setattr__('sqrt', 1)", "*"),
        ("type(math).__setattr__(math, 'sqrt', 1)", "*"),
        ("vars(math)", "*"),
        ("math.__dict__", "*"),
        ("operator.methodcaller('f')(math)", "*"),
        ("functools.partial(setattr, math)", "*"),
        ("setattr(math, name, 1)", "*"),
        ("getattr(sys, 'mod' + 'ules')", "*"),
        ("os.sys.modules", "*"),
        ("class C:\n import math", "*"),
        ("class C:\n m = math", "*"),
        ("class C:\n from os import path", "*"),
        ("class C:\n root = math.sqrt", ""),
        ("x = [os.stat, sys.platform, math.pi]", ""),
        ("import enum\nf(enum.bltns)", "*"),
        ("(m := math).sqrt = 1", "*"),
        ("x = getattr(builtins, '__dict__')", "*"),
        ("for n in ('sin', 'cos'): print(getattr(math, n)(1))", ""),
        ("print(math, math.__name__, math is None, hasattr(math, n), type(math), f'{math}')", ""),
        ("try:\n import x\nexcept ImportError:\n x = None\nif x: x.f()\nif not x or x is math: pass", ""),
        ("x = None or math\nx.sqrt = 1", "*"),
    ]);
}

#[test]
fn what_hands_out_names() {
    check(&[
        ("g = globals\ng()", "*"),
        ("class C:\n g = globals()", "*"),
        ("builtins.exec('x = 1')", "*"),
        ("from builtins import exec as run\nrun('x = 1')", "*"),
        ("def f(): pass\nf.__builtins__", "*"),
        ("operator.attrgetter('__globals__')(len)", "*"),
        ("def f(): pass\noperator.attrgetter('__glo' + x)(f)", "*"),
        ("operator.attrgetter(x)(v)", ""),
        ("string.Formatter()", "*"),
        ("'{0.__globals__}'.format(len)", "*"),
        ("def f(): pass\n('{0.__glo' + 'bals__}').format(f)", "*"),
        ("from sys import modules", "*"),
        ("locals()", "*"),
        ("def f(): return locals()", ""),
        ("functools.reduce(getattr, names, f)", "*"),
    ]);
}

#[test]
fn computed_attributes() {
    check(&[
        ("class C:\n def f(self, k): return getattr(self, k)", ""),
        ("class C:\n def f(self, k, v): setattr(self, k, v); return self.__dict__, vars(self)", ""),
        ("class C:\n def __setattr__(self, k, v): super().__setattr__(k, v)", ""),
        ("class C:\n def __setattr__(self, k, v): object.__setattr__(self, k, v)", ""),
        ("def f(x, k): return getattr(x, k)", ""),
        ("f = print\ndef g(k): return getattr(f, k)\ng(v)", "*"),
        ("def f(x, k): return getattr(x, k)\nf(f(x, v), v)", "*"),
        ("def g(): pass\ndef f(x, k): return getattr(x, k)\nf(g, k)", "*"),
        ("def g(): pass\ndef f(x, k): return getattr(x, 'visit_' + k)\nf(g, k)", ""),
        ("def g(): pass\ndef f(x, k): return getattr(x, f'{k}_item')(1)\nf(g, k)", ""),
        ("def g(): pass\ndef f(x, k): return getattr(x, '__%s__' % k)\nf(g, k)", "*"),
        ("def f(x, path):\n for p in path: x = getattr(x, p)\n return x", "*"),
        ("def g(): pass\nfor k in ('a', 'b'): print(getattr(v, k))\nv.append(g)", ""),
        ("def g(): pass\nprint(sorted(v, key=g), list(map(g, v)))\ndef f(x, k): return getattr(x, k)", ""),
    ]);
}
