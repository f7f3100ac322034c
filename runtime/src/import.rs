//! Imports of the program's own modules: a body runs once.

use crate::error::R;
use crate::global::Global;
use crate::singletons::NoneType;

/// Runs a module body unless it has begun. If it raises, it has not: the next import runs it again.
#[inline]
pub fn run<T>(begun: &Global<bool>, body: impl FnOnce() -> R<T>) -> R<NoneType> {
    if begun.get().is_none() {
        first(begun, body)?;
    }
    Ok(NoneType)
}

#[cold]
fn first<T>(begun: &Global<bool>, body: impl FnOnce() -> R<T>) -> R<()> {
    begun.set(true);
    let done = body();
    if done.is_err() {
        begun.clear();
    }
    done.map(drop)
}

/// The same of one that cannot raise.
#[inline]
pub fn run_sure<T>(begun: &Global<bool>, body: impl FnOnce() -> T) -> NoneType {
    if begun.get().is_none() {
        begun.set(true);
        body();
    }
    NoneType
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::value_error;

    static BEGUN: Global<bool> = Global::new("begun");

    #[test]
    fn once_but_for_a_body_that_raises() {
        assert!(run::<()>(&BEGUN, || Err(value_error("no"))).is_err());
        drop(crate::error::take_pending());
        let mut runs = 0;
        for _ in 0..2 {
            assert_eq!(
                run(&BEGUN, || {
                    runs += 1;
                    Ok(())
                }),
                Ok(NoneType)
            );
        }
        assert_eq!(runs, 1);
        assert_eq!(run_sure(&BEGUN, || panic!("it has begun")), NoneType);
    }
}
