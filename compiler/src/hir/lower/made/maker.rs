//! Builds a function that no text has.

use crate::hir::lower::*;

/// A function being made, for a class.
pub(super) struct Maker {
    func: FuncId,
    name: String,
    exprs: Vec<Expr>,
    bindings: Vec<Binding>,
    params: Vec<Param>,
    body: Vec<Stmt>,
    /// Expressions of the class body.
    pub decorators: Vec<ExprId>,
    statements: u32,
    targets: u32,
    /// Where what is added next stands.
    pub span: Span,
}

impl Maker {
    pub fn new(class: &mut Body, name: &str, span: Span) -> Maker {
        Maker {
            func: class.shared.reserve(),
            name: name.to_owned(),
            exprs: vec![],
            bindings: vec![],
            params: vec![],
            body: vec![],
            decorators: vec![],
            statements: 0,
            targets: 0,
            span,
        }
    }

    /// A parameter; `default` is an expression of the class body.
    pub fn param(&mut self, name: &str, kind: ParamKind, default: Option<ExprId>) -> BindingId {
        let binding = self.variable(name, false);
        let param =
            Param { name: name.to_owned(), kind, binding, default, annotation: None, span: self.span };
        self.params.push(param);
        binding
    }

    fn variable(&mut self, name: &str, synthetic: bool) -> BindingId {
        self.bindings.push(Binding { name: name.to_owned(), synthetic, captured: false });
        BindingId(self.bindings.len() as u32 - 1)
    }

    pub fn add(&mut self, kind: ExprKind) -> ExprId {
        self.exprs.push(Expr { kind, span: self.span });
        ExprId(self.exprs.len() as u32 - 1)
    }

    pub fn get(&mut self, binding: BindingId) -> ExprId {
        self.add(ExprKind::Name(NameRef::Local(binding)))
    }

    pub fn attribute(&mut self, object: BindingId, name: &str) -> ExprId {
        let object = self.get(object);
        self.attribute_of(object, name)
    }

    pub fn attribute_of(&mut self, object: ExprId, name: &str) -> ExprId {
        self.add(ExprKind::Attribute { object, name: name.to_owned(), name_span: self.span })
    }

    pub fn call(&mut self, func: ExprId, args: Vec<ExprId>) -> ExprId {
        let args = args.into_iter().map(Arg::Positional).collect();
        self.add(ExprKind::Call { func, args })
    }

    /// A call of what is no name of Python's (`catalog::intrinsics::own_row`).
    pub fn call_own(&mut self, name: &str, args: Vec<ExprId>) -> ExprId {
        let func = self.add(ExprKind::Name(NameRef::Builtin(name.to_owned())));
        self.call(func, args)
    }

    pub fn stmt(&mut self, kind: StmtKind) -> Stmt {
        self.statements += 1;
        Stmt { id: StmtId(self.statements - 1), kind, span: self.span }
    }

    pub fn push(&mut self, kind: StmtKind) {
        let stmt = self.stmt(kind);
        self.body.push(stmt);
    }

    /// A statement that has been made before.
    pub fn push_made(&mut self, stmt: Stmt) {
        self.body.push(stmt);
    }

    pub fn target(&mut self, kind: TargetKind) -> Target {
        self.targets += 1;
        Target { id: TargetId(self.targets - 1), kind, span: self.span }
    }

    /// `object.name = value`
    pub fn set_attribute(&mut self, object: BindingId, name: &str, value: ExprId) {
        let object = self.get(object);
        let target = self.target(TargetKind::Attribute { object, name: name.to_owned() });
        self.push(StmtKind::Assign { target, value });
    }

    /// A variable of its own, bound to the value.
    pub fn keep(&mut self, name: &str, value: ExprId) -> (BindingId, Stmt) {
        let binding = self.variable(name, false);
        let target = self.target(TargetKind::Name(NameRef::Local(binding)));
        (binding, self.stmt(StmtKind::Assign { target, value }))
    }

    /// The function, as `name` of the class (`qualname` after that of the class).
    pub fn finish(self, class: &mut Body, name: &str) -> FuncId {
        let around = class.cx.qualname(class.root);
        let function = Function {
            id: self.func,
            kind: FunctionKind::Def,
            name: self.name,
            qualname: format!("{around}.{name}"),
            parent: Some(class.func),
            module: class.cx.module.id,
            file: self.span.file,
            span: self.span,
            name_span: self.span,
            params: self.params,
            returns: None,
            decorators: self.decorators,
            manager: None,
            wraps: None,
            docstring: None,
            is_async: false,
            is_generator: false,
            bindings: self.bindings,
            body: self.body,
            exprs: self.exprs,
            statements: self.statements,
            targets: self.targets,
            is_made: true,
        };
        class.shared.set(function);
        self.func
    }
}
