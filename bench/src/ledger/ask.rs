//! What people ask: the register of hazards with the filters and sorts that its screen offers, the board, the register of
//! sites, the page of one hazard; and the dashboard.

use crate::person::{Dice, Person};
use serde_json::Value;
use uuid::Uuid;

/// Six people of the demonstration, each with another reach.
const PEOPLE: [(&str, &str); 6] = [
    ("office, whole prefecture", "an.jingban"),
    ("county", "yx.anban"),
    ("department, one trade", "zj.jingban"),
    ("township", "qs.jingban"),
    ("enforcer", "zf.yi"),
    ("enterprise", "qy.jia"),
];

/// Whose pages are asked for: these six, or those whose sign-in names `BENCH_PEOPLE` lists.
pub fn people() -> Vec<(String, String)> {
    match std::env::var("BENCH_PEOPLE") {
        Ok(logins) => logins.split(',').map(|l| (l.to_owned(), l.to_owned())).collect(),
        Err(_) => PEOPLE.iter().map(|(what, login)| ((*what).to_owned(), (*login).to_owned())).collect(),
    }
}

/// What the questions name: taken from the database, as a screen takes it from its pickers.
pub struct Words {
    pub regions: Vec<String>,
    pub regulators: Vec<Uuid>,
    pub sites: Vec<Uuid>,
    pub numbers: Vec<String>,
}

/// Queries with their times in milliseconds.
#[derive(Default)]
pub struct Times(pub Vec<(String, f64)>);

impl Times {
    pub fn all(&self) -> Vec<f64> {
        self.0.iter().map(|t| t.1).collect()
    }

    /// The slowest few.
    pub fn slowest(&self, n: usize) -> Vec<&(String, f64)> {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1));
        sorted.truncate(n);
        sorted
    }
}

const TRADES: [&str; 10] =
    ["chemical", "mine", "coal", "metal", "industry", "construction", "gas", "road", "commerce", "power"];
const STATES: [&str; 10] =
    ["open", "open", "reported", "assigned", "rectifying", "review", "accepted", "closed", "plan_due", "void"];
const SOURCES: [&str; 6] = ["self", "inspection", "tip", "alarm", "leader", "expert"];
const KINDS: [&str; 6] = [
    "person.violation",
    "machine.guard",
    "machine.fire",
    "environment.escape",
    "management.permit",
    "management.licence",
];
const MINE: [&str; 4] = ["verify", "approve", "recheck", "close"];
const SAID: [&str; 3] = ["灭火器", "通道", "培训"];

/// One filter of the screen of hazards.
fn filter(dice: &mut Dice, words: &Words) -> String {
    match dice.below(20) {
        0..=3 => format!("&state={}", dice.of(&STATES)),
        4 | 5 => format!("&grade={}", dice.of(&["major", "major", "general", "none"])),
        6 | 7 => format!("&trade={}", dice.of(&TRADES)),
        8 | 9 => format!("&region={}", words.regions[dice.below(words.regions.len() as u64) as usize]),
        10 => format!("&source={}", dice.of(&SOURCES)),
        11 => format!("&kind={}", dice.of(&KINDS)),
        12 => format!("&regulator={}", words.regulators[dice.below(words.regulators.len() as u64) as usize]),
        13 => {
            let month = 1 + dice.below(11);
            format!("&found_from=2024-{month:02}-01&found_to=2024-{:02}-28", month + dice.below(2))
        }
        14 => format!("&due_from=2024-11-20&due_to=2024-12-{:02}", 1 + dice.below(28)),
        15 => "&overdue=true".into(),
        16 => "&listed=true".into(),
        17 => "&suspect=true".into(),
        18 => format!("&mine={}", dice.of(&MINE)),
        _ => match dice.below(3) {
            0 => format!("&q={}", words.numbers[dice.below(words.numbers.len() as u64) as usize]),
            1 => format!("&q={}", dice.of(&SAID)),
            _ => format!("&site={}", words.sites[dice.below(words.sites.len() as u64) as usize]),
        },
    }
}

