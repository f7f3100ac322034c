//! `cargo dev …`: chores of hybridc's own developers.

mod bless;
mod compare_texts;
mod memory;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) =
        arguments.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let status = match command {
        "catalog" => hybridc_dev::catalog::write(),
        "costs" => bless::find_compiler().map_or_else(
            || {
                eprintln!("no hybridc beside this program: `cargo build --release`");
                2
            },
            |compiler| hybridc_dev::costs::write(&compiler.path),
        ),
        "bless" => bless::run(rest),
        "fuzz-programs" => hybridc_dev::fuzz::command::main(rest),
        "texts" => compare_texts::run(rest),
        "sanitize" => memory::sanitize(rest),
        "miri" => memory::miri(rest),
        _ => {
            eprintln!(
                "usage: cargo dev bless [PART-OF-A-NAME…] | catalog | costs | fuzz-programs … \
                 | texts [--step=N] [--from=N] [--start=N] [--turn=N] [--batch=N] [--uncaught] [WORD…] \
                 | sanitize [PART-OF-A-NAME…] | miri [TEST…]"
            );
            2
        }
    };
    std::process::exit(status);
}
