//! A table of notes with everything that a large table has, and random rows and questions.

use jiff::Timestamp;
use kernel::id::UnitId;
use kernel::{Area, Right, Scope};
use store::list::{Keeper, Large, areas};
use store::words::Words;
use store::{Db, Kind, List, Listed, Migration, ScopeOn, Sort, Together, Value};
use uuid::Uuid;

const TABLES: &[Migration] = &[Migration {
    id: "20990102_words",
    sql: "create table note (id @id not null primary key, title @text not null, words @text not null, trade @text not null,
            state @text not null, open @bool not null, unit @id, at @time not null, region_path @text not null,
            area1 @text not null, area2 @text not null, area3 @text not null, area4 @text not null,
            settled @bool not null) @strict;
          create index note_fresh on note (at, id) where not settled;
          create index note_area1 on note (area1, at, id) where settled;
          create index note_unit on note (unit, at, id) where settled;
          create index note_keeper on note (unit, trade, region_path, settled) where settled and unit is not null;
          create @words note_word;
          create table note_unread (record @id not null primary key) @strict;",
}];

pub const WORDS: Words = Words {
    table: "note",
    texts: &["title", "words"],
    values: &[
        ("area1", Kind::Text),
        ("area2", Kind::Text),
        ("area3", Kind::Text),
        ("area4", Kind::Text),
        ("trade", Kind::Text),
        ("state", Kind::Text),
        ("open", Kind::Bool),
        ("unit", Kind::Id),
    ],
};

pub const NOTES: Listed = Listed {
    table: "note",
    joins: "",
    columns: "t.title",
    on: ScopeOn {
        path: "t.region_path",
        sector: Some("t.trade"),
        units: &["t.unit"],
        access: None,
        areas: true,
        large: Some(Large {
            sort: "t.at",
            open: "t.open",
            open_sorts: &["t.at"],
            rare: &[],
            own: &["t.unit"],
            settled: "t.settled",
            keeper: Some(Keeper { unit: "t.unit", little: 4 }),
        }),
    },
    sorts: &[Sort { name: "at", column: "t.at", kind: Kind::Time }],
    default: "-at",
};

pub fn now() -> Timestamp {
    "2024-11-20T02:00:00Z".parse().unwrap()
}

pub async fn engines() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let mut out = vec![(Db::open(folder.path().join("w.db").to_str().unwrap()).await.unwrap(), Some(folder))];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => {
            let name = format!("store_{:016x}", store::noise() as u64);
            let admin = Db::open(&url).await.unwrap();
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            let base = url.rsplit_once('/').unwrap().0;
            out.push((Db::open(&format!("{base}/{name}")).await.unwrap(), None));
        }
        Err(_) => println!("PostgreSQL half skipped: ANLAN_TEST_POSTGRES is not set"),
    }
    for (db, _) in &out {
        let all: Vec<Migration> = store::MIGRATIONS.iter().chain(TABLES).copied().collect();
        store::migrate(db, &all, now()).await.unwrap();
    }
    out
}

/// The same numbers in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
    /// Few characters, so that words are found, stand side by side in the wrong order, and across a full stop.
    pub fn text(&mut self, most: usize) -> String {
        const CHARS: [char; 18] =
            ['灭', '火', '器', '通', '道', '火', '。', ' ', 'A', 'a', 'b', '3', '%', '_', '\\', 'É', 'é', '-'];
        let long = 1 + self.below(most);
        (0..long).map(|_| self.of(&CHARS)).collect()
    }
}

pub const PATHS: [&str; 5] =
    ["/990100/", "/990100/990121/", "/990100/990121/990121100/", "/990100/990122/990122100/990122100001/", "/980000/"];
pub const TRADES: [&str; 3] = ["mine", "gas_pipe", "road"];
pub const STATES: [&str; 3] = ["new", "plan_due", "closed"];

pub struct House {
    pub units: [UnitId; 2],
    pub ids: Vec<Uuid>,
}

impl House {
    /// Write a note, or write one of them anew; noted as unread as a verb does it.
    pub async fn write(&mut self, db: &Db, dice: &mut Dice, n: i64) {
        let new = self.ids.len() < 20 || dice.below(3) > 0;
        let id = if new {
            Uuid::from_u128(u128::from(dice.0) << 40 | n as u128)
        } else {
            self.ids[dice.below(self.ids.len())]
        };
        let unit = (dice.below(3) == 0).then(|| dice.of(&self.units));
        // The first unit keeps to one region, so that some lists need no arm for it.
        let path = dice.of(if unit == Some(self.units[0]) { &PATHS[..4] } else { &PATHS[..] });
        let a = areas(path);
        let state = dice.of(&STATES);
        let unit: Value = unit.map_or(Value::Null(Kind::Id), Value::from);
        let at = now() + jiff::SignedDuration::from_secs(dice.below(50) as i64);
        let mut all = Together::new();
        all.add(
            "insert into note (id, title, words, trade, state, open, unit, at, region_path, area1, area2, area3, area4, settled)
             values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) on conflict (id) do update set title = excluded.title,
             words = excluded.words, trade = excluded.trade, state = excluded.state, open = excluded.open,
             unit = excluded.unit, at = excluded.at, region_path = excluded.region_path, area1 = excluded.area1,
             area2 = excluded.area2, area3 = excluded.area3, area4 = excluded.area4, settled = excluded.settled",
            vec![
                id.into(),
                dice.text(4).into(),
                dice.text(12).into(),
                dice.of(&TRADES).into(),
                state.into(),
                (state != "closed").into(),
                unit,
                at.into(),
                path.into(),
                a[0].into(),
                a[1].into(),
                a[2].into(),
                a[3].into(),
                // Some stand in no index yet.
                (dice.below(3) > 0).into(),
            ],
        );
        WORDS.changed(&mut all, id);
        let mut tx = db.begin().await.unwrap();
        tx.together(all).await.unwrap();
        tx.commit().await.unwrap();
        if new {
            self.ids.push(id);
        }
    }

    pub fn scope(&self, dice: &mut Dice) -> Scope {
        if dice.below(5) == 0 {
            return Scope::everything();
        }
        let unit = Some(dice.of(&self.units));
        let areas = (0..1 + dice.below(2)).map(|_| Area {
            right: Right::TaskRead,
            path: dice.of(&PATHS).to_owned(),
            sectors: (0..dice.below(3)).map(|_| dice.of(&TRADES).to_owned()).collect(),
            whole_region: dice.below(4) > 0,
        });
        Scope { unit, areas: areas.collect(), ..Scope::default() }
    }
}

/// A random question without its word.
pub fn list(dice: &mut Dice, scope: &Scope) -> List {
    let mut out = List::new(&NOTES, scope, Right::TaskRead);
    if dice.below(3) == 0 {
        out = out.among("t.state", (0..1 + dice.below(2)).map(|_| dice.of(&STATES)).collect::<Vec<_>>());
    }
    if dice.below(3) == 0 {
        out = out.among("t.trade", [dice.of(&TRADES)]);
    }
    if dice.below(4) == 0 {
        out = out.and("t.open", []);
    }
    if dice.below(4) == 0 {
        out = out.within([dice.of(&PATHS).to_owned()]);
    }
    out
}