fn hazards(dice: &mut Dice, words: &Words) -> String {
    let mut query = "/hazards?limit=50".to_owned();
    let mut have: Vec<String> = Vec::new();
    for _ in 0..dice.below(4) {
        let one = filter(dice, words);
        let name = one.split('=').next().unwrap_or_default().to_owned();
        // A screen holds each filter once.
        if !have.contains(&name) {
            query += &one;
            have.push(name);
        }
    }
    query + dice.of(&["", "", "", "&sort=-found", "&sort=found", "&sort=due", "&sort=due", "&sort=-due"])
}

fn sites(dice: &mut Dice, words: &Words) -> String {
    let sort = dice.of(&["-grade_score", "-grade_score", "name", "next_check"]);
    let filter = match dice.below(7) {
        0 => format!("&trade={}", dice.of(&TRADES)),
        1 => format!("&region={}", words.regions[dice.below(words.regions.len() as u64) as usize]),
        2 => format!("&colour={}", dice.of(&["red", "orange", "yellow", "blue"])),
        3 => "&high_risk=true".into(),
        4 => "&unassigned=true".into(),
        _ => String::new(),
    };
    format!("/sites?limit=50{filter}&sort={sort}")
}

/// `n` random queries of one person's screens; pages of a hazard are of those that a list has just shown.
///
/// # Errors
/// A route refuses, or the person sees nothing at all.
pub async fn pages(person: &Person, words: &Words, n: usize, seed: u64) -> Result<Times, String> {
    let (mut dice, mut times) = (Dice(seed), Times::default());
    let (mut next, mut shown): (Option<String>, Vec<String>) = (None, Vec::new());
    let mut rows = 0;
    for turn in 0..=n {
        let query = match (next.take(), dice.below(20)) {
            (Some(more), 0..=5) => more,
            (_, 6 | 7) if !shown.is_empty() => {
                format!("/hazards/{}", shown[dice.below(shown.len() as u64) as usize])
            }
            (_, 8) => "/hazards/board".to_owned(),
            (_, 9..=11) => sites(&mut dice, words),
            _ => hazards(&mut dice, words),
        };
        let (body, took) = person.timed(&query).await?;
        if query.starts_with("/hazards?") {
            let items = body["items"].as_array().map_or(&[][..], Vec::as_slice);
            rows += items.len();
            shown.extend(items.iter().take(3).filter_map(|i| i["id"].as_str().map(str::to_owned)));
            let first = query.split("&after=").next().unwrap_or_default();
            next = body["next"].as_str().map(|after| format!("{first}&after={after}"));
        }
        // The first finds everything cold.
        if turn > 0 {
            times.0.push((format!("{} {query}", person.login), took));
        }
    }
    if rows == 0 {
        return Err(format!("{} sees no hazard at all: the benchmark would measure nothing", person.login));
    }
    Ok(times)
}

/// Words that every sixth hazard holds, that a few hold, that none holds, one character; alone and with filters.
///
/// # Errors
/// The route refuses.
pub async fn words(person: &Person) -> Result<Times, String> {
    const WORDS: [&str; 8] =
        ["灭火器", "通道堆放", "第 137 处", "红区", "火", "液氨", "净宽不足一米（第 4", "7 号车间"];
    const FILTERS: [&str; 6] = [
        "",
        "&state=void",
        "&trade=coal&state=open",
        "&grade=major&sort=due",
        "&source=tip&state=closed",
        "&suspect=true",
    ];
    let mut times = Times::default();
    for round in 0..4 {
        for word in WORDS {
            for filter in FILTERS {
                let query = format!("/hazards?limit=50&q={word}{filter}");
                let (_, took) = person.timed(&query).await?;
                // The first round finds everything cold.
                if round > 0 {
                    times.0.push((format!("{} {query}", person.login), took));
                }
            }
        }
    }
    Ok(times)
}

/// One question thirty times, the first not counted; and the last answer.
///
/// # Errors
/// The route refuses.
pub async fn again(person: &Person, query: &str) -> Result<(Vec<f64>, Value), String> {
    let (mut times, mut last) = (Vec::new(), Value::Null);
    for n in 0..31 {
        let (body, took) = person.timed(query).await?;
        last = body;
        if n > 0 {
            times.push(took);
        }
    }
    Ok((times, last))
}
