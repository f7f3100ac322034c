//! What an instance shows of itself while it runs, and what it writes besides its result.

use crate::catalog;
use crate::hir::Program;
use crate::hir::nodes::FuncId;
use crate::infer::table::{Apply, Dispatch, How, InstanceId, TypeTable};

/// Does it show or write anything but its result?
pub fn is_open(program: &Program, table: &TypeTable, id: InstanceId) -> bool {
    let instance = &table.instances[id.index()];
    instance.exprs.values().any(|info| reaches_out(&info.how)) || writes_globals(program, instance.func)
}

fn reaches_out(how: &How) -> bool {
    match how {
        How::Intrinsic(name) => *name != catalog::intrinsics::MODULE_NAME,
        How::CallDyn | How::Isolate => true,
        How::Dispatch(dispatch) => does_io(dispatch),
        How::EachItem(each) => match &each.apply {
            Apply::Dispatch(dispatch, _) => does_io(dispatch),
            Apply::Lambda(_) | Apply::Call(..) | Apply::Itself => false,
        },
        How::Plain
        | How::Method
        | How::Called
        | How::Call(..)
        | How::Checked
        | How::Truth(_)
        | How::ShortCircuit(_)
        | How::Exception(_)
        | How::Generic
        | How::Function(_)
        | How::Member(_)
        | How::Import(..) => false,
        How::ConstantGlobal(..) | How::Class(_) | How::IsInstance(_) | How::Constant(_) => false,
    }
}

fn does_io(dispatch: &Dispatch) -> bool {
    match dispatch {
        Dispatch::Row(call) => catalog::row(call.row).effects.io,
        Dispatch::Split { arms, .. } => arms.iter().any(|(_, arm)| does_io(arm)),
        Dispatch::Raise(..)
        | Dispatch::TupleItem(_)
        | Dispatch::TreeItem
        | Dispatch::TupleConcat
        | Dispatch::Generic
        | Dispatch::Dead => false,
    }
}

fn writes_globals(program: &Program, func: FuncId) -> bool {
    program.main_globals().any(|global| global.writes().any(|bind| bind.func == func))
}
