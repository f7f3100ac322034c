//! `with` over managers of the isolate.

use hybridc_macros::py;

use crate::dynamic::table::unary;
use crate::dynamic::{self, Dyn};
use crate::error::{Exception, R};
use crate::name;
use crate::protocol::AnyValue as _;

/// What is called as the statement begins.
#[py("hybridc.enter_of(manager, /)", raises = [BaseException], calls_user)]
pub fn enter_of(manager: &Dyn) -> R<Dyn> {
    manager.special(unary::ENTER)
}

/// What is called as it ends; looked up before the other is called.
#[py("hybridc.exit_of(manager, /)", raises = [BaseException], calls_user)]
pub fn exit_of(manager: &Dyn) -> R<Dyn> {
    manager.special(unary::EXIT)
}

/// An exception leaves the statement: is it swallowed?
#[py("hybridc.exit_raising(exit, exception, /)", raises = [BaseException], calls_user)]
pub fn exit_raising(exit: &Dyn, exception: &Exception) -> R<bool> {
    let exception = dynamic::exception_object(exception);
    let class = dynamic::type_of(&exception);
    let traceback = dynamic::get_attr(&exception, name!("__traceback__"))?;
    dynamic::call(exit, &[&class, &exception, &traceback], None)?.truth()
}
