//! One scoped, filtered, sorted page of 50 from a million tasks, three ways.
use crate::db::{Db, Dice, V, id, spread};
use std::time::Instant;

const COLS: &str = "t.id, t.region, t.sector, t.state, t.due, t.lead, t.doc, t.title, t.updated, t.version";

/// Who asks: the path range of a grant (if any), the viewer number of that grant, and the unit.
struct Who {
    grant: Option<(String, i64)>,
    unit: i64,
}

fn who(kind: &str, d: &mut Dice) -> Who {
    let t = d.below(1000) as i64;
    let (p, c) = (t % 10, t % 100);
    let u = d.below(40) as i64;
    match kind {
        "province" => Who { grant: Some(("/53/".into(), 0)), unit: p * 40 + u },
        "prefecture" => Who { grant: Some((format!("/53/{}/", 100000 + p), 1 + p)), unit: p * 40 + u },
        "county" => {
            Who { grant: Some((format!("/53/{}/{}/", 100000 + p, 200000 + c), 11 + c)), unit: (10 + c) * 40 + u }
        }
        "town" => Who {
            grant: Some((format!("/53/{}/{}/{}/", 100000 + p, 200000 + c, 300000 + t), 111 + t)),
            unit: (110 + t) * 40 + u,
        },
        "unit pref" => Who { grant: None, unit: p * 40 + u },
        _ => Who { grant: None, unit: (10 + c) * 40 + u },
    }
}

/// SQL and values of one page.
fn sql(
    way: &str,
    w: &Who,
    state: Option<&str>,
    sector: Option<&str>,
    after: Option<(i64, uuid::Uuid)>,
) -> (String, Vec<V>) {
    let mut v = vec![];
    let mut bind = |x: V| {
        v.push(x);
        format!("${}", v.len())
    };
    let unit = bind(V::Id(id(2, w.unit)));
    let range = w.grant.as_ref().map(|(a, _)| {
        let end = format!("{}0", &a[..a.len() - 1]); // '/' + 1 is '0'
        format!("t.region >= {} and t.region < {}", bind(V::Text(a.clone())), bind(V::Text(end)))
    });
    let viewer = w.grant.as_ref().map(|(_, n)| bind(V::Id(id(4, *n))));
    let mut f = String::new();
    let mut g = String::new();
    if let Some(s) = state {
        let b = bind(V::Text(s.into()));
        f += &format!(" and t.state = {b}");
        g += &format!(" and r.state = {b}");
    }
    if let Some(s) = sector {
        let b = bind(V::Text(s.into()));
        f += &format!(" and t.sector = {b}");
        g += &format!(" and r.sector = {b}");
    }
    if let Some((due, last)) = after {
        let (d, i) = (bind(V::Int(due)), bind(V::Id(last)));
        f += &format!(" and (t.due, t.id) > ({d}, {i})");
        g += &format!(" and (r.due, r.task) > ({d}, {i})");
    }
    let end = "order by due, id limit 50";
    let text = match way {
        "or-exists" => {
            let grant = range.map(|r| format!("({r}) or ")).unwrap_or_default();
            format!(
                "select {COLS} from task t where ({grant}exists (select 1 from task_access a where a.task = t.id and a.unit = {unit})){f} {end}"
            )
        }
        "or-in" => {
            let grant = range.map(|r| format!("({r}) or ")).unwrap_or_default();
            format!(
                "select {COLS} from task t where ({grant}t.id in (select a.task from task_access a where a.unit = {unit})){f} {end}"
            )
        }
        "union" => {
            let mine =
                format!("select {COLS} from task_access a join task t on t.id = a.task where a.unit = {unit}{f}");
            match range {
                Some(r) => format!(
                    "select * from (select * from (select {COLS} from task t where {r}{f} {end}) x union select * from (select distinct * from ({mine}) z {end}) y) u {end}"
                ),
                None => format!("select distinct * from ({mine}) u {end}"),
            }
        }
        "rows" => {
            // one index range per viewer and state; the states are few and known, so "all states" is a union too
            let mut arms = vec![];
            let states: Vec<String> = match state {
                Some(_) => vec![String::new()],
                None => crate::seed::STATES.iter().map(|s| format!(" and r.state = '{s}'")).collect(),
            };
            for v in std::iter::once(unit.clone()).chain(viewer.clone()) {
                for s in &states {
                    arms.push(format!("select * from (select r.task, r.due from task_row r where r.viewer = {v}{s}{g} order by r.due, r.task limit 50) a{}", arms.len()));
                }
            }
            format!(
                "select {COLS} from (select task, due from ({}) m group by task, due order by due, task limit 50) k join task t on t.id = k.task order by t.due, t.id",
                arms.join(" union all ")
            )
        }
        "areas" => {
            let mut arms = vec![];
            let root = w.grant.as_ref().is_some_and(|(a, _)| a == "/53/");
            let h = g.replace("r.task", "r.id");
            match &w.grant {
                Some(_) if root => arms.push(format!("select * from (select r.id as task, r.due from task_area r where 1 = 1{h} order by r.due, r.id limit 50) x")),
                Some((a, _)) => {
                    let (k, code) = (a.matches('/').count() - 1, a.trim_end_matches('/').rsplit('/').next().expect("code"));
                    let code = bind_later(&mut v, V::Text(code.into()));
                    arms.push(format!("select * from (select r.id as task, r.due from task_area r where r.a{k} = {code}{h} order by r.due, r.id limit 50) x"));
                }
                None => {}
            }
            if !root {
                arms.push(format!("select * from (select distinct r.task, r.due from task_seen r where r.unit = {unit}{g} order by r.due, r.task limit 50) y"));
            }
            format!(
                "select {COLS} from (select task, due from ({}) m group by task, due order by due, task limit 50) k join task_area t on t.id = k.task order by t.due, t.id",
                arms.join(" union all ")
            )
        }
        _ => unreachable!(),
    };
    // unused binds are an error on PostgreSQL, so renumber what is used
    let mut used = vec![];
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('$') {
        let n: String = rest[at + 1..].chars().take_while(|c| c.is_ascii_digit()).collect();
        let k: usize = n.parse().expect("bind");
        let place = used.iter().position(|u| *u == k).unwrap_or_else(|| {
            used.push(k);
            used.len() - 1
        });
        out += &rest[..at];
        out += &format!("${}", place + 1);
        rest = &rest[at + 1 + n.len()..];
    }
    out += rest;
    (out, used.iter().map(|k| v[k - 1].clone()).collect())
}

