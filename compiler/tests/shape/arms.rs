//! Matches that say `_` where nodes are told apart.

use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{ExprMatch, ImplItemFn, ItemFn, Pat, Path};

/// What a compiler stage tells apart: the nodes of the program graph, of Slot IR, and types.
const NODES: &[&str] = &["ExprKind", "StmtKind", "Op", "Ty"];

/// A match on fewer kinds only asks whether a node is one of them.
const FEW: usize = 3;

/// The functions with a match that names several kinds of node and all others by `_`: a new kind would go
/// there unseen. (`other => f(other)` hands the node on to somebody who thinks of it.)
pub fn catch_alls(text: &str) -> Vec<String> {
    let mut search = Search::default();
    search.visit_file(&syn::parse_file(text).expect("rustc has read it"));
    search.found
}

#[derive(Default)]
struct Search {
    function: String,
    found: Vec<String>,
}

impl<'a> Visit<'a> for Search {
    fn visit_item_fn(&mut self, function: &'a ItemFn) {
        self.function = function.sig.ident.to_string();
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'a ImplItemFn) {
        self.function = function.sig.ident.to_string();
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_expr_match(&mut self, expr: &'a ExprMatch) {
        let mut kinds = BTreeSet::new();
        expr.arms.iter().for_each(|arm| named(&arm.pat, &mut kinds));
        if kinds.len() >= FEW && expr.arms.iter().any(|arm| matches!(arm.pat, Pat::Wild(_))) {
            self.found.push(self.function.clone());
        }
        visit::visit_expr_match(self, expr);
    }
}

/// The kinds of node that a pattern is about; not those of parts of the node.
fn named(pat: &Pat, kinds: &mut BTreeSet<String>) {
    match pat {
        Pat::Or(or) => or.cases.iter().for_each(|case| named(case, kinds)),
        Pat::Guard(guard) => named(&guard.pat, kinds),
        Pat::Paren(paren) => named(&paren.pat, kinds),
        Pat::Reference(reference) => named(&reference.pat, kinds),
        Pat::Ident(ident) => ident.subpat.iter().for_each(|(_, pat)| named(pat, kinds)),
        Pat::Path(path) => kinds.extend(kind(&path.path)),
        Pat::Struct(pat) => kinds.extend(kind(&pat.path)),
        Pat::TupleStruct(pat) => kinds.extend(kind(&pat.path)),
        _ => {}
    }
}

/// `Name` of `nodes::ExprKind::Name`; nothing of `ast::ExprKind::Name`, which is the parser's.
fn kind(path: &Path) -> Option<String> {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let [before @ .., of, name] = segments.as_slice() else { return None };
    let is_node = NODES.contains(&of.as_str()) && before.last().is_none_or(|module| module != "ast");
    is_node.then(|| name.clone())
}

#[test]
fn several_kinds_and_the_rest() {
    let arms = |arms: &str| catch_alls(&format!("fn f() {{ g(|x| match x {{ {arms} }}) }}")).len();
    assert_eq!(arms("ExprKind::A => 1, &ExprKind::B { .. } | ExprKind::C(ExprKind::D) if y => 2, _ => 3"), 1);
    assert_eq!(arms("ExprKind::A => 1, ExprKind::B(ExprKind::C) => 2, _ => 3"), 0);
    assert_eq!(arms("ExprKind::A | ExprKind::B | ExprKind::C => 2, other => h(other)"), 0);
    assert_eq!(arms("ast::ExprKind::A | ast::ExprKind::B | ast::ExprKind::C => 2, _ => 3"), 0);
    assert_eq!(arms("Colour::A | Colour::B | Colour::C => 2, _ => 3"), 0);
}
