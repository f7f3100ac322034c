//! Names → bindings: which scope a name belongs to, as CPython's symbol table decides it.
//!
//! `collect.rs` builds the tree of scopes; here they are numbered (functions, bindings) and asked. A
//! comprehension is a scope of its own for look-up, but no function: its variables become synthetic bindings
//! of the function around it.

use std::collections::HashMap;

use super::nodes::{Binding, BindingId, FuncId, FunctionKind, NameRef};
use crate::source::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct ScopeId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum ScopeKind {
    Module,
    Def,
    Lambda,
    Class,
    GeneratorExpression,
    /// List, set and dict comprehension, with the frame name it has below 3.12.
    Comprehension(&'static str),
    /// `[T]` after a `def`, `class` or `type`: between the function and what is around it.
    TypeParams,
}

impl ScopeKind {
    pub(super) fn function_kind(self) -> Option<FunctionKind> {
        match self {
            ScopeKind::Module => Some(FunctionKind::Module),
            ScopeKind::Def => Some(FunctionKind::Def),
            ScopeKind::Lambda => Some(FunctionKind::Lambda),
            ScopeKind::Class => Some(FunctionKind::Class),
            ScopeKind::GeneratorExpression => Some(FunctionKind::GeneratorExpression),
            ScopeKind::Comprehension(_) | ScopeKind::TypeParams => None,
        }
    }
}

#[derive(Default)]
pub(super) struct Symbol {
    pub name: String,
    /// Some code of this scope binds or deletes it.
    pub bound: bool,
    pub parameter: bool,
    pub used: bool,
    /// `global x`, or a walrus target that belongs to the module.
    pub global: bool,
    /// `nonlocal x`, or a walrus target that belongs to the function around a comprehension.
    pub nonlocal: bool,
    binding: Option<BindingId>,
    captured: bool,
}

pub(super) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// `co_name`; empty for type parameters.
    pub name: String,
    pub span: Span,
    /// The class whose name mangles `__x`, if any.
    pub private: Option<String>,
    pub symbols: Vec<Symbol>,
    index: HashMap<String, usize>,
    /// The function it is, or is part of.
    pub function: FuncId,
    pub is_generator: bool,
    /// Has `await` or an asynchronous comprehension of its own.
    pub is_async: bool,
}

impl Scope {
    pub(super) fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|index| &self.symbols[*index])
    }

    /// Is a variable of the function, or of the class body, behind the name?
    pub(super) fn has_variable(&self, name: &str) -> bool {
        self.symbol(name).is_some_and(|symbol| symbol.binding.is_some())
    }

    pub(super) fn symbol_mut(&mut self, name: &str) -> &mut Symbol {
        let next = self.symbols.len();
        let index = *self.index.entry(name.to_owned()).or_insert(next);
        if index == next {
            self.symbols.push(Symbol { name: name.to_owned(), ..Symbol::default() });
        }
        &mut self.symbols[index]
    }
}

pub(super) type ByPlace = HashMap<(ScopeKind, Span), ScopeId>;

/// The scopes of one module; the first is the module's own.
pub(super) struct Scopes {
    pub scopes: Vec<Scope>,
    /// The scope that a node of the syntax opens. No two that open scopes of one kind stand at one place.
    pub by_place: ByPlace,
    /// Bindings of each function, by its number within the module.
    bindings: Vec<Vec<Binding>>,
    /// Scope of each function, in source order.
    functions: Vec<ScopeId>,
    first_function: u32,
}

/// Where a name is looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Module, then builtins.
    Module,
    ClassNamespace,
    Scope(ScopeId),
}

/// What a name in the source means.
pub(super) enum Resolved {
    Name(NameRef),
    /// A name of the module's dictionary.
    Global(String),
    /// A type parameter; native code has no value for it.
    TypeParameter,
}

pub(super) fn new_scope(kind: ScopeKind, name: &str, span: Span, parent: Option<ScopeId>) -> Scope {
    Scope {
        kind,
        parent,
        name: name.to_owned(),
        span,
        private: None,
        symbols: Vec::new(),
        index: HashMap::new(),
        function: FuncId(0),
        is_generator: false,
        is_async: false,
    }
}