fn bind_later(v: &mut Vec<V>, x: V) -> String {
    v.push(x);
    format!("${}", v.len())
}

pub async fn run(db: &mut Db, _rows: i64) {
    let only = std::env::args().nth(4);
    let ways = ["or-exists", "or-in", "union", "rows", "areas"];
    for kind in ["province", "prefecture", "county", "town", "unit pref", "unit county"] {
        let mut counts = vec![];
        for way in ways {
            if only.as_deref().is_some_and(|o| o != way) {
                continue;
            }
            let (mut d, mut times, mut got) = (Dice(42), vec![], 0);
            let began = Instant::now();
            for k in 0..60 {
                let w = who(kind, &mut d);
                let state = (d.below(4) > 0).then(|| crate::seed::STATES[d.below(5) as usize]);
                let sector = (d.below(3) == 0).then(|| format!("s{}", d.below(20)));
                let after = (d.below(3) == 0).then(|| (1_700_000_000 + d.below(1095) as i64 * 86400, id(1, 500_000)));
                let (s, v) = sql(way, &w, state, sector.as_deref(), after);
                let t = Instant::now();
                got += db.rows(&s, &v).await;
                if k >= 5 {
                    times.push(t.elapsed());
                }
                if began.elapsed().as_secs() > 20 && times.len() >= 5 {
                    break;
                }
            }
            let n = times.len();
            println!("{:8} {kind:12} {way:10} {} ({n} queries, {got} rows)", db.name(), spread(times));
            counts.push(got);
        }
    }
}
