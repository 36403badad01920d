//! `help`: a command's help, the exit codes, the states.

use crate::cli::args::HelpArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::terminal::{STRONG, styled};
use crate::cli::words::args;
use crate::review::Stage;

/// The states in the order of a statement's life.
const STAGES: [Stage; 8] = [
    Stage::Draft,
    Stage::InReview,
    Stage::ChangesRequested,
    Stage::Approved,
    Stage::Scheduled,
    Stage::Published,
    Stage::Corrected,
    Stage::Withdrawn,
];

/// Shows the help of a topic: a verb, `exit-codes` or `states`; of everything where none is named.
pub fn run(session: &mut Session, args: &HelpArgs) -> Result<Exit, CliError> {
    let topic: Vec<&str> = args.topic.iter().map(String::as_str).collect();
    let text = match topic.as_slice() {
        ["exit-codes"] => exit_codes(session),
        ["states"] => states(session),
        verbs => help::of(&session.words, verbs).ok_or_else(|| unknown(&args.topic))?,
    };
    session.data(text.trim_end());
    Ok(Exit::Done)
}

fn exit_codes(session: &Session) -> String {
    let words = &session.words;
    let lines = Exit::ALL.map(|exit| {
        let code = styled(STRONG, &format!("{:>5}", exit.code()));
        format!("{code}  {}\n", words.get(&format!("exit-{}", exit.code())))
    });
    format!("{}\n\n{}", words.get("help-topic-exit-codes"), lines.concat())
}

fn states(session: &Session) -> String {
    let words = &session.words;
    let lines = STAGES.map(|stage| {
        let id = format!("stage-{}", stage.name());
        let meaning = words.attribute(&id, "meaning", &args![]).unwrap_or_default();
        let name = styled(STRONG, &format!("{:<18}", words.get(&id)));
        format!("  {name}  {:<17}  {meaning}\n", stage.name())
    });
    format!("{}\n\n{}", words.get("help-topic-states"), lines.concat())
}

fn unknown(topic: &[String]) -> CliError {
    CliError::new(Exit::Usage, "usage-topic", args![topic = topic.join(" ")])
}
