//! What may be supervised (督办) beside tasks: whoever keeps hazards, duties, accidents, alarms or doubts says what is open and how it stands;
//! whoever keeps supervision judges it by its dated rules. And the way back: what is over needs no answer any more.

use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{PersonId, UnitId};
use std::future::Future;
use std::pin::Pin;
use store::{Row, Tx, Value, params};
use uuid::Uuid;
use web::Ctx;

/// A record as the rules of supervision look at it, as of now.
#[derive(Clone, Debug, PartialEq)]
pub struct Pursued {
    /// `hazard` `duty` `accident` `alarm` `doubt`
    pub concept: &'static str,
    pub record: Uuid,
    /// Printed number; what has none says what it is in a word.
    pub number: String,
    pub title: String,
    /// Where it lies: the nearest office that uses a rule pursues it.
    pub region_path: String,
    /// Who must answer; `None`: nobody is named yet, so that no letter can go out.
    pub unit: Option<UnitId>,
    /// Who is asked by hand where `unit` is the office that asks: it writes no letters to itself.
    pub instead: Option<UnitId>,
    /// What one person owes: only that person is told, and the unit sees nothing of it.
    pub person: Option<PersonId>,
    /// Last day of what is waited for, if there is one.
    pub due: Option<Date>,
    /// Day on which it came into the register.
    pub since: Date,
    /// Day from which it is a fault; `None`: nothing is wrong with it today.
    pub wrong_since: Option<Date>,
    /// Periods missed one after the other; 0 for what does not recur.
    pub missed: i64,
    /// What it is, by the words of the rules: `major` `listed` `of_post` `of_site` `late_report` `critical`.
    pub marks: Vec<&'static str>,
    /// Why nothing is asked of anybody any more; `None`: it is open.
    pub ended: Option<String>,
    /// Label and value, in the order in which page and paper show them.
    pub facts: Vec<(String, String)>,
    /// Path of its page; empty where it has none.
    pub link: String,
}

impl Pursued {
    /// Who must answer this office.
    pub fn asked_by(&self, office: Option<UnitId>) -> Option<UnitId> {
        if self.unit.is_some() && self.unit == office { self.instead } else { self.unit }
    }
}

/// The office (安委办) of a region itself, not of one above it.
///
/// # Errors
/// The database.
pub async fn office(tx: &mut Tx, region_path: &str) -> Outcome<Option<UnitId>> {
    let sql = "select id from unit where kind = 'safety_committee_office' and region_path = $1 order by id limit 1";
    tx.opt(sql, params![region_path]).await?.map(|r| r.get("id")).transpose()
}

/// Whoever keeps records that may be supervised.
pub trait Pursues: Send + Sync {
    /// Concept of the records, as rules name it.
    fn concept(&self) -> &'static str;

    /// Open ones in a region, by id after `after`, at most `most`; whoever asks.
    fn open<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        region_path: &'a str,
        after: Option<Uuid>,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Pursued>>> + Send + 'a>>;

    /// One, open or ended; whoever asks. `None`: there is no such record.
    fn one<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Pursued>>> + Send + 'a>>;
}

/// One page of records for [`Pursues::open`], by id. `select` ends in its joins; `id` is the column in it that tells the record.
/// `keys` finds the ids of everything that is open, in any order, in a column `id`, with `values` for its marks and for those
/// of `select`: it should be answered by indexes alone, because each page asks it anew.
///
/// # Errors
/// The database.
pub async fn pursued_page(
    tx: &mut Tx,
    select: &str,
    id: &str,
    keys: &str,
    mut values: Vec<Value>,
    after: Option<Uuid>,
    most: usize,
) -> Outcome<Vec<Row>> {
    let mut past = String::new();
    if let Some(after) = after {
        values.push(after.into());
        past = format!("where found.id > ${}", values.len());
    }
    let sql = format!(
        "{select} join (select found.id from ({keys}) found {past} order by found.id limit {most}) kept on kept.id = {id} \
         order by {id}"
    );
    Ok(tx.all(&sql, &values).await?)
}

/// All who answer [`Pursues`].
#[derive(Default)]
pub struct Pursuers(pub Vec<Box<dyn Pursues>>);

impl Pursuers {
    /// Who keeps a concept.
    pub fn of(&self, concept: &str) -> Option<&dyn Pursues> {
        self.0.iter().find(|p| p.concept() == concept).map(Box::as_ref)
    }
}

/// Kept by whoever keeps supervision.
pub trait Settles: Send + Sync {
    /// A record is over: what still waits on it is ended with this reason, in the caller's transaction.
    fn settle<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
        why: &'a str,
    ) -> Pin<Box<dyn Future<Output = Outcome<()>> + Send + 'a>>;
}

/// Who answers [`Settles`].
pub struct SettleKeeper(pub Box<dyn Settles>);

/// Say that a record is over; where nobody keeps supervision (tests of one context) nothing follows.
///
/// # Errors
/// As [`Settles::settle`].
pub async fn settle(ctx: &Ctx, tx: &mut Tx, record: Uuid, why: &str) -> Outcome<()> {
    match ctx.app().answer::<SettleKeeper>() {
        Some(keeper) => keeper.0.settle(ctx, tx, record, why).await,
        None => Ok(()),
    }
}
