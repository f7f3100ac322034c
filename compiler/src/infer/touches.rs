//! What of an instance, or of an expression, is of the isolate.

use super::table::{Apply, Dispatch, Given, How, InstanceId, TypeTable};
use crate::ty::Ty;

/// Does the instance use values of the isolate, or reach into it?
pub fn touches_isolate(table: &TypeTable, id: InstanceId) -> bool {
    let instance = &table.instances[id.index()];
    instance.params.iter().any(Ty::mentions_dyn)
        || instance.exprs.values().any(|info| info.ty.mentions_dyn() || asks_isolate(&info.how))
        || instance.targets.values().any(|info| asks_isolate(&info.how))
        || instance.slots.values().any(|slot| slot.ty.mentions_dyn())
        || instance.stmts.values().any(|info| asks_isolate(&info.how))
}

/// Is it carried out by the isolate?
pub fn asks_isolate(how: &How) -> bool {
    fn asks(dispatch: &Dispatch) -> bool {
        match dispatch {
            Dispatch::Row(call) => crate::catalog::row(call.row).owner == crate::catalog::owner_of(&Ty::Dyn),
            Dispatch::Split { arms, .. } => arms.iter().any(|(_, arm)| asks(arm)),
            Dispatch::ByText { arms, .. } => arms.iter().any(|(_, arm)| asks(arm)),
            Dispatch::Field { otherwise, .. } | Dispatch::ClassValue(_, _, otherwise) => {
                otherwise.as_deref().is_some_and(asks)
            }
            Dispatch::OfMethod(dispatch) | Dispatch::OfClosure(dispatch) | Dispatch::OfValue(_, dispatch) => {
                asks(dispatch)
            }
            Dispatch::Bind { first, then, .. } => asks(first) || asks(then),
            Dispatch::Raise(..)
            | Dispatch::Lack(_)
            | Dispatch::TupleItem(_)
            | Dispatch::TreeItem
            | Dispatch::TupleConcat
            | Dispatch::Call(..)
            | Dispatch::SetField(..)
            | Dispatch::DelField(..)
            | Dispatch::HasField(..)
            | Dispatch::SetClassValue(..)
            | Dispatch::Construct(..)
            | Dispatch::Catches(_)
            | Dispatch::InitException(_)
            | Dispatch::BindMethod(_)
            | Dispatch::Text(_)
            | Dispatch::Truth(_)
            | Dispatch::Operand(_)
            | Dispatch::Function(_)
            | Dispatch::Nothing
            | Dispatch::Generic
            | Dispatch::Dead => false,
        }
    }
    match how {
        How::CallDyn | How::Import(_, Given::Isolate) => true,
        How::Dispatch(dispatch)
        | How::New(dispatch)
        | How::Super(_, dispatch)
        | How::CallValue(dispatch)
        | How::OfFirst(dispatch) => asks(dispatch),
        How::With(managers) => managers.iter().flatten().any(|one| one.dispatches().into_iter().any(asks)),
        How::EachItem(each) => match &each.apply {
            Apply::Dispatch(dispatch, _) => asks(dispatch),
            Apply::Items(items) => items.iter().any(|(.., dispatch)| asks(dispatch)),
            Apply::Lambda(_) | Apply::Call(..) | Apply::Itself => false,
        },
        How::Plain
        | How::Called
        | How::OfAll(..)
        | How::Method
        | How::Call(..)
        | How::Construct(..)
        | How::Isolate
        | How::Checked
        | How::Cell { .. }
        | How::Closure(..)
        | How::Bound(_)
        | How::Decorated(..)
        | How::Truth(_)
        | How::Intrinsic(_)
        | How::ShortCircuit(_)
        | How::Exception(_)
        | How::Generic
        | How::ConstantGlobal(..)
        | How::Class(_)
        | How::IsInstance(_)
        | How::Holds(_)
        | How::Catches(..)
        | How::Function(_)
        | How::Constant(_)
        | How::Member(_)
        | How::Import(..) => false,
    }
}
