//! The directory's answers for one draft, taken at once.

use crate::policy::book::{Book, Known, Listing, Named, Via};
use crate::policy::model::Draft;
use ::store::Tx;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::UnitId;
use org::directory::{self, Directory};
use org::region::RegionKind;
use org::unit::UnitKind;
use std::collections::BTreeSet;

/// What the directory says to the words of a draft, read in a region on the draft's day of issue (or today).
pub async fn book(tx: &mut Tx, draft: &Draft, region: &str, today: Date) -> Outcome<Book> {
    let directory = directory::load(tx).await?;
    Ok(of(&directory, draft, region, today))
}

/// The same from a snapshot at hand.
pub fn of(directory: &Directory, draft: &Draft, region: &str, today: Date) -> Book {
    let on = draft.issued_on.unwrap_or(today);
    let mut book = Book::default();
    for words in words(draft) {
        let found = directory.resolve(words, region, on);
        let via = match found.via {
            directory::Via::Name => Via::Name,
            directory::Via::Alias => Via::Alias,
            directory::Via::Roster => Via::Roster,
            directory::Via::RegionGroup => Via::Region,
            directory::Via::None => Via::Nothing,
        };
        let named = Named { units: found.units, via, roster: found.roster.map(|r| r.id), near: found.candidates };
        book.words.insert(words.to_owned(), named);
    }
    for roster in directory.rosters().iter().filter(|r| region.starts_with(&r.region_path)) {
        let listing = Listing { id: roster.id, phrase: roster.phrase.clone(), units: roster.on(on).collect() };
        // Two phrases for one list are one choice, named by the shorter.
        match book.rosters.iter_mut().find(|l| l.units == listing.units) {
            Some(known) if known.phrase.chars().count() > listing.phrase.chars().count() => {
                known.phrase = listing.phrase
            }
            Some(_) => {}
            None => book.rosters.push(listing),
        }
    }
    book.counties = directory.below(region, RegionKind::County, UnitKind::Government, on);
    if book.counties.is_empty() {
        // A county's plan: its townships are the territorial units.
        book.counties = directory.below(region, RegionKind::Township, UnitKind::Township, on);
    }
    book.zones = directory.below(region, RegionKind::FunctionalZone, UnitKind::FunctionalZone, on);
    book.office = directory.of_kind(region, UnitKind::SafetyCommitteeOffice, on).first().copied();
    for id in mentioned(draft, &book) {
        if let Some(u) = directory.by_id(id) {
            let known = Known { id, name: u.name.clone(), short: u.short.clone(), region: u.region_path.clone() };
            book.units.insert(id, known);
        }
    }
    book
}

fn words(draft: &Draft) -> BTreeSet<&str> {
    let assigned = draft.measures.iter().flat_map(|m| {
        let named = m.assignments.iter().flat_map(|a| a.lead.iter().chain(&a.responsible).chain(&a.assist));
        named.chain(&m.inherited)
    });
    assigned.map(String::as_str).collect()
}

/// Every unit whose name may be shown.
fn mentioned(draft: &Draft, book: &Book) -> BTreeSet<UnitId> {
    let mut out: BTreeSet<UnitId> = book.counties.iter().chain(&book.zones).copied().chain(book.office).collect();
    out.extend(book.words.values().flat_map(|n| n.units.iter().chain(&n.near)));
    out.extend(book.rosters.iter().flat_map(|r| &r.units));
    out.extend(draft.said.meaning.values().flatten());
    out.extend(draft.said.lead.values().flatten());
    for m in &draft.measures {
        out.extend(m.hand.lead.iter().chain(&m.hand.assist).flatten());
    }
    out
}
