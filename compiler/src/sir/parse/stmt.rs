//! One statement.

use crate::sir::field::Field;
use crate::sir::reader::Reader;
use crate::sir::{GlobalSlot, Op, Site, Slot, StmtKind, Uses, Value};
use crate::ty::Ty;

/// A value and its type, where a line defines one.
type Defined = Option<(Value, Ty)>;

/// What a line begins.
pub(super) enum Opened {
    Whole(StmtKind, Defined),
    If(Value),
    Try,
    Match(Value),
    /// Its body is still empty.
    Labelled(StmtKind, Defined),
}

/// Lines of statements.
impl Reader<'_> {
    pub(super) fn open(&mut self) -> Result<(Opened, Uses), String> {
        let word = self.word()?;
        let opened = match word {
            "if" => Opened::If(Value::read(self)?),
            "try" => Opened::Try,
            "match" => Opened::Match(Value::read(self)?),
            "loop" => {
                let label = self.label()?;
                let site = Option::<Site>::read(self)?;
                Opened::Labelled(StmtKind::Loop { label, site, body: vec![] }, None)
            }
            "block" => {
                let label = self.label()?;
                Opened::Labelled(StmtKind::Block { label, body: vec![] }, None)
            }
            "apart" => Opened::Labelled(StmtKind::Apart { body: vec![] }, None),
            "for" => self.for_loop()?,
            _ => {
                let (kind, defined) = self.simple(word)?;
                let uses = Uses::read(self)?;
                return self.end((Opened::Whole(kind, defined), uses));
            }
        };
        let uses = Uses::read(self)?;
        self.expect("{")?;
        self.end((opened, uses))
    }

    fn for_loop(&mut self) -> Result<Opened, String> {
        let label = self.label()?;
        let (item, ty) = self.defined()?;
        self.expect("in")?;
        let body = vec![];
        let kind = if self.take_word("range") {
            let start = Value::read(self)?;
            self.expect(",")?;
            let stop = Value::read(self)?;
            self.expect(",")?;
            let step = self.word()?.parse().map_err(|_| "a step is an int".to_string())?;
            let site = Option::<Site>::read(self)?;
            StmtKind::ForRange { label, item, start, stop, step, site, body }
        } else {
            let iter = Value::read(self)?;
            let site = Option::<Site>::read(self)?;
            StmtKind::For { label, item, iter, site, body }
        };
        Ok(Opened::Labelled(kind, Some((item, ty))))
    }

    /// `%v: type`
    pub(super) fn defined(&mut self) -> Result<(Value, Ty), String> {
        let value = Value::read(self)?;
        self.expect(":")?;
        Ok((value, self.ty()?))
    }

    fn simple(&mut self, word: &str) -> Result<(StmtKind, Defined), String> {
        let kind = match word {
            "let" => {
                let (value, ty) = self.defined()?;
                self.expect("=")?;
                let op = Op::read(self)?;
                let site = Option::<Site>::read(self)?;
                return Ok((StmtKind::Let { value, op, site }, Some((value, ty))));
            }
            "set" => {
                let slot = Slot::read(self)?;
                self.expect("=")?;
                StmtKind::Set { slot, value: Value::read(self)? }
            }
            "unset" => StmtKind::Unset { slot: Slot::read(self)?, site: Option::<Site>::read(self)? },
            "set_global" => {
                let global = GlobalSlot::read(self)?;
                self.expect("=")?;
                StmtKind::SetGlobal { global, value: Value::read(self)? }
            }
            "unset_global" => {
                let global = GlobalSlot::read(self)?;
                StmtKind::UnsetGlobal { global, site: Option::<Site>::read(self)? }
            }
            "break" => StmtKind::Break(self.label()?),
            "continue" => StmtKind::Continue(self.label()?),
            "return" => StmtKind::Return(Value::read(self)?),
            "raise" => StmtKind::Raise { exception: Value::read(self)?, site: Site::read(self)? },
            "reraise" => StmtKind::Reraise { exception: Value::read(self)? },
            "unreachable" => StmtKind::Unreachable,
            _ => return Err(format!("there is no statement `{word}`")),
        };
        Ok((kind, None))
    }

    /// `} catch %5 {`
    pub(super) fn catch(&mut self) -> Result<Value, String> {
        self.expect("} catch")?;
        let caught = Value::read(self)?;
        self.expect("{")?;
        self.end(caught)
    }

    /// `%3: int => {`
    pub(super) fn arm(&mut self) -> Result<(Value, Ty), String> {
        let defined = self.defined()?;
        self.expect("=> {")?;
        self.end(defined)
    }
}
