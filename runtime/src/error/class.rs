//! The builtin exception classes and their bases.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident: $base:ident,)*) => {
        /// A builtin exception class.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Class {
            $($(#[$doc])* $name,)*
        }

        const ALL: &[Class] = &[$(Class::$name,)*];

        impl Class {
            /// `__name__`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Class::$name => stringify!($name),)*
                }
            }
            /// The first base; `BaseException` is its own.
            pub const fn base(self) -> Class {
                match self {
                    $(Class::$name => Class::$base,)*
                }
            }
        }
    };
}

classes! {
    BaseException: BaseException,
    SystemExit: BaseException,
    KeyboardInterrupt: BaseException,
    GeneratorExit: BaseException,
    BaseExceptionGroup: BaseException,
    Exception: BaseException,
    ExceptionGroup: BaseExceptionGroup,
    StopIteration: Exception,
    StopAsyncIteration: Exception,
    ArithmeticError: Exception,
    FloatingPointError: ArithmeticError,
    OverflowError: ArithmeticError,
    ZeroDivisionError: ArithmeticError,
    AssertionError: Exception,
    AttributeError: Exception,
    BufferError: Exception,
    EOFError: Exception,
    ImportError: Exception,
    ModuleNotFoundError: ImportError,
    LookupError: Exception,
    IndexError: LookupError,
    KeyError: LookupError,
    MemoryError: Exception,
    NameError: Exception,
    UnboundLocalError: NameError,
    OSError: Exception,
    BlockingIOError: OSError,
    ChildProcessError: OSError,
    ConnectionError: OSError,
    BrokenPipeError: ConnectionError,
    ConnectionAbortedError: ConnectionError,
    ConnectionRefusedError: ConnectionError,
    ConnectionResetError: ConnectionError,
    FileExistsError: OSError,
    FileNotFoundError: OSError,
    InterruptedError: OSError,
    IsADirectoryError: OSError,
    NotADirectoryError: OSError,
    PermissionError: OSError,
    ProcessLookupError: OSError,
    TimeoutError: OSError,
    /// `io.UnsupportedOperation`
    UnsupportedOperation: OSError,
    ReferenceError: Exception,
    RuntimeError: Exception,
    NotImplementedError: RuntimeError,
    RecursionError: RuntimeError,
    PythonFinalizationError: RuntimeError,
    SyntaxError: Exception,
    IndentationError: SyntaxError,
    TabError: IndentationError,
    SystemError: Exception,
    TypeError: Exception,
    ValueError: Exception,
    UnicodeError: ValueError,
    UnicodeDecodeError: UnicodeError,
    UnicodeEncodeError: UnicodeError,
    UnicodeTranslateError: UnicodeError,
    Warning: Exception,
    BytesWarning: Warning,
    DeprecationWarning: Warning,
    EncodingWarning: Warning,
    FutureWarning: Warning,
    ImportWarning: Warning,
    PendingDeprecationWarning: Warning,
    ResourceWarning: Warning,
    RuntimeWarning: Warning,
    SyntaxWarning: Warning,
    UnicodeWarning: Warning,
    UserWarning: Warning,
}

impl Class {
    /// The class a builtin name stands for; `IOError` and `EnvironmentError` are `OSError`.
    pub fn by_name(name: &str) -> Option<Class> {
        match name {
            "IOError" | "EnvironmentError" => Some(Class::OSError),
            _ => ALL.iter().copied().find(|class| class.name() == name && class.module().is_none()),
        }
    }

    /// Its module, where that is not `builtins`.
    pub fn module(self) -> Option<&'static str> {
        (self == Class::UnsupportedOperation).then_some("io")
    }

    /// `issubclass(self, base)`.
    pub fn is_subclass(self, base: Class) -> bool {
        // The only classes with two bases.
        match (self, base) {
            (Class::ExceptionGroup, Class::Exception) => return true,
            (Class::UnsupportedOperation, Class::ValueError) => return true,
            _ => {}
        }
        let mut class = self;
        loop {
            if class == base {
                return true;
            }
            if class == Class::BaseException {
                return false;
            }
            class = class.base();
        }
    }

    /// The subclass that `OSError(errno, …)` makes.
    pub fn of_errno(errno: i64) -> Class {
        let Ok(errno) = i32::try_from(errno) else { return Class::OSError };
        match errno {
            libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => Class::BlockingIOError,
            libc::EPIPE | libc::ESHUTDOWN => Class::BrokenPipeError,
            libc::ECHILD => Class::ChildProcessError,
            libc::ECONNABORTED => Class::ConnectionAbortedError,
            libc::ECONNREFUSED => Class::ConnectionRefusedError,
            libc::ECONNRESET => Class::ConnectionResetError,
            libc::EEXIST => Class::FileExistsError,
            libc::ENOENT => Class::FileNotFoundError,
            libc::EISDIR => Class::IsADirectoryError,
            libc::ENOTDIR => Class::NotADirectoryError,
            libc::EINTR => Class::InterruptedError,
            libc::EACCES | libc::EPERM => Class::PermissionError,
            libc::ESRCH => Class::ProcessLookupError,
            libc::ETIMEDOUT => Class::TimeoutError,
            _ => Class::OSError,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn bases() {
        assert!(Class::BrokenPipeError.is_subclass(Class::OSError));
        assert!(Class::ExceptionGroup.is_subclass(Class::Exception));
        assert!(!Class::KeyboardInterrupt.is_subclass(Class::Exception));
        assert_eq!(Class::by_name("IOError"), Some(Class::OSError));
        assert_eq!(Class::by_name("Nope"), None);
    }
}
