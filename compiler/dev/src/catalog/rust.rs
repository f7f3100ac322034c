//! A Rust signature as a row: modes, patterns, generics. Types are read through the rows of `ty/builtin.rs`.

use super::scan::{Marked, MarkedItem};
use super::signature::{self, PythonParam};
use hybridc::catalog::{Bound, Con, Effects, Generic, Mode, Param, Pattern, Row, RowKind};
use hybridc::ty::IterKind;
use hybridc::ty::builtin::{self, Arity};
use quote::ToTokens;
use syn::{FnArg, GenericArgument, GenericParam, PathArguments, ReturnType, Type, TypeParamBound};

/// The row, or why it is refused.
pub fn row(marked: &Marked) -> Result<Row, String> {
    let python = signature::parse(&marked.marker.signature)?;
    let name = format!("{}.{}", python.owner, python.name);
    let refuse = |text: String| format!("`{name}`: {text}");
    let mut row = Row {
        python: leak(&name),
        owner: leak(&python.owner),
        name: leak(&python.name),
        kind: RowKind::Function,
        params: &[],
        generics: &[],
        result: Pattern::Con(Con::None, &[]),
        unit: false,
        fallible: false,
        raises: leak_all(marked.marker.raises.iter().map(|r| leak(r)).collect()),
        effects: Effects {
            pure_: marked.marker.pure_,
            writes: leak_all(marked.marker.writes.iter().map(|w| leak(w)).collect()),
            io: marked.marker.io,
            calls_user: marked.marker.calls_user,
        },
        rust: leak(&marked.path),
    };
    match (&marked.item, python.params) {
        (MarkedItem::Constant(ty), None) => {
            row.kind = RowKind::Constant;
            row.result = pattern(ty, &[]).map_err(refuse)?;
        }
        (MarkedItem::Constant(_), Some(_)) => {
            return Err(refuse("a Rust constant has no parameters".to_string()));
        }
        (MarkedItem::Function(function), params) => {
            if params.is_none() {
                row.kind = RowKind::ComputedConstant;
            } else if marked.marker.property {
                row.kind = RowKind::Property;
            }
            read_function(&mut row, function, &params.unwrap_or_default()).map_err(refuse)?;
        }
    }
    Ok(row)
}

fn read_function(row: &mut Row, function: &syn::Signature, python: &[PythonParam]) -> Result<(), String> {
    if function.inputs.len() != python.len() {
        let (rust, python) = (function.inputs.len(), python.len());
        return Err(format!("Rust takes {rust} parameters, the marker names {python}"));
    }
    let mut generics = read_generics(function)?;
    let mut params = vec![];
    for (input, python) in function.inputs.iter().zip(python) {
        let FnArg::Typed(input) = input else {
            return Err("methods of `impl` blocks are no rows".to_string());
        };
        let (mode, ty) = parameter(&input.ty, &mut generics)?;
        params.push(Param {
            name: leak(&python.name),
            kind: python.kind,
            default: python.default.as_ref().map(|d| leak(d)),
            mode,
            ty,
        });
    }
    let names: Vec<&str> = generics.iter().map(|g| g.name).collect();
    if let ReturnType::Type(_, ty) = &function.output {
        let mut ty: &Type = ty;
        if let Some([ok, ..]) = arguments(ty, "R").or_else(|| arguments(ty, "Result")).as_deref() {
            row.fallible = true;
            ty = *ok;
        }
        row.unit = is_unit(ty);
        if !row.unit {
            row.result = pattern(ty, &names)?;
        }
    } else {
        row.unit = true;
    }
    row.params = leak_all(params);
    row.generics = leak_all(generics);
    Ok(())
}

fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// The declared type parameters with their bounds, those of the `where` clause included.
fn read_generics(function: &syn::Signature) -> Result<Vec<Generic>, String> {
    let mut bounds: Vec<(String, Vec<TypeParamBound>)> = vec![];
    for param in &function.generics.params {
        match param {
            GenericParam::Type(ty) => {
                bounds.push((ty.ident.to_string(), ty.bounds.iter().cloned().collect()))
            }
            GenericParam::Lifetime(_) => {}
            GenericParam::Const(_) => return Err("const generics have no Python meaning".to_string()),
        }
    }
    for predicate in function.generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        if let syn::WherePredicate::Type(predicate) = predicate {
            let name = predicate.bounded_ty.to_token_stream().to_string();
            match bounds.iter_mut().find(|(declared, _)| *declared == name) {
                Some((_, list)) => list.extend(predicate.bounds.iter().cloned()),
                // `I::Item: Value` says nothing new.
                None if name.contains("::") => {}
                None => return Err(format!("a bound on `{name}`, which is no type parameter")),
            }
        }
    }
    let names: Vec<String> = bounds.iter().map(|(name, _)| name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    bounds
        .iter()
        .map(|(name, list)| Ok(Generic { name: leak(name), bound: bound(list.iter(), &names)? }))
        .collect()
}

