//! SQL of persons and posts.

use crate::person::{Person, Post};
use crate::unit::initials;
use ::store::{Row, Tx, Value, params};
use kernel::Refusal;
use kernel::id::{PersonId, PostId};

pub const COLUMNS: &str = "t.id, t.login, t.name, t.unit, t.region_path, t.active, t.demo_say, t.version";

pub fn decode(row: &Row) -> Result<Person, Refusal> {
    Ok(Person {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        region_path: row.get("region_path")?,
        active: row.get("active")?,
        demo_say: row.get("demo_say")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, id: PersonId) -> Result<Option<Person>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from person t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

pub async fn by_login(tx: &mut Tx, login: &str) -> Result<Option<Person>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from person t where t.login = $1"), params![login]).await?;
    row.as_ref().map(decode).transpose()
}

/// People of the demo's sign-in page, in the order in which they were added.
pub async fn of_the_demo(tx: &mut Tx) -> Result<Vec<Person>, Refusal> {
    let sql = format!("select {COLUMNS} from person t where t.demo_say is not null and t.active = $1 order by t.id");
    tx.all(&sql, params![true]).await?.iter().map(decode).collect()
}

/// The hash of the password, if one was set.
pub async fn password(tx: &mut Tx, id: PersonId) -> Result<Option<String>, Refusal> {
    tx.one("select password from person where id = $1", params![id]).await?.get("password")
}

pub async fn set_password(tx: &mut Tx, id: PersonId, hash: &str) -> Result<(), Refusal> {
    tx.exec("update person set password = $2 where id = $1", params![id, hash]).await?;
    Ok(())
}

fn taken(e: ::store::Error, p: &Person) -> Refusal {
    if e.is_unique() {
        let say = format!("账号“{}”已经有人使用，请换一个。", p.login);
        return Refusal::conflict("LOGIN_TAKEN", say).at("login", "账号已有人使用");
    }
    e.into()
}

pub async fn insert(tx: &mut Tx, p: &Person, password: Option<String>) -> Result<(), Refusal> {
    tx.exec(
        "insert into person (id, login, name, initials, unit, region_path, password, active, demo_say, version)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
        params![
            p.id,
            &p.login,
            &p.name,
            initials([p.name.as_str()]),
            p.unit,
            &p.region_path,
            password,
            p.active,
            p.demo_say.clone(),
            p.version
        ],
    )
    .await
    .map_err(|e| taken(e, p))?;
    Ok(())
}

/// Compare-and-set on the version before.
pub async fn update(tx: &mut Tx, p: &Person, before: i64) -> Result<(), Refusal> {
    let n = tx
        .exec(
            "update person set login = $3, name = $4, initials = $5, unit = $6, region_path = $7, active = $8, version = $9
             where id = $1 and version = $2",
            params![p.id, before, &p.login, &p.name, initials([p.name.as_str()]), p.unit, &p.region_path, p.active, p.version],
        )
        .await
        .map_err(|e| taken(e, p))?;
    if n == 0 { Err(Refusal::changed_meanwhile("人员")) } else { Ok(()) }
}

fn decode_post(row: &Row) -> Result<Post, Refusal> {
    Ok(Post {
        id: row.get("id")?,
        person: row.get("person")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        portfolio: row.json("portfolio")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}

/// Posts of these people, latest first.
pub async fn posts(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Post>, Refusal> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=people.len()).map(|n| format!("${n}")).collect();
    let values: Vec<Value> = people.iter().map(|p| Value::from(*p)).collect();
    let sql = format!(
        "select id, person, unit, title, portfolio, valid_from, valid_to from post where person in ({})
         order by valid_from desc, id",
        marks.join(",")
    );
    tx.all(&sql, &values).await?.iter().map(decode_post).collect()
}

pub async fn insert_post(tx: &mut Tx, p: &Post) -> Result<(), Refusal> {
    tx.exec(
        "insert into post (id, person, unit, title, portfolio, valid_from, valid_to) values ($1,$2,$3,$4,$5,$6,$7)",
        params![p.id, p.person, p.unit, &p.title, Value::json(&p.portfolio), p.valid_from, p.valid_to],
    )
    .await?;
    Ok(())
}

pub async fn update_post(tx: &mut Tx, p: &Post) -> Result<(), Refusal> {
    tx.exec(
        "update post set unit = $2, title = $3, portfolio = $4, valid_from = $5, valid_to = $6 where id = $1",
        params![p.id, p.unit, &p.title, Value::json(&p.portfolio), p.valid_from, p.valid_to],
    )
    .await?;
    Ok(())
}

/// A post entered by mistake; one that was held ends instead.
pub async fn remove_post(tx: &mut Tx, id: PostId) -> Result<(), Refusal> {
    tx.exec("delete from post where id = $1", params![id]).await?;
    Ok(())
}

/// The people of a unit move with it to another region.
pub async fn follow_unit(tx: &mut Tx, unit: kernel::id::UnitId, region_path: &str) -> Result<(), Refusal> {
    tx.exec("update person set region_path = $2 where unit = $1", params![unit, region_path]).await?;
    Ok(())
}
