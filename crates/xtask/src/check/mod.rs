//! `cargo x check`: the rules of the house that a program can prove. Each prints what it found and where.

mod concepts;
mod lines;
mod parameters;
mod rust;
mod walls;
mod words;

use crate::run::say;
use crate::{generate, place};

/// What a rule is called, and every place where it is broken.
pub type Found = (&'static str, Vec<String>);

/// Run every rule; fails if one is broken. `--quick` leaves out what needs the program built.
pub fn run(args: &[String]) -> Result<(), String> {
    let quick = match args {
        [] => false,
        [one] if one == "--quick" => true,
        _ => return Err(format!("cargo x check does not know {}", args.join(" "))),
    };
    let broken: usize = all(!quick)?.iter().map(|(_, places)| places.len()).sum();
    (broken == 0)
        .then_some(())
        .ok_or_else(|| format!("{broken} places break a rule of the house (docs/ARCHITECTURE.md)."))
}

/// Every rule with what it found; `generated` also asks the program for its generated files.
///
/// # Errors
/// The program that writes the generated files cannot be built.
pub fn all(generated: bool) -> Result<Vec<Found>, String> {
    let root = place::root();
    let mut found = vec![
        ("the pure half stays pure", walls::pure(&root)),
        ("contexts do not import each other", walls::contexts(&root)),
        ("no engine branch outside store", walls::engines(&root)),
        ("SQL in the portable dialect", walls::dialect(&root)),
        ("every concept has its glossary line, page and screen", concepts::complete(&root)),
        ("every table is named in the glossary", concepts::tables(&root)),
        ("every figure of the law is read, and every figure read exists", parameters::agree(&root)),
        ("no file over 500 lines", lines::long(&root)),
        ("words that have no place in the repository", words::forbidden(&root)),
        ("the changelog says what is new", words::changelog(&root)),
    ];
    if generated {
        let stale = generate::stale()?;
        let places =
            stale.iter().map(|f| format!("docs/generated/{} is stale: run cargo x gen", f.display())).collect();
        found.push(("generated files are fresh", places));
    }
    for (rule, places) in &found {
        say(&format!(
            "{rule}: {}",
            if places.is_empty() { "ok".to_owned() } else { format!("{} BROKEN", places.len()) }
        ));
        places.iter().for_each(|p| println!("   {p}"));
    }
    Ok(found)
}