impl Scopes {
    /// Numbers functions from `first_function` in source order and gives every local its binding.
    pub(super) fn number(scopes: Vec<Scope>, by_place: ByPlace, first_function: u32) -> Scopes {
        let mut functions: Vec<ScopeId> = (0..scopes.len() as u32)
            .map(ScopeId)
            .filter(|id| scopes[id.0 as usize].kind.function_kind().is_some())
            .collect();
        // An outer function before the inner one that starts at the same place (`(x for x in y)` inside a
        // lambda cannot).
        functions.sort_by_key(|id| (id.0 != 0, scopes[id.0 as usize].span.start, id.0));
        let mut this = Scopes { scopes, by_place, bindings: Vec::new(), functions, first_function };
        for (number, id) in this.functions.clone().into_iter().enumerate() {
            this.scope_mut(id).function = FuncId(first_function + number as u32);
            this.bindings.push(Vec::new());
        }
        // Parents come before their children, so the function around a comprehension is known.
        for index in 0..this.scopes.len() {
            let scope = &this.scopes[index];
            if scope.kind.function_kind().is_none() {
                let parent = scope.parent.expect("only a module has no parent");
                this.scopes[index].function = this.scope(parent).function;
            }
            this.allocate(ScopeId(index as u32));
        }
        this.mark_captured();
        this
    }

    fn allocate(&mut self, id: ScopeId) {
        let scope = &mut self.scopes[id.0 as usize];
        let bindings = &mut self.bindings[(scope.function.0 - self.first_function) as usize];
        let kind = scope.kind;
        for symbol in &mut scope.symbols {
            let is_local = match kind {
                ScopeKind::Module | ScopeKind::Class | ScopeKind::TypeParams => false,
                ScopeKind::Def
                | ScopeKind::Lambda
                | ScopeKind::GeneratorExpression
                | ScopeKind::Comprehension(_) => symbol.bound && !symbol.global && !symbol.nonlocal,
            };
            if is_local {
                symbol.binding = Some(BindingId(bindings.len() as u32));
                let synthetic = matches!(kind, ScopeKind::Comprehension(_));
                bindings.push(Binding { name: symbol.name.clone(), synthetic, captured: false });
            }
        }
    }

    fn mark_captured(&mut self) {
        for index in 0..self.scopes.len() {
            let id = ScopeId(index as u32);
            let names: Vec<String> =
                self.scopes[index].symbols.iter().map(|symbol| symbol.name.clone()).collect();
            for name in names {
                let Place::Scope(home) = self.place(id, &name) else { continue };
                if self.scope(home).kind == ScopeKind::TypeParams
                    || self.scope(home).function == self.scope(id).function
                {
                    continue;
                }
                if self.scope(home).kind == ScopeKind::Class {
                    self.add_class_cell(home);
                }
                let symbol = self.scope_mut(home).symbol_mut(&name);
                symbol.captured = true;
                let binding = symbol.binding.expect("a captured name is a local");
                let function = self.scope(home).function;
                self.bindings[(function.0 - self.first_function) as usize][binding.index()].captured = true;
            }
        }
    }

    /// `__class__`, which a class body holds for its methods.
    fn add_class_cell(&mut self, class: ScopeId) {
        if self.scope(class).has_variable("__class__") {
            return;
        }
        let function = self.scope(class).function;
        let bindings = &mut self.bindings[(function.0 - self.first_function) as usize];
        let binding = BindingId(bindings.len() as u32);
        bindings.push(Binding { name: "__class__".to_owned(), synthetic: false, captured: true });
        self.scope_mut(class).symbol_mut("__class__").binding = Some(binding);
    }

    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    /// The scope of each function, in the order of their ids.
    pub(super) fn functions(&self) -> &[ScopeId] {
        &self.functions
    }

    pub(super) fn take_bindings(&self, function: FuncId) -> Vec<Binding> {
        let bindings = &self.bindings[(function.0 - self.first_function) as usize];
        bindings
            .iter()
            .map(|b| Binding { name: b.name.clone(), synthetic: b.synthetic, captured: b.captured })
            .collect()
    }

