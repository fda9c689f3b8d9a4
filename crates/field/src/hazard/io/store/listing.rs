//! SQL of listings and of orders to stop.

use super::SCOPE;
use super::row::{json, maybe, parse, state};
use crate::hazard::flow::{ListingFlow, Stop, StopFlow};
use crate::hazard::model::{Level, Listing, NO_DUE, Stamp, StopOrder};
use ::store::{Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::{HazardId, ListingId, SiteId, StopOrderId};

macro_rules! columns {
    () => {
        "t.id, t.hazard, t.number, t.level, t.state, t.reason, t.proposed_at, t.proposed_by, t.proposed_name, t.decided, \
         t.from_day, t.due, t.first_due, t.asked_due, t.asked_on, t.asked_by, t.decide_by, t.extensions, t.file_by, \
         t.filed_on, t.publish_by, t.published_on, t.media, t.report_by, t.delisted, t.end_by, t.end_published_on"
    };
}

/// The register of listings.
pub static LISTINGS: Listed = Listed {
    table: "listing",
    joins: "join hazard h on h.id = t.hazard join site s on s.id = h.site join enterprise e on e.id = h.enterprise \
            left join region r on r.path = t.region_path",
    columns: concat!(
        columns!(),
        ", h.number as hazard_number, h.title as hazard_title, h.state as hazard_state, s.name as site_name, \
         e.name as enterprise_name, r.name as region_name, t.region_path"
    ),
    // Thousands, not millions: indexes by area alone.
    on: ScopeOn { large: None, ..SCOPE },
    sorts: &[Sort { name: "due", column: "t.due_key", kind: Kind::Date }],
    default: "due",
};

/// What everybody may read: only what was published.
pub const PLACARDS: &str = concat!(
    "select ",
    columns!(),
    ", h.title as hazard_title, e.name as enterprise_name, s.name as site_name, r.name as region_name, t.region_path \
     from listing t join hazard h on h.id = t.hazard join site s on s.id = h.site join enterprise e on e.id = h.enterprise \
     left join region r on r.path = t.region_path where t.published_on is not null"
);

/// A listing with the names that a list shows.
#[derive(Clone, Debug)]
pub struct NamedListing {
    pub listing: Listing,
    pub hazard_number: String,
    pub hazard_title: String,
    pub site_name: String,
    pub enterprise_name: String,
    pub region_path: String,
    pub region_name: String,
}

/// One row of [`LISTINGS`].
pub fn named_listing(row: &Row) -> Outcome<NamedListing> {
    Ok(NamedListing {
        listing: decode(row)?,
        hazard_number: row.get("hazard_number")?,
        hazard_title: row.get("hazard_title")?,
        site_name: row.get("site_name")?,
        enterprise_name: row.get("enterprise_name")?,
        region_path: row.get("region_path")?,
        region_name: row.get::<Option<String>>("region_name")?.unwrap_or_default(),
    })
}

pub(crate) fn decode(row: &Row) -> Outcome<Listing> {
    let level: String = row.get("level")?;
    Ok(Listing {
        id: row.get("id")?,
        hazard: row.get("hazard")?,
        number: row.get("number")?,
        level: parse("listing.level", &level, Level::parse(&level))?,
        state: state::<ListingFlow>(row, "state")?,
        reason: row.get("reason")?,
        proposed_at: row.get("proposed_at")?,
        proposed_by: row.get("proposed_by")?,
        proposed_name: row.get("proposed_name")?,
        decided: json(row, "decided")?,
        from: row.get("from_day")?,
        due: row.get("due")?,
        first_due: row.get("first_due")?,
        asked_due: row.get("asked_due")?,
        asked_on: row.get("asked_on")?,
        asked_by: row.get("asked_by")?,
        decide_by: row.get("decide_by")?,
        extensions: row.get("extensions")?,
        file_by: row.get("file_by")?,
        filed_on: row.get("filed_on")?,
        publish_by: row.get("publish_by")?,
        published_on: row.get("published_on")?,
        media: row.get("media")?,
        report_by: row.get("report_by")?,
        delisted: json(row, "delisted")?,
        end_by: row.get("end_by")?,
        end_published_on: row.get("end_published_on")?,
    })
}

fn written(l: &Listing) -> Vec<(&'static str, Value)> {
    let due_key = if l.state.closed() { NO_DUE } else { l.due.unwrap_or(NO_DUE) };
    vec![
        ("number", l.number.clone().into()),
        ("level", l.level.code().into()),
        ("state", l.state.code().into()),
        ("open", (!l.state.closed()).into()),
        ("reason", (&l.reason).into()),
        ("proposed_at", l.proposed_at.into()),
        ("proposed_by", l.proposed_by.into()),
        ("proposed_name", (&l.proposed_name).into()),
        ("decided", maybe(&l.decided)),
        ("from_day", l.from.into()),
        ("due", l.due.into()),
        ("due_key", due_key.into()),
        ("first_due", l.first_due.into()),
        ("asked_due", l.asked_due.into()),
        ("asked_on", l.asked_on.into()),
        ("asked_by", l.asked_by.into()),
        ("decide_by", l.decide_by.into()),
        ("extensions", l.extensions.into()),
        ("file_by", l.file_by.into()),
        ("filed_on", l.filed_on.into()),
        ("publish_by", l.publish_by.into()),
        ("published_on", l.published_on.into()),
        ("media", l.media.clone().into()),
        ("report_by", l.report_by.into()),
        ("delisted", maybe(&l.delisted)),
        ("delisted_on", l.delisted.as_ref().map(|s| kernel::day_of(s.at)).into()),
        ("end_by", l.end_by.into()),
        ("end_published_on", l.end_published_on.into()),
    ]
}

/// Insert one, with the scope columns of its hazard.
pub(in crate::hazard::io) async fn insert_listing(
    tx: &mut Tx,
    l: &Listing,
    of: &crate::hazard::model::Hazard,
) -> Outcome<()> {
    let areas = list::areas(&of.region_path);
    let mut columns = vec![
        ("id", Value::from(l.id)),
        ("hazard", l.hazard.into()),
        ("region_path", (&of.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("trade", (&of.trade).into()),
        ("unit", of.unit.into()),
        ("regulator", of.regulator.into()),
    ];
    columns.extend(written(l));
    let names: Vec<&str> = columns.iter().map(|c| c.0).collect();
    let marks: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let values: Vec<Value> = columns.iter().map(|c| c.1.clone()).collect();
    let sql = format!("insert into listing ({}) values ({})", names.join(", "), marks.join(","));
    tx.exec(&sql, &values).await?;
    Ok(())
}

/// The hazard's version guards a listing too: both are saved in one transaction.
pub(in crate::hazard::io) async fn save_listing(tx: &mut Tx, l: &Listing) -> Outcome<()> {
    let columns = written(l);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 2)).collect();
    let mut values = vec![Value::from(l.id)];
    values.extend(columns.into_iter().map(|c| c.1));
    tx.exec(&format!("update listing set {} where id = $1", sets.join(", ")), &values).await?;
    Ok(())
}

pub async fn listing(tx: &mut Tx, id: ListingId) -> Outcome<Option<Listing>> {
    let row = tx.opt(concat!("select ", columns!(), " from listing t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Listings of a hazard, in order.
pub async fn listings_of(tx: &mut Tx, hazard: HazardId) -> Outcome<Vec<Listing>> {
    let sql = concat!("select ", columns!(), " from listing t where t.hazard = $1 order by t.id");
    tx.all(sql, params![hazard]).await?.iter().map(decode).collect()
}

const ORDER: &str =
    "id, hazard, number, scope, state, ordered_on, ordered_by, ordered_name, asked_on, decide_by, lifted";

fn decode_order(row: &Row) -> Outcome<StopOrder> {
    Ok(StopOrder {
        id: row.get("id")?,
        hazard: row.get("hazard")?,
        number: row.get("number")?,
        scope: row.get("scope")?,
        state: state::<StopFlow>(row, "state")?,
        ordered_on: row.get("ordered_on")?,
        ordered_by: row.get("ordered_by")?,
        ordered_name: row.get("ordered_name")?,
        asked_on: row.get("asked_on")?,
        decide_by: row.get("decide_by")?,
        lifted: json(row, "lifted")?,
    })
}

pub(in crate::hazard::io) async fn insert_order(tx: &mut Tx, o: &StopOrder) -> Outcome<()> {
    tx.exec(
        &format!("insert into stop_order ({ORDER}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)"),
        params![
            o.id,
            o.hazard,
            &o.number,
            &o.scope,
            o.state.code(),
            o.ordered_on,
            o.ordered_by,
            &o.ordered_name,
            o.asked_on,
            o.decide_by,
            maybe(&o.lifted)
        ],
    )
    .await?;
    Ok(())
}

pub(in crate::hazard::io) async fn save_order(tx: &mut Tx, o: &StopOrder) -> Outcome<()> {
    tx.exec(
        "update stop_order set state = $2, asked_on = $3, decide_by = $4, lifted = $5 where id = $1",
        params![o.id, o.state.code(), o.asked_on, o.decide_by, maybe(&o.lifted)],
    )
    .await?;
    Ok(())
}

pub async fn order(tx: &mut Tx, id: StopOrderId) -> Outcome<Option<StopOrder>> {
    let row = tx.opt(&format!("select {ORDER} from stop_order where id = $1"), params![id]).await?;
    row.as_ref().map(decode_order).transpose()
}

/// Orders of a hazard, in order.
pub async fn orders_of(tx: &mut Tx, hazard: HazardId) -> Outcome<Vec<StopOrder>> {
    let sql = format!("select {ORDER} from stop_order where hazard = $1 order by id");
    tx.all(&sql, params![hazard]).await?.iter().map(decode_order).collect()
}

/// Orders to stop of a site, lifted ones too, the oldest first. An order holds from the instant at which it was entered, which
/// its id carries: what ran on the morning of that day ran lawfully.
pub async fn stops_of_site(tx: &mut Tx, site: SiteId) -> Outcome<Vec<org::ask::Stop>> {
    let sql = "select o.id, o.number, o.scope, o.ordered_on, o.lifted from hazard h join stop_order o on o.hazard = h.id \
               where h.site = $1 order by o.id";
    let rows = tx.all(sql, params![site]).await?;
    rows.iter()
        .map(|row| {
            let (id, lifted): (StopOrderId, Option<Stamp>) = (row.get("id")?, json(row, "lifted")?);
            let entered = id.0.get_timestamp().and_then(|t| {
                let (seconds, nanos) = t.to_unix();
                Timestamp::new(i64::try_from(seconds).ok()?, i32::try_from(nanos).ok()?).ok()
            });
            Ok(org::ask::Stop {
                from: entered.unwrap_or(kernel::start_of(row.get("ordered_on")?)),
                until: lifted.map(|l| l.at),
                number: row.get("number")?,
                scope: row.get("scope")?,
            })
        })
        .collect()
}

/// Sites under an order to stop that stands, each once.
pub async fn stopped_sites(tx: &mut Tx) -> Outcome<Vec<SiteId>> {
    let sql =
        "select distinct h.site from stop_order o join hazard h on h.id = o.hazard where o.state <> $1 order by h.site";
    let rows = tx.all(sql, params![Stop::Lifted.code()]).await?;
    rows.iter().map(|r| r.get("site")).collect()
}
