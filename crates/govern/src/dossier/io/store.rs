//! SQL of posts and their duties.

use crate::dossier::rules::{Asker, organisation_department};
use crate::duty::io::store::{DUTY, duty};
use crate::duty::model::Duty;
use ::store::{Row, Tx, Value, params};
use jiff::civil::Date;
use kernel::id::{DutyId, PersonId, PostId, UnitId};
use kernel::page::{Page, PageAsk, Total};
use kernel::{Outcome, Refusal, Right};
use org::person::Post;
use web::Ctx;

/// A post with the names that a list shows.
#[derive(Clone, Debug)]
pub struct Held {
    pub post: Post,
    pub name: String,
    pub unit_name: String,
    pub unit_short: String,
    pub unit_kind: String,
    pub region_path: String,
}

const COLUMNS: &str = "o.id, o.person, o.unit, o.title, o.portfolio, o.valid_from, o.valid_to, p.name, u.name as unit_name, \
    u.short as unit_short, u.kind as unit_kind, u.region_path";
const FROM: &str = "post o join person p on p.id = o.person join unit u on u.id = o.unit";

fn held(row: &Row) -> Outcome<Held> {
    Ok(Held {
        post: Post {
            id: row.get("id")?,
            person: row.get("person")?,
            unit: row.get("unit")?,
            title: row.get("title")?,
            portfolio: row.json("portfolio")?,
            valid_from: row.get("valid_from")?,
            valid_to: row.get("valid_to")?,
        },
        name: row.get("name")?,
        unit_name: row.get("unit_name")?,
        unit_short: row.get("unit_short")?,
        unit_kind: row.get("unit_kind")?,
        region_path: row.get("region_path")?,
    })
}

/// Who asks, for the rule of who may read.
pub async fn asker(ctx: &Ctx, tx: &mut Tx) -> Outcome<Asker> {
    let scope = ctx.scope();
    let office = scope.areas.iter().filter(|a| a.right == Right::DossierAssign).map(|a| a.path.clone()).collect();
    let mut organisation = None;
    if let Some(unit) = ctx.actor().unit {
        let row = tx.opt("select name, region_path from unit where id = $1", params![unit]).await?;
        if let Some(row) = row.filter(|r| r.get::<String>("name").is_ok_and(|n| organisation_department(&n))) {
            organisation = Some(row.get("region_path")?);
        }
    }
    Ok(Asker { person: ctx.actor().person, office, organisation, everything: scope.everything })
}

/// A post whose dossier the asker may read; missing and not readable are the same.
pub async fn post(ctx: &Ctx, tx: &mut Tx, id: PostId) -> Outcome<Held> {
    let row = tx.opt(&format!("select {COLUMNS} from {FROM} where o.id = $1"), params![id]).await?;
    let found = row.as_ref().map(held).transpose()?;
    let asker = asker(ctx, tx).await?;
    found.filter(|h| asker.may_read(h.post.person, &h.region_path)).ok_or_else(|| Refusal::not_found("任职"))
}

/// Posts of a person that the asker may read, the oldest first; none readable is as if there were no such person.
pub async fn posts_of(ctx: &Ctx, tx: &mut Tx, person: PersonId) -> Outcome<Vec<Held>> {
    let sql = format!("select {COLUMNS} from {FROM} where o.person = $1 order by o.valid_from, o.id");
    let all: Vec<Held> = tx.all(&sql, params![person]).await?.iter().map(held).collect::<Outcome<_>>()?;
    let asker = asker(ctx, tx).await?;
    let out: Vec<Held> = all.into_iter().filter(|h| asker.may_read(person, &h.region_path)).collect();
    if out.is_empty() { Err(Refusal::not_found("人员")) } else { Ok(out) }
}

/// Order of the register; the id makes it whole.
const ORDER: &str = "u.region_path, u.name, o.title, o.id";

