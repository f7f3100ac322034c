//! The Rust of a program in which everything is deferred: hands its sources to the isolate.

use proc_macro2::TokenStream;
use quote::quote;

use super::Unit;

/// What the running program must know of the interpreter it was built against.
pub struct Host<'a> {
    pub minor: u32,
    /// `sys.executable`.
    pub executable: &'a str,
    /// The interpreter as it was called.
    pub argument: &'a str,
    pub libpython: &'a str,
    /// The program as it was named: `sys.argv[0]`.
    pub script_argument: &'a str,
    /// `sys.path[0]`.
    pub script_directory: &'a str,
    /// Compiling the main module prints warnings.
    pub warns: bool,
    /// The main module's code, where it is compiled already.
    pub prepared: &'a [u8],
}

/// One source file; the first is the main one.
pub struct Carried<'a> {
    pub name: &'a str,
    pub path: &'a str,
    pub is_package: bool,
    pub raw: &'a [u8],
}

/// A program whose `main` gives everything to the isolate.
pub fn deferred(host: &Host, main: &Carried, modules: &[Carried]) -> Unit {
    let (info, files) = program_info(host, main, modules);
    let rust = quote! {
        #![forbid(unsafe_code)]
        use hybridc_runtime::dynamic::{ModuleInfo, ProgramInfo, run_program};
        static PROGRAM: ProgramInfo = #info;
        pub fn main() {
            run_program(&PROGRAM)
        }
    };
    Unit { rust: rust.to_string(), files, isolate: Some(host.minor) }
}

/// A program with native parts: `items` has the native functions, `run` (the module body) and `ENTRIES`. With
/// `leaves`, the isolate runs the module body.
pub fn hybrid(host: &Host, main: &Carried, modules: &[Carried], items: &TokenStream, leaves: bool) -> Unit {
    let (info, files) = program_info(host, main, modules);
    let warns = host.warns;
    let run = if leaves {
        quote! { rt::dynamic::run_leaves(&HYBRID) }
    } else {
        quote! { rt::dynamic::run_hybrid(&HYBRID, run) }
    };
    let rust = quote! {
        #items
        use hybridc_runtime::dynamic::{HybridInfo, ModuleInfo, ProgramInfo};
        static HYBRID: HybridInfo = HybridInfo { program: #info, entries: ENTRIES, warns: #warns };
        pub fn main() {
            #run
        }
    };
    Unit { rust: rust.to_string(), files, isolate: Some(host.minor) }
}

fn program_info(host: &Host, main: &Carried, modules: &[Carried]) -> (TokenStream, Vec<(String, Vec<u8>)>) {
    let files = std::iter::once(main).chain(modules).enumerate();
    let files = files.map(|(index, carried)| (file_name(index), carried.raw.to_vec()));
    let files = files.chain([(PREPARED.to_owned(), host.prepared.to_vec())]).collect();
    let &Host { executable, argument, libpython, script_argument, script_directory, .. } = host;
    let minor = u8::try_from(host.minor).expect("a supported version");
    let others = modules.iter().enumerate().map(|(index, carried)| module(index + 1, carried));
    let main = module(0, main);
    let info = quote! {
        ProgramInfo {
            version: (3, #minor),
            python_executable: #executable,
            python_argument: #argument,
            script_argument: #script_argument,
            script_directory: #script_directory,
            libpython: #libpython,
            isolate: include_bytes!(env!("HYBRIDC_ISOLATE")),
            main: #main,
            prepared: include_bytes!(#PREPARED),
            modules: &[#(#others),*],
        }
    };
    (info, files)
}

const PREPARED: &str = "prepared";

fn file_name(index: usize) -> String {
    format!("module_{index}.py")
}

fn module(index: usize, carried: &Carried) -> TokenStream {
    let &Carried { name, path, is_package, .. } = carried;
    let file = file_name(index);
    quote! { ModuleInfo { name: #name, path: #path, is_package: #is_package, source: include_bytes!(#file) } }
}