/// The one bound the catalog knows among those written.
fn bound<'a>(list: impl Iterator<Item = &'a TypeParamBound>, names: &[&str]) -> Result<Bound, String> {
    let mut found = Bound::Value;
    for bound in list {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last() else { continue };
        match last.ident.to_string().as_str() {
            "Value" | "AnyValue" | "Sent" | "End" | "Clone" | "Copy" | "Sized" => {}
            "Number" => found = Bound::Number,
            "Integral" => found = Bound::Integral,
            "AsFloat" => found = Bound::AsFloat,
            "Scalar" => found = Bound::Scalar,
            "Iterable" | "Reversible" => found = Bound::Iterable(item_argument(&last.arguments, names)?),
            "Iter" => found = Bound::Iter(item_argument(&last.arguments, names)?),
            other => return Err(format!("bound `{other}` is not known to the catalog")),
        }
    }
    Ok(found)
}

/// The `X` of `Iterable<Item = X>`.
fn item_argument(arguments: &PathArguments, names: &[&str]) -> Result<Option<Pattern>, String> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return Ok(None) };
    for argument in &arguments.args {
        if let GenericArgument::AssocType(assoc) = argument
            && assoc.ident == "Item"
        {
            return Ok(Some(pattern(&assoc.ty, names)?));
        }
    }
    Ok(None)
}

fn parameter(ty: &Type, generics: &mut Vec<Generic>) -> Result<(Mode, Pattern), String> {
    let unused = Pattern::Con(Con::Dyn, &[]);
    if let Some([inner]) = arguments(ty, "Option").as_deref() {
        return match parameter(inner, generics)? {
            (Mode::Owned, ty) => Ok((Mode::OptionalOwned, ty)),
            (Mode::Ref, ty) => Ok((Mode::OptionalRef, ty)),
            (Mode::Any, ty) => Ok((Mode::OptionalAny, ty)),
            _ => Err("an optional slice has no Python meaning".to_string()),
        };
    }
    if is_operand(ty) {
        return Ok((Mode::Either, Pattern::Con(Con::Int, &[])));
    }
    let Type::Reference(reference) = ty else {
        return Ok((Mode::Owned, pattern_or_impl(ty, generics)?));
    };
    if reference.mutability.is_some() {
        return Err("`&mut`: objects are shared handles; take `&` and say `writes(…)`".to_string());
    }
    match &*reference.elem {
        Type::TraitObject(object) => {
            let text = object.to_token_stream().to_string();
            if text.ends_with("AnyValue") {
                Ok((Mode::Any, unused))
            } else {
                Err(format!("`{text}` is not known"))
            }
        }
        Type::Slice(slice) => match parameter(&slice.elem, generics)? {
            (Mode::Owned, ty) => Ok((Mode::Slice, ty)),
            (Mode::Any, ty) => Ok((Mode::AnySlice, ty)),
            _ => Err("a slice of references has no Python meaning".to_string()),
        },
        inner => Ok((Mode::Ref, pattern_or_impl(inner, generics)?)),
    }
}

/// `impl Operand`
fn is_operand(ty: &Type) -> bool {
    let Type::ImplTrait(implied) = ty else { return false };
    implied.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.is_ident("Operand"),
        _ => false,
    })
}

/// `impl Iterable<Item = T>` declares a type parameter on the spot.
fn pattern_or_impl(ty: &Type, generics: &mut Vec<Generic>) -> Result<Pattern, String> {
    let names: Vec<&str> = generics.iter().map(|g| g.name).collect();
    if let Type::ImplTrait(implied) = ty {
        let bound = bound(implied.bounds.iter(), &names)?;
        let var = generics.len();
        generics.push(Generic { name: leak(&format!("Implied{var}")), bound });
        return Ok(Pattern::Var(var as u8));
    }
    pattern(ty, &names)
}

/// A Rust type as a pattern.
fn pattern(ty: &Type, names: &[&str]) -> Result<Pattern, String> {
    match ty {
        Type::Paren(inner) => pattern(&inner.elem, names),
        Type::Group(inner) => pattern(&inner.elem, names),
        Type::Tuple(tuple) => {
            let parts = tuple
                .elems
                .iter()
                .map(|part| pattern(part, names))
                .collect::<Result<Vec<Pattern>, String>>()?;
            Ok(Pattern::Con(Con::Tuple, leak_all(parts)))
        }
        Type::Path(path) => path_pattern(path, names),
        other => Err(format!("`{}` is no type of `ty/builtin.rs`", other.to_token_stream())),
    }
}

