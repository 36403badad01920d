//! The program `klartext`.

fn main() -> std::process::ExitCode {
    klartext::cli::run().into()
}
