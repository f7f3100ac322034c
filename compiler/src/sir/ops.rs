//! The operations of Slot IR: one table. The enum, their names, operands and fields in the text form, what
//! they take and give and whether they raise derive from it.
//!
//! ```text
//! /// What it does.
//! "name" => Name(operand: Value) { field: Type }, takes Ty, gives Ty, raises condition;
//! ```
//!
//! `takes` is there where every operand has that type, `gives` where the result has one type; what else there
//! is to say of types say `op_types.rs` and `verify_op.rs`. `raises` sees the fields, the types of values
//! and [`OpFacts`]. In the text an op is its name and its fields in order: those that always say something
//! by position, the others by name (`field.rs`).

use super::constant::Constant;
use super::field::Field;
use super::reader::Reader;
use super::writer::Writer;
use super::{FnId, GlobalSlot, Literal, OpFacts, Site, Slot, Value, hash_is_safe};
use crate::ty::{Class, RowId, Ty};

macro_rules! ops {
    (@type) => { None };
    (@type $ty:expr) => { Some($ty) };
    (|$types:ident, $facts:ident| $(
        $(#[$doc:meta])*
        $text:literal => $name:ident
            $( ( $($item:ident : $item_ty:ty),+ ) )?
            $( { $($field:ident : $field_ty:ty),+ } )?
            $(, takes $takes:expr)? $(, gives $gives:expr)?, raises $raises:expr;
    )+) => {
        #[derive(Clone, PartialEq, Debug)]
        pub enum Op {
            $( $(#[$doc])* $name $( ( $($item_ty),+ ) )? $( { $($field: $field_ty),+ } )?, )+
        }

        /// Every op's name.
        pub const NAMES: &[&str] = &[$($text),+];

        impl Op {
            /// Its name in the text form.
            pub fn name(&self) -> &'static str {
                match self { $( Op::$name { .. } => $text, )+ }
            }

            /// Can it raise? Exactly then its statement has a site.
            #[allow(unused_variables, reason = "most answers depend on nothing")]
            pub fn can_raise(&self, $types: &[Ty], $facts: &OpFacts) -> bool {
                match self {
                    $( Op::$name $( ( $($item),+ ) )? $( { $($field),+ } )? => $raises, )+
                }
            }

            /// The values it reads, in evaluation order.
            pub fn operands(&self) -> Vec<Value> {
                #[allow(unused_mut, reason = "some have none")]
                let mut found = vec![];
                match self { $(
                    Op::$name $( ( $($item),+ ) )? $( { $($field),+ } )? => {
                        $( $( $item.operands(&mut found); )+ )?
                        $( $( $field.operands(&mut found); )+ )?
                    }
                )+ }
                found
            }

            /// The type of every operand, where there is one.
            pub(super) fn takes(&self) -> Option<Ty> {
                match self { $( Op::$name { .. } => ops!(@type $($takes)?), )+ }
            }

            /// The type of the result, where there is one.
            pub(super) fn gives(&self) -> Option<Ty> {
                match self { $( Op::$name { .. } => ops!(@type $($gives)?), )+ }
            }

            pub(super) fn write(&self, to: &mut Writer) {
                to.push(self.name());
                match self { $(
                    Op::$name $( ( $($item),+ ) )? $( { $($field),+ } )? => {
                        $( $( $item.write_field(stringify!($item), to); )+ )?
                        $( $( $field.write_field(stringify!($field), to); )+ )?
                    }
                )+ }
            }

            pub(super) fn read(from: &mut Reader) -> Result<Op, String> {
                Ok(match from.word()? {
                    $(
                        $text => Op::$name
                            $( ( $(<$item_ty>::read_field(stringify!($item), from)?),+ ) )?
                            $( { $($field: <$field_ty>::read_field(stringify!($field), from)?),+ } )?,
                    )+
                    other => return Err(format!("there is no op `{other}`")),
                })
            }
        }
    };
}

ops! { |types, facts|
    "const" => Const(literal: Literal), raises false;

    /// Reads a slot. Raises UnboundLocalError when the slot is `maybe_unbound` (then there is a site).
    "get" => Get(slot: Slot), raises (facts.slot_unbound)(slot.index());
    /// The same where the slot is not set before the value's last use: another name for it.
    "alias" => Alias(slot: Slot), raises (facts.slot_unbound)(slot.index());
    "get_global" => GetGlobal(global: GlobalSlot), raises (facts.global_unbound)(global.index());
    /// Is a global bound that may not be?
    "has_global" => HasGlobal(global: GlobalSlot), gives Ty::Bool, raises false;

    /// A catalog row: arguments in the order of its Rust signature.
    "call" => Call { row: RowUse, args: Vec<CallArg> }, raises facts.rows.fallible(row.row);
    /// Code that is never reached: `%v` has type `Never`.
    "unreachable" => Unreachable, gives Ty::Never, raises false;
    /// `slice(lower, upper, step)`; the bounds are None, ints or values of the isolate.
    "slice" => Slice { lower: Option<Value>, upper: Option<Value>, step: Option<Value> },
        gives Ty::Slice, raises false;
    /// Takes an iterable apart into a tuple: `before` items, then (with `star`) a list of the rest, then
    /// `after` items. ValueError for a wrong number, with CPython's text.
    "unpack" => Unpack { value: Value, before: u32, star: bool, after: u32 }, raises true;
    /// The exception being handled, for a bare `raise`; RuntimeError when there is none.
    "current_exception" => CurrentException, gives Ty::Exception, raises true;
    /// A native function of the program.
    /// `frames`: Python frames in between, of comprehensions and generator expressions that run in place.
    /// `begun`: a module body, which runs if this is unset; it is set as long as the body has not raised.
    "call_fn" => CallFn { func: FnId, args: Vec<Value>, frames: u32, begun: Option<GlobalSlot> },
        raises (facts.function_fallible)(*func);

    /// `yield value`, in a generator: gives what is sent.
    "yield" => Yield(value: Value), raises true;
    /// `yield from generator`: gives what that one returns.
    "yield_from" => YieldFrom(generator: Value), raises true;

    /// Into a wider union (or from bool to int, or small to big representation): never fails.
    "widen" => Widen(value: Value), raises false;
    /// A union value known to hold this member: never fails.
    "narrow" => Narrow(value: Value), raises false;
    /// A fresh container whose element type is widened: `list[int]` to `list[int | str]`; copies. Or an
    /// iterable seen as one of wider items, which are converted as they are taken (`IterKind::Widened`).
    "convert" => Convert(value: Value), raises false;
    /// Does the union hold one of these members?
    "holds" => Holds { value: Value, members: Vec<Ty> }, gives Ty::Bool, raises false;

    "tuple" => Tuple(items: Vec<Value>), raises false;
    /// A tuple of unknown length from its items.
    "tuple_of" => TupleOf(items: Vec<Value>), raises false;
    "tuple_item" => TupleItem(tuple: Value, index: usize), raises false;
    /// `tree[index]`: the tree, the int.
    "tree_item" => TreeItem(tree: Value, index: Value), raises true;
    "list" => List(items: Vec<Value>), raises false;
    /// Displays hash their elements.
    "set" => Set(items: Vec<Value>), raises items.iter().any(|item| !hash_is_safe(&types[item.index()]));
    "dict" => Dict(items: Vec<(Value, Value)>),
        raises items.iter().any(|(key, _)| !hash_is_safe(&types[key.index()]));
    /// A display of literals, kept as data.
    "packed" => Packed(constant: Constant), raises false;

    "not" => Not(value: Value), takes Ty::Bool, gives Ty::Bool, raises false;
    /// `print(*args, sep=…, end=…, file=…)`; any types.
    "print" => Print {
        args: Vec<Value>, sep: Option<Value>, end: Option<Value>, file: Option<Value>, flush: bool
    },
        gives Ty::None, raises true;
    /// Joins the parts of an f-string.
    "format" => Format(parts: Vec<FormatPart>), gives Ty::Str, raises true;

    /// An exception instance of a builtin class; any argument types.
    "new_exception" => NewException { class: String, args: Vec<Value> }, gives Ty::Exception, raises false;
    /// `isinstance(exc, class)` for builtin exception classes, and classes of the program (`own`).
    "is_exception" => IsException { exception: Value, classes: Vec<String>, own: Vec<Class> },
        takes Ty::Exception, gives Ty::Bool, raises false;
    /// An exception of a class of the program, without attributes, and what its `args` are.
    "new_own" => NewOwn { class: Class, args: Vec<Value> }, raises false;
    /// `__init__` of the builtin class of an exception: its `args` are these.
    "init_exception" => InitException { exception: Value, args: Vec<Value> }, gives Ty::None, raises false;
    /// Sets `__cause__` (`raise x from y`); no cause is `from None`.
    "set_cause" => SetCause { exception: Value, cause: Option<Value> },
        takes Ty::Exception, gives Ty::None, raises false;
    /// Notes of an AttributeError which object lacks the attribute: `fixed` and those of `fields` that are
    /// there are near to its name. `hides`: no name with an underscore is suggested.
    "set_lack" => SetLack {
        exception: Value, object: Value, name: String, fixed: Vec<String>, fields: Vec<String>, hides: bool
    }, gives Ty::None, raises false;
    /// Handler entry and exit: what bare `raise` and `__context__` see.
    "enter_handler" => EnterHandler(exception: Value), takes Ty::Exception, gives Ty::None, raises false;
    "leave_handler" => LeaveHandler, gives Ty::None, raises false;

    /// An instance of a class of the program, without attributes.
    "new_object" => NewObject(class: Class), raises false;
    /// An attribute of an instance, by its number in the layout. `checked`: AttributeError where it is
    /// missing; else it is there.
    "get_field" => GetField { object: Value, field: u32, checked: bool }, raises *checked;
    /// An instance as something to iterate (`IterKind::Instance`), and the iterator that it has given.
    "iterate" => Iterate { object: Value, iterator: Value }, raises false;
    "has_field" => HasField { object: Value, field: u32 }, gives Ty::Bool, raises false;
    /// `del o.name`: AttributeError where it is missing. `is_slot`: in the words that slots have for it.
    "del_field" => DelField { object: Value, field: u32, is_slot: bool }, gives Ty::None, raises true;
    "set_field" => SetField { object: Value, field: u32, value: Value }, gives Ty::None, raises false;

    /// `o.name` of a method, kept as a value: `qualname` is the function's.
    "bind_method" => BindMethod { object: Value, qualname: String }, raises false;
    /// The object that a method is bound to.
    "method_self" => MethodSelf(value: Value), raises false;

    /// A function with what it sees: `qualname` is the function's.
    "closure" => Closure { sees: Vec<Value>, qualname: String }, raises false;
    /// The function object that `def` has made in a module.
    "function_object" => FunctionObject { qualname: String }, raises false;
    /// The class that a statement of the program has made.
    "class_object" => ClassObject { name: String, metaclass: String }, raises false;
    /// One of the things it sees.
    "closure_item" => ClosureItem(value: Value, index: usize), raises false;
    /// The cell of a variable, which is not bound yet.
    "new_cell" => NewCell, raises false;
    /// What a variable holds. `is_free`: it is one of a function around, which makes another error of it.
    "get_cell" => GetCell { cell: Value, name: String, is_free: bool, checked: bool }, raises *checked;
    "set_cell" => SetCell { cell: Value, value: Value }, gives Ty::None, raises false;
    "unset_cell" => UnsetCell { cell: Value, name: String, is_free: bool }, gives Ty::None, raises true;

    // The isolate.
    /// `a is b` between two values of the isolate.
    "is_same" => IsSame(left: Value, right: Value), takes Ty::Dyn, gives Ty::Bool, raises false;
    /// Any value to a value of the isolate. Containers are moved (fresh ones only) or are handles already.
    "to_dyn" => ToDyn(value: Value), gives Ty::Dyn, raises false;
    /// A guess, checked here: raises nothing, panics never; `IsDyn` has tested it before.
    "from_dyn" => FromDyn(value: Value), takes Ty::Dyn, raises false;
    /// Is the value exactly of this type (so that `FromDyn` may convert it)?
    "is_dyn" => IsDyn { value: Value, ty: Ty }, takes Ty::Dyn, gives Ty::Bool, raises false;
    /// A global of the module dict, else builtin; NameError. `module`: of another module than the main one.
    "dyn_global" => DynGlobal { name: String, module: Option<String> }, gives Ty::Dyn, raises true;
    "set_dyn_global" => SetDynGlobal { name: String, value: Value, module: Option<String> },
        gives Ty::None, raises false;
    "del_dyn_global" => DelDynGlobal { name: String, module: Option<String> }, gives Ty::None, raises true;
    /// What `import name` gives to begin with: the first module of the name; or, where `names` are asked for,
    /// the last. `level`: so many dots before it. `module`: who asks, where it is not the main one.
    "import" => Import { name: String, level: u32, names: Vec<String>, module: Option<String> },
        gives Ty::Dyn, raises true;
    /// What a module has under a name, for `from module import name`.
    "import_from" => ImportFrom { module: Value, name: String }, takes Ty::Dyn, gives Ty::Dyn, raises true;
    /// The last arguments carry the keywords.
    "call_dyn" => CallDyn { callee: Value, args: Vec<Value>, keywords: Vec<String> },
        takes Ty::Dyn, gives Ty::Dyn, raises true;
    /// `lookup`: where the attribute is, for the traceback when there is none.
    "call_dyn_method" => CallDynMethod {
            object: Value, name: String, args: Vec<Value>, keywords: Vec<String>, lookup: Site
        },
        takes Ty::Dyn, gives Ty::Dyn, raises true;
    "get_attr" => GetAttr { object: Value, name: String }, gives Ty::Dyn, raises true;
    "set_attr" => SetAttr { object: Value, name: String, value: Value }, gives Ty::None, raises true;
    /// A list, tuple, set or dict born in the isolate.
    "dyn_display" => DynDisplay { kind: Display, items: Vec<Value> }, gives Ty::Dyn, raises true;
    /// Runs a range of statements of the module body in the isolate (index into the chunk list).
    "run_chunk" => RunChunk(chunk: usize), gives Ty::None, raises true;
}

/// A row, and what its type variables stand for in one call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowUse {
    pub row: RowId,
    /// By number of the variable.
    pub substitution: Vec<Ty>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Display {
    List,
    Tuple,
    Set,
    /// Three or more constants: CPython updates an empty set with a frozenset of them.
    ConstantSet,
    /// Items alternate key, value.
    Dict,
    Slice,
}

#[derive(Clone, PartialEq, Debug)]
pub enum CallArg {
    Value(Value),
    /// A slice of values (`*args` of a row).
    Many(Vec<Value>),
    /// A parameter left out: Rust's `None`.
    Missing,
}

#[derive(Clone, PartialEq, Debug)]
pub enum FormatPart {
    Literal(String),
    /// A literal with lone surrogates.
    CodePoints(Vec<u32>),
    /// `{value!conversion:spec}`. `site`: where this part raises; without one, where the whole string does.
    Value {
        value: Value,
        conversion: Conversion,
        spec: Option<Value>,
        site: Option<Site>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_are_unique() {
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