/// Posts that the asker may read: those with duties, leaders' ones, and one's own; by region, unit and title, a page at a
/// time. `find`: part of a person's name, a title or a unit's name.
///
/// # Errors
/// `BAD_CURSOR`: the page before ended with no post.
pub async fn register(ctx: &Ctx, tx: &mut Tx, ask: &PageAsk, find: &str) -> Outcome<Page<Held>> {
    let asker = asker(ctx, tx).await?;
    let mut any = vec!["o.person = $1".to_owned()];
    let mut values: Vec<Value> = vec![Value::from(asker.person)];
    let paths = asker.office.iter().chain(asker.organisation.iter()).cloned();
    let paths: Vec<String> = if asker.everything { vec!["/".into()] } else { paths.collect() };
    for path in paths {
        let end = format!("{}0", path.strip_suffix('/').unwrap_or(&path));
        values.push(path.into());
        values.push(end.into());
        let n = values.len();
        any.push(format!("(u.region_path >= ${} and u.region_path < ${n})", n - 1));
    }
    let mut only = format!(
        "({}) and (o.person = $1 or o.id in (select post from duty where post is not null) \
         or o.person in (select person from grant_held where role = 'leader'))",
        any.join(" or ")
    );
    let find = find.trim();
    if !find.is_empty() {
        values.push(
            format!("%{}%", find.to_lowercase().replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")).into(),
        );
        let n = values.len();
        let like = |column: &str| format!(r"lower({column}) like ${n} escape '\'");
        only += &format!(" and ({})", ["p.name", "o.title", "u.name", "u.short"].map(like).join(" or "));
    }
    let row = tx.one(&format!("select count(*) as n from {FROM} where {only}"), &values).await?;
    let count = row.get::<i64>("n")? as u64;
    let mut from = String::new();
    if let Some(after) = ask.after.as_deref().filter(|a| !a.is_empty()) {
        let bad = || Refusal::invalid("BAD_CURSOR", "翻页位置无效，请回到第一页重新查询。");
        let after: PostId = after.parse().map_err(|_| bad())?;
        let row = tx.opt(&format!("select {COLUMNS} from {FROM} where o.id = $1"), params![after]).await?;
        let last = held(&row.ok_or_else(bad)?)?;
        let n = values.len();
        from = format!(" and ({ORDER}) > (${}, ${}, ${}, ${})", n + 1, n + 2, n + 3, n + 4);
        values.extend([last.region_path.into(), last.unit_name.into(), last.post.title.into(), after.into()]);
    }
    let limit = ask.limit() as usize;
    let sql = format!("select {COLUMNS} from {FROM} where {only}{from} order by {ORDER} limit {}", limit + 1);
    let mut items: Vec<Held> = tx.all(&sql, &values).await?.iter().map(held).collect::<Outcome<_>>()?;
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|h| h.post.id.to_string());
    let total = Total { count: count.min(Total::EXACT_UP_TO), exact: count <= Total::EXACT_UP_TO };
    Ok(Page { items, next, total })
}

/// Duties assigned to a post, the oldest first.
pub async fn duties(tx: &mut Tx, post: PostId) -> Outcome<Vec<Duty>> {
    let sql = format!("select {DUTY} from duty d where d.post = $1 order by d.template, d.since, d.id");
    tx.all(&sql, params![post]).await?.iter().map(duty).collect()
}

/// One assigned duty with its post, where the asker may read it.
pub async fn one(ctx: &Ctx, tx: &mut Tx, id: DutyId) -> Outcome<(Duty, Held)> {
    let sql = format!("select {DUTY} from duty d where d.id = $1 and d.post is not null");
    let none = || Refusal::not_found("分派的职责");
    let found = duty(&tx.opt(&sql, params![id]).await?.ok_or_else(none)?)?;
    let held = post(ctx, tx, found.post.ok_or_else(none)?).await.map_err(|_| none())?;
    Ok((found, held))
}

/// Keep how long a duty runs, and why it was set aside; its open windows after that are taken away.
pub async fn set_end(tx: &mut Tx, d: &Duty, extend_on: Option<Date>) -> Outcome<()> {
    let aside = d.aside.as_ref().map_or(Value::Null(::store::Kind::Json), Value::json);
    let sql = "update duty set until_day = $2, extend_on = $3, aside = $4 where id = $1";
    tx.exec(sql, params![d.id, d.until, extend_on, aside]).await?;
    Ok(())
}

/// Duties whose post ends on another day than they do, and that nobody set aside.
pub async fn to_follow(tx: &mut Tx) -> Outcome<Vec<(Duty, Option<Date>)>> {
    let sql = format!(
        "select {DUTY}, o.valid_to from duty d join post o on o.id = d.post where d.aside is null \
         and d.until_day is distinct from o.valid_to order by d.id limit 200"
    );
    tx.all(&sql, params![]).await?.iter().map(|r| Ok((duty(r)?, r.get("valid_to")?))).collect()
}

/// Windows of a post's duties that are not over on a day or ended after another: for the register and the quarter.
pub async fn standing(tx: &mut Tx, posts: &[PostId], from: Date, to: Date) -> Outcome<Vec<Row>> {
    let mut out = Vec::new();
    for chunk in posts.chunks(200) {
        let marks: Vec<String> = (3..chunk.len() + 3).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select {} from occurrence t {} where t.post in ({}) and t.window_to >= $1 and t.window_from <= $2 \
             order by t.window_to, t.id",
            crate::duty::io::store::LISTED.columns,
            crate::duty::io::store::LISTED.joins,
            marks.join(",")
        );
        let mut values: Vec<Value> = params![from, to].to_vec();
        values.extend(chunk.iter().map(|p| Value::from(*p)));
        out.extend(tx.all(&sql, &values).await?);
    }
    Ok(out)
}

/// Short names of units, as they are now.
pub async fn shorts(tx: &mut Tx, units: &[UnitId]) -> Outcome<Vec<(UnitId, String)>> {
    let refs = crate::task::io::store::units(tx, units).await?;
    Ok(units.iter().filter_map(|u| refs.get(u).map(|r| (*u, r.short.clone()))).collect())
}