    /// The binding of a parameter or other local of exactly this scope.
    pub(super) fn local(&self, id: ScopeId, name: &str) -> BindingId {
        let symbol = self.scope(id).symbol(name);
        symbol.and_then(|symbol| symbol.binding).expect("a parameter is a local of its scope")
    }

    /// What `name` (mangled) means when read or written in scope `id`.
    pub(super) fn resolve(&self, id: ScopeId, name: &str) -> Resolved {
        match self.place(id, name) {
            Place::Module => Resolved::Global(name.to_owned()),
            Place::ClassNamespace => Resolved::Name(NameRef::ClassLocal(name.to_owned())),
            Place::Scope(home) if self.scope(home).kind == ScopeKind::TypeParams => Resolved::TypeParameter,
            Place::Scope(home) => {
                let binding = self.local(home, name);
                let function = self.scope(home).function;
                Resolved::Name(if function == self.scope(id).function {
                    NameRef::Local(binding)
                } else {
                    NameRef::Free(function, binding)
                })
            }
        }
    }

    /// The symbols of a scope as the test against `symtable` shows them: L local, C local in a cell, G
    /// global, F free.
    #[cfg(test)]
    pub(super) fn letters(&self, id: ScopeId) -> std::collections::BTreeMap<String, char> {
        let scope = self.scope(id);
        let one = |symbol: &Symbol| {
            let letter = match self.place(id, &symbol.name) {
                Place::Module if scope.kind == ScopeKind::Module && symbol.bound && !symbol.global => 'L',
                Place::Module => 'G',
                Place::ClassNamespace => 'L',
                Place::Scope(home) if home != id => 'F',
                Place::Scope(_) => {
                    if symbol.captured {
                        'C'
                    } else {
                        'L'
                    }
                }
            };
            (symbol.name.clone(), letter)
        };
        scope.symbols.iter().filter(|s| s.name != ".0" && s.name != "__class__").map(one).collect()
    }

    fn place(&self, id: ScopeId, name: &str) -> Place {
        let scope = self.scope(id);
        let Some(parent) = scope.parent else { return Place::Module };
        match scope.symbol(name) {
            Some(symbol) if symbol.global => Place::Module,
            Some(symbol) if symbol.bound && !symbol.nonlocal => match scope.kind {
                ScopeKind::Class => Place::ClassNamespace,
                _ => Place::Scope(id),
            },
            // `class C: T = int; def f[U](x: T)`: annotations see the class's names, the function itself does
            // not.
            _ if scope.kind == ScopeKind::TypeParams => self.place(parent, name),
            _ => self.enclosing(parent, name),
        }
    }

    /// The look-up goes on in the scopes around: class bodies are passed over, except for `__class__`.
    fn enclosing(&self, mut id: ScopeId, name: &str) -> Place {
        loop {
            let scope = self.scope(id);
            let Some(parent) = scope.parent else { return Place::Module };
            if scope.kind == ScopeKind::Class {
                if name == "__class__" {
                    return Place::Scope(id);
                }
            } else if let Some(symbol) = scope.symbol(name) {
                if symbol.global {
                    return Place::Module;
                }
                if symbol.bound && !symbol.nonlocal {
                    return Place::Scope(id);
                }
            }
            id = parent;
        }
    }
}

/// `__x` inside class `C` is `_C__x`; names that end in `__` or hold a dot stay.
pub(super) fn mangle(private: Option<&str>, name: &str) -> String {
    let Some(class) = private.map(|class| class.trim_start_matches('_')) else { return name.to_owned() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return name.to_owned();
    }
    format!("_{class}{name}")
}

#[cfg(test)]
mod tests {
    use super::mangle;

    #[test]
    fn private_names() {
        let check = |class, name, expected: &str| assert_eq!(mangle(class, name), expected);
        check(None, "__x", "__x");
        check(Some("C"), "__x", "_C__x");
        check(Some("__C"), "__x", "_C__x");
        check(Some("C"), "__x__", "__x__");
        check(Some("C"), "_x", "_x");
        check(Some("__"), "__x", "__x");
        check(Some("C"), "__a.b", "__a.b");
    }
}