fn path_pattern(path: &syn::TypePath, names: &[&str]) -> Result<Pattern, String> {
    let text = path.to_token_stream().to_string();
    let unknown = || format!("`{text}` is no type of `ty/builtin.rs`");
    let segments: Vec<&syn::PathSegment> = path.path.segments.iter().collect();
    let last = segments.last().ok_or_else(unknown)?;
    let ident = last.ident.to_string();
    let variable = |name: &str| names.iter().position(|n| *n == name).map(|var| var as u8);
    // `I::Item`, `<I as Iterable>::Item`.
    let projected = match &path.qself {
        Some(of) => variable(&of.ty.to_token_stream().to_string()),
        None if segments.len() == 2 => variable(&segments[0].ident.to_string()),
        None => None,
    };
    if let Some(var) = projected {
        return match ident.as_str() {
            "Item" => Ok(Pattern::Item(var)),
            "Iterator" => Ok(Pattern::Iterator(var)),
            _ => Err(unknown()),
        };
    }
    if let Some(var) = variable(&ident) {
        return Ok(Pattern::Var(var));
    }
    let iterated = builtin::ITERATORS.iter().find(|(name, _)| *name == ident).map(|(_, con)| *con);
    let mut parts = vec![];
    if let PathArguments::AngleBracketed(arguments) = &last.arguments {
        for argument in &arguments.args {
            if let GenericArgument::Type(ty) = argument {
                parts.push(pattern(ty, names)?);
            }
        }
    }
    if let Some(con) = iterated {
        let of = Pattern::Con(con, leak_all(parts));
        return Ok(Pattern::Con(Con::Iter(IterKind::Of), leak_all(vec![of])));
    }
    let builtin = builtin::by_rust_name(&ident).ok_or_else(unknown)?;
    if builtin.arity != Arity::Exactly(parts.len()) {
        return Err(format!("`{text}` has another number of type arguments than its row in `ty/builtin.rs`"));
    }
    Ok(Pattern::Con(builtin.con, leak_all(parts)))
}

/// The type arguments of `ty` when it is `name<…>`.
fn arguments<'a>(ty: &'a Type, name: &str) -> Option<Vec<&'a Type>> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    if last.ident != name {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some(types.collect())
}

/// Rows are `'static`, as the committed ones are; this process writes them and ends.
fn leak(text: &str) -> &'static str {
    Box::leak(text.to_string().into_boxed_str())
}

fn leak_all<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

#[cfg(test)]
mod tests {
    use super::super::scan::Marker;
    use super::*;

    fn read(marker: &str, function: &str) -> Result<Row, String> {
        let marker: Marker = syn::parse_str(marker).unwrap();
        let function: syn::ItemFn = syn::parse_str(function).unwrap();
        let item = MarkedItem::Function(function.sig);
        row(&Marked { marker, item, path: "rt::builtins::list::x".to_string(), place: String::new() })
    }

    #[test]
    fn reads_modes_and_patterns() {
        let row = read(
            r#""list.index(self, value, start=0, /)", raises = [ValueError]"#,
            "pub fn index<T: Value>(list: &List<T>, value: &T, start: Option<&Int>) -> R<Int> {}",
        )
        .unwrap();
        let modes: Vec<Mode> = row.params.iter().map(|p| p.mode).collect();
        assert_eq!(modes, [Mode::Ref, Mode::Ref, Mode::OptionalRef]);
        assert_eq!(row.params[0].ty, Pattern::Con(Con::List, &[Pattern::Var(0)]));
        assert!(row.fallible && !row.unit);
        assert!(hybridc::catalog::rules::check_row(&row).is_empty());
    }

    #[test]
    fn reads_iterables() {
        let row = read(
            r#""list.extend(self, iterable, /)", raises = [TypeError], writes(self)"#,
            "pub fn extend<T: Value, I: Iterable<Item = T>>(list: &List<T>, iterable: &I) -> R<()> {}",
        )
        .unwrap();
        assert_eq!(row.generics[1].bound, Bound::Iterable(Some(Pattern::Var(0))));
        assert!(row.unit);
        assert_eq!(row.effects.writes, ["self"]);
    }

    #[test]
    fn refuses_by_name() {
        for (marker, function, text) in [
            (r#""x.f(a)""#, "fn f() {}", "Rust takes 0 parameters, the marker names 1"),
            (r#""x.f(a)""#, "fn f(a: usize) {}", "`usize` is no type"),
            (r#""x.f(a)""#, "fn f(a: &mut Int) {}", "`&mut`"),
        ] {
            let error = read(marker, function).unwrap_err();
            assert!(error.contains(text), "{error}");
        }
        for (marker, function, text) in [
            (r#""x.f(a)", raises = [ValueError]"#, "fn f(a: &Int) -> Int {}", "does not return"),
            (r#""x.f(a)""#, "fn f(a: &Int) -> R<Int> {}", "has neither"),
            (r#""x.f(a)", pure, io"#, "fn f(a: &Int) -> Int {}", "`pure` excludes"),
            (r#""x.f(a=1)""#, "fn f(a: &Int) -> Int {}", "belong together"),
        ] {
            let errors = hybridc::catalog::rules::check_row(&read(marker, function).unwrap());
            assert!(errors.iter().any(|e| e.contains(text)), "{errors:?}");
        }
    }
}
