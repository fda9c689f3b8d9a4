//! What somebody is to be told, and what already burdens a unit. Whoever keeps messages answers the first; the second is
//! asked of everybody who sends letters, visits or hands out forms.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{PersonId, UnitId};
use serde::Serialize;
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Ctx;

/// Who is to be told. People who left (inactive accounts) are never told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    Person(PersonId),
    /// Those of the unit who may act for it today: active people of the unit with a grant in force whose role may work on
    /// the unit's affairs (tasks, hazards or alarms; so neither auditors nor the system's administrators). A unit where
    /// nobody may act gets nothing, and [`Tells::tell`] counts it as nobody.
    Unit(UnitId),
    /// People of the unit who hold this role today, by the role's code (`dept_head`).
    Role {
        unit: UnitId,
        role: String,
    },
    /// Who holds a post of this title in the unit today.
    Post {
        unit: UnitId,
        title: String,
    },
    /// Leaders in whose portfolio the unit is today (分管领导).
    InChargeOf(UnitId),
}

/// One thing to be told.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// Context or concept and what happened: `supervise.urge`, `promise.missing`. Letters a-z, digits, `_` and `.`.
    pub kind: String,
    /// The same key to the same person: never twice, however often it is told. At most 200 bytes; name the record and the
    /// step in it (`supervise/{id}/urge/2`).
    pub key: String,
    pub to: Vec<Recipient>,
    /// One line; what is longer than 120 characters is cut.
    pub title: String,
    /// What, why, until when; what is longer than 2,000 characters is cut.
    pub text: String,
    /// Path of the page with the one thing to do: `/supervisions/{id}`. Always ours, so it begins with one `/`.
    pub link: String,
    /// Concept and id of the record that it is about.
    pub concept: String,
    pub about: Uuid,
    /// Passes quiet hours and is never held back to be sent together with others.
    pub urgent: bool,
    /// The person is asked to confirm the receipt (回执).
    pub receipt: bool,
    /// A burden of the recipient's unit: it counts as a letter, not only as a message. Where a paper (公文) of `govern` is
    /// served beside it, one of the two counts: of supervision the message, otherwise the paper.
    pub letter: bool,
}

/// What became of a notice with one person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Told {
    #[schema(value_type = Uuid)]
    pub person: PersonId,
    pub name: String,
    #[schema(value_type = Uuid)]
    pub unit: UnitId,
    pub unit_name: String,
    pub kind: String,
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub read_at: Option<Timestamp>,
    /// A receipt was asked for.
    pub receipt: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub receipt_at: Option<Timestamp>,
    /// Each way out with what became of it: “电子邮件：已送达”.
    pub ways: Vec<String>,
}

/// Kept by whoever keeps messages.
pub trait Tells: Send + Sync {
    /// Write the messages in the caller's transaction; sent after it is committed, never if it is not. Returns to how many
    /// people it is new.
    ///
    /// # Errors
    /// The notice breaks a limit named at its fields: our fault, never the user's.
    fn tell<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        notice: &'a Notice,
    ) -> Pin<Box<dyn Future<Output = Outcome<usize>> + Send + 'a>>;

    /// Who was told of a record, in the order of telling; whoever asks. The caller has found the record in scope.
    fn told<'a>(
        &'a self,
        tx: &'a mut Tx,
        concept: &'a str,
        about: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Told>>> + Send + 'a>>;
}

/// Who answers [`Tells`].
pub struct Teller(pub Box<dyn Tells>);

/// Tell by whoever is wired; where nobody keeps messages (tests of one context) nobody is told. Returns to how many people
/// it is new.
///
/// # Errors
/// As [`Tells::tell`].
pub async fn tell(ctx: &Ctx, tx: &mut Tx, notice: &Notice) -> Outcome<usize> {
    match ctx.app().answer::<Teller>() {
        Some(teller) => teller.0.tell(ctx, tx, notice).await,
        None => Ok(0),
    }
}

/// What sort of thing burdens a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Burden {
    /// 函件: letters and urgings that want an answer.
    Letter,
    /// 检查、走访: somebody came.
    Visit,
    /// 报表、材料: something to fill in or hand in.
    Form,
    /// 站内消息 of any kind.
    Message,
}

/// So much of a sort, of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    pub sort: Burden,
    /// In words: “履职检查”, “任务反馈”.
    pub label: String,
    pub count: i64,
}

/// One record that a weight counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borne {
    /// That of its [`Weight`].
    pub label: String,
    /// Which record it is, for whoever may see it.
    pub concept: String,
    pub record: Uuid,
    pub day: Date,
    pub title: String,
    /// Path of its page.
    pub link: String,
}

/// Whoever sends letters, visits or hands out forms.
pub trait Weighs: Send + Sync {
    /// What reached a unit from day to day, both included; whoever asks.
    fn weigh<'a>(
        &'a self,
        tx: &'a mut Tx,
        unit: UnitId,
        from: Date,
        to: Date,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Weight>>> + Send + 'a>>;

    /// The records that [`Weighs::weigh`] counts of a sort, the newest first, at most `most`; whoever asks. Messages to
    /// people are nobody else's and are never told.
    fn borne<'a>(
        &'a self,
        tx: &'a mut Tx,
        unit: UnitId,
        from: Date,
        to: Date,
        sort: Burden,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Borne>>> + Send + 'a>>;
}

/// All who answer [`Weighs`], asked in turn.
#[derive(Default)]
pub struct Weighers(pub Vec<Box<dyn Weighs>>);
