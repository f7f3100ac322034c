//! What code that is not analysed may do to the program, or see of it: standard modules, modules of others,
//! the program's own code where it runs in the isolate, CPython itself.
//!
//! The stage between `hir` and `infer`: it knows names and texts, no types. [`world`] gives a [`World`], in
//! which every fact has the place that says so; `infer` and `partition` ask it.
//!
//! | file | what foreign code may do |
//! | --- | --- |
//! | `frames` | look at frames and objects |
//! | `warnings` | warn at the line of its caller |
//! | `drawing` | draw from the generator of `random` |
//! | `collector` | show the collector's objects, or only switch it |
//! | `rebinding` | bind names again |
//! | `identity` | ask whether two values are one object |
//! | `text`, `run_texts` | evaluate texts that name globals, or ask for identity |
//! | `runs` | — when the bodies of the program's other modules run |
//! | `graph` | — which modules of the program import which |
//! | `stars` | — what star imports bring |
//! | `local` | — which of the program's other modules may have native functions |
//! | `limits` | notice where memory or the stack ends |
//! | `classes` | — the classes of which instances may be native |
//! | `things` | — which names stand for modules, their members and functions |
//! | `inert` | — which statements run nothing of the program, and cannot raise |
//! | `sources` | — where a value may come from |
//! | `facts`, `bound`, `imports`, `own`, `objects` | — what the program's own text says of its names |

mod bound;
pub mod classes;
mod collector;
pub mod drawing;
pub mod facts;
mod frames;
pub mod graph;
pub mod identity;
pub mod imports;
pub mod inert;
pub mod keywords;
mod limits;
pub mod local;
pub mod objects;
mod own;
mod rebinding;
mod run_texts;
mod runs;
mod sources;
pub mod spelling;
pub mod stars;
mod text;
pub mod things;
mod warnings;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::diag::reasons::Reason;
use crate::hir::Program;
use crate::hir::nodes::{DefId, ExprId, ExprKind, FuncId, Function, NameRef};
use crate::source::Span;
use identity::Questions;
pub use own::is_bound_at_end;
pub use rebinding::Rebindable;
use rebinding::computed::Names;
pub use runs::{Runs, may_run_twice, runs};
use sources::Sources;
use things::Things;

/// What the program graph does not show: of the text of the program's other modules, and of how the main one
/// is compiled.
#[derive(Default)]
pub struct Around {
    /// What the other modules may import, by calls too.
    pub imports: Vec<String>,
    /// The parser warns of something in the main module: it does so again when CPython's printer parses a
    /// line to show where in it an exception was raised.
    pub warns_again: bool,
    /// The other modules ask whether two values are one object.
    pub asks_identity: bool,
    /// `doctest` runs the examples in texts of the main module. They stand among the program's modules.
    pub runs_examples: bool,
    /// When the bodies of the other modules run, where that is known and nobody hears of their compilation.
    pub runs: Option<Runs>,
}

/// Who looks, and how closely.
pub struct Onlooker {
    pub reason: Reason,
    pub sees: Sees,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sees {
    /// The frames that are open, tracebacks, what the module's names are bound to, warnings: not what a
    /// native leaf does.
    Frames,
    /// Every call, every object, or frames that have ended: with their locals.
    Everything,
}

/// What is known of foreign code.
pub struct World {
    /// Who takes the closest look at the program's execution, if anybody does.
    pub onlooker: Option<Onlooker>,
    /// Somebody may handle that memory has ended.
    pub memory: Option<Reason>,
    /// Where the program names RecursionError.
    pub recursion_error: Option<Span>,
    /// Functions that recurse where somebody may see at which depth exactly that ends.
    pub recursion: Vec<(FuncId, Reason)>,
    /// Names that may be bound again behind the back of native code.
    pub rebindable: Rebindable,
    /// Where code asks whether two values are one object.
    pub questions: Questions,
    /// Names of attributes that calls give by other means than a constant: all that they may be.
    pub spelled: Rc<HashMap<(FuncId, ExprId), Vec<String>>>,
    /// Globals that text run as code reads.
    pub read_by_text: HashSet<DefId>,
    /// Globals that are read when somebody evaluates annotations and texts that stand for types.
    pub read_by_types: HashSet<DefId>,
    /// The program's other modules may make subclasses of `str` or `bytes`.
    pub text_classes: bool,
    /// See [`Around::warns_again`].
    pub warns_again: bool,
    /// Only the main module's own text names `random`, and nothing else draws from its generator.
    pub random_is_own: bool,
    /// When the bodies of the other modules run, where that is known and nobody hears of their compilation.
    pub runs: Option<Runs>,
}

/// Finds out what foreign code may do. `minor`: the version of CPython it runs in.
pub fn world(program: &Program, minor: u32, around: &Around) -> World {
    let halves = Things::halves(program);
    let things = &halves[0];
    let timed = text::timed(program);
    let rebindable = rebinding::rebindable(program, &halves, &timed);
    let facts = facts::facts(program).but_for(program, &rebindable);
    let names = Names { sources: Sources::of(program, program.native_functions(), things) };
    World {
        onlooker: frames::onlooker(program, things, &rebindable, minor, around),
        memory: limits::memory(program),
        recursion_error: limits::recursion_error(program),
        recursion: limits::recursion(program, minor),
        questions: identity::questions(program, &facts, things, &rebindable, around),
        spelled: Rc::new(rebinding::computed::spelled(program, &names, &rebindable)),
        read_by_text: text::read(program, &timed, around),
        read_by_types: text::named_by_types(program, things),
        text_classes: facts::others_make_text_classes(program),
        warns_again: around.warns_again,
        random_is_own: drawing::is_named_in_main(program, around),
        runs: around.runs.clone(),
        rebindable,
    }
}

/// Where a function names a builtin, if it does.
fn names_builtin(function: &Function, builtin: &str) -> Option<Span> {
    let named = function
        .exprs
        .iter()
        .find(|expr| matches!(&expr.kind, ExprKind::Name(NameRef::Builtin(name)) if name == builtin));
    named.map(|expr| expr.span)
}
