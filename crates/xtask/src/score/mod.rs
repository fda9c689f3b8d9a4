//! `cargo x score`: the parser against documents annotated by hand, and the limits it must keep.

mod planted;

use crate::place::{self, Temp};
use crate::run::{answer, cargo, say, shown};
use std::path::Path;
use std::process::Command;

/// Least F1 over all documents of a set.
const LIMITS: &[(&str, f64)] = &[
    ("measures", 0.97),
    ("units", 0.95),
    ("deadlines", 0.95),
    ("recurrences", 0.90),
    ("targets", 0.80),
    ("header", 0.90),
];

/// What a run of the scores came to.
#[derive(Default)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
    /// Sets that could not be scored, with the reason.
    pub skipped: Vec<String>,
}

/// Score every set that is present; fails if a limit is not kept.
pub fn run() -> Result<(), String> {
    let tally = all()?;
    for why in &tally.skipped {
        say(&format!("skipped: {why}"));
    }
    println!("score: {} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped.len());
    (tally.failed == 0).then_some(()).ok_or_else(|| "A score is below its limit.".to_owned())
}

/// Score the planted faults, the annotated corpus beside the repository, and our own annotations of more of it.
///
/// # Errors
/// The parser cannot be built or does not read a document.
pub fn all() -> Result<Tally, String> {
    let mut tally = Tally::default();
    if !shown("rust", "building the parser", &mut cargo(&["build", "--workspace", "--example", "predict"])).ok {
        return Err("The parser could not be built, see above.".to_owned());
    }
    faults(&mut tally)?;
    let Some(corpus) = place::policies() else {
        tally.skipped.push("scores: ../shared/policies is not beside this repository".to_owned());
        return Ok(tally);
    };
    if answer("python3", &["--version"]).is_none() {
        return Err("python3 is needed for the scorer (Debian: apt-get install python3).".to_owned());
    }
    let own = place::root().join("crates/prose/gold");
    let sets = [
        ("annotated corpus", corpus.join("gold"), corpus.join("documents")),
        ("annotated by us", own, corpus.join("more")),
    ];
    for (name, gold, texts) in sets {
        let temp = Temp::new("score")?;
        if !predict(&texts, &temp.0) {
            println!("  the parser did not read {name} to the end, see above");
            tally.failed += 1;
            continue;
        }
        let ran = shown("    ", name, Command::new("python3").arg(corpus.join("score.py")).arg(&gold).arg(&temp.0));
        let found = documents(&ran.text);
        if found.is_empty() {
            tally.skipped.push(format!("{name}: no annotations in {}", gold.display()));
            continue;
        }
        report(name, &found, &mut tally);
    }
    Ok(tally)
}

fn faults(tally: &mut Tally) -> Result<(), String> {
    let (folder, temp) = (place::root().join("crates/prose/tests/planted"), Temp::new("planted")?);
    if !predict(&folder, &temp.0) {
        println!("  the parser did not read the planted texts to the end, see above");
        tally.failed += 1;
        return Ok(());
    }
    let seen = planted::compare(&folder, &temp.0);
    if seen.texts == 0 {
        return Err(format!("there are no planted faults in {}", folder.display()));
    }
    println!("planted faults: {} texts", seen.texts);
    for (kind, [found, planted, alarms]) in &seen.kinds {
        println!("  {kind:22} found {found:3} of {planted:3}, {alarms:3} false alarms");
    }
    for remark in &seen.remarks {
        println!("    {remark}");
    }
    for ((what, least), got) in planted::LIMITS.iter().zip([seen.recall(), seen.precision()]) {
        judge(what, got, *least, tally);
    }
    Ok(())
}

/// One figure against its limit.
fn judge(what: &str, got: f64, least: f64, tally: &mut Tally) {
    let ok = got >= least;
    println!("  {what:12} {got:.3}  at least {least:.2}  {}", if ok { "ok" } else { "BELOW" });
    if ok { tally.passed += 1 } else { tally.failed += 1 }
}

fn predict(texts: &Path, out: &Path) -> bool {
    shown("    ", "reading the documents", Command::new(place::built("debug", "examples/predict")).arg(texts).arg(out))
        .ok
}

/// Hits, predicted and wanted for each kind, in the order of [`LIMITS`].
type Counts = Vec<[u32; 3]>;

/// The lines of the scorer: name and counts, the line of all left out.
fn documents(text: &str) -> Vec<(String, Counts)> {
    let mut found = Vec::new();
    for line in text.lines().filter(|l| l.contains(" | ") && l.contains("F1=")) {
        let name = line.split_whitespace().next().unwrap_or_default();
        let counts: Counts = LIMITS.iter().filter_map(|(kind, _)| counts_of(line, kind)).collect();
        if name != "ALL" && counts.len() == LIMITS.len() {
            found.push((name.to_owned(), counts));
        }
    }
    found
}

fn counts_of(line: &str, kind: &str) -> Option<[u32; 3]> {
    let cell = line.split(" | ").find(|c| c.contains(&format!("{kind} P=")))?;
    let inner = cell.rsplit_once('(')?.1.trim_end().trim_end_matches(')');
    let mut parts = inner.split('/').map(|n| n.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

fn f1([hits, predicted, wanted]: [u32; 3]) -> f64 {
    let precision =
        if predicted > 0 { f64::from(hits) / f64::from(predicted) } else { f64::from(u8::from(wanted == 0)) };
    let recall = if wanted > 0 { f64::from(hits) / f64::from(wanted) } else { 1.0 };
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

fn sum<'a>(of: impl Iterator<Item = &'a (String, Counts)>) -> Counts {
    let mut total = vec![[0; 3]; LIMITS.len()];
    for (_, counts) in of {
        for (t, c) in total.iter_mut().zip(counts) {
            for k in 0..3 {
                t[k] += c[k];
            }
        }
    }
    total
}

/// All together against the limits, then each document alone and the others without it.
fn report(name: &str, found: &[(String, Counts)], tally: &mut Tally) {
    let all = sum(found.iter());
    println!("{name}: {} documents together", found.len());
    for ((kind, least), counts) in LIMITS.iter().zip(&all) {
        judge(kind, f1(*counts), *least, tally);
    }
    println!("  left out one at a time: that document alone / all the others");
    for (k, (document, counts)) in found.iter().enumerate() {
        let others = sum(found.iter().enumerate().filter(|(i, _)| *i != k).map(|(_, d)| d));
        let cells: Vec<String> =
            counts.iter().zip(&others).map(|(alone, rest)| format!("{:.3}/{:.3}", f1(*alone), f1(*rest))).collect();
        println!("  {document:44} {}", cells.join("  "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "003_x   measures P=1.000 R=0.500 F1=0.667 (2/2/4) | units P=0 R=0 F1=0.000 (0/3/0) | deadlines P=1 R=1 F1=1 (1/1/1) | recurrences P=1 R=1 F1=1 (0/0/0) | targets P=1 R=1 F1=1.0 (3/3/3) | header P=1 R=1 F1=1.000 (4/4/4)";

    #[test]
    fn the_scorers_line_is_read() {
        let found = documents(&format!("{LINE}\n{}", LINE.replace("003_x", "ALL")));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1[0], [2, 2, 4]);
        assert_eq!(found[0].1[1], [0, 3, 0]);
    }

    #[test]
    fn other_lines_are_passed_over() {
        assert!(documents("   missed measure: 1. 开展\nTraceback (most recent call last):").is_empty());
    }

    #[test]
    fn f1_as_the_scorer_computes_it() {
        assert!((f1([2, 2, 4]) - 2.0 / 3.0).abs() < 1e-9);
        assert!((f1([0, 0, 0]) - 1.0).abs() < 1e-9);
        assert!((f1([0, 3, 0]) - 0.0).abs() < 1e-9);
    }
}
